package net.wan6.test.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientFqdn;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.NtpServer;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.codec.UserClass;
import net.wan6.codec.VendorClass;
import net.wan6.codec.VendorOptions;

/** Values of several fields. */
final class StructuredValues {
    private static final int KEY_OR_DIGEST = 17;

    /** The key alpn with "dot" (RFC 9460 §7.1). */
    private static final Octets DNS_OVER_TLS = Octets.parseHex("0001000403646f74");

    /** The key alpn with "h2", dohpath with "/q{?dns}" (RFC 9461 §5). */
    private static final Octets DNS_OVER_HTTPS = Octets.parseHex("00010003026832000700082f717b3f646e737d");

    private StructuredValues() {}

    static Arbitrary<OptionRequest> optionRequests() {
        return Arbitraries.integers()
                .between(0, 0xffff)
                .list()
                .ofMaxSize(6)
                .map(codes -> OptionRequest.ofCodes(
                                codes.stream().mapToInt(Integer::intValue).toArray())
                        .requestable());
    }

    /** Those of RFC 9915 mostly. */
    static Arbitrary<Status> statuses() {
        Arbitrary<Integer> codes = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 6)),
                Tuple.of(1, Arbitraries.integers().between(7, 0xffff)));
        return Combinators.combine(codes, DhcpOptions.texts())
                .as((code, text) -> Status.of(new StatusCode(code), text));
    }

    /** A key or a digest of RKAP (RFC 9915 §20.4), or of a protocol that nobody knows. */
    static Arbitrary<Authentication> authentications() {
        Arbitrary<Octets> rkap = Combinators.combine(Arbitraries.of(1, 2), DhcpValues.octets(16, 16))
                .as((type, octets) -> Octets.of(type.byteValue()).concat(octets));
        Arbitrary<Authentication> known = Combinators.combine(Arbitraries.longs(), rkap)
                .as((replay, information) -> Authentication.of(3, 1, 0, replay, information));
        Arbitrary<Authentication> unknown = Combinators.combine(
                        Arbitraries.integers().between(4, 0xff),
                        Arbitraries.integers().between(0, 0xff),
                        Arbitraries.integers().between(0, 0xff),
                        Arbitraries.longs(),
                        DhcpValues.octets(0, KEY_OR_DIGEST))
                .as(Authentication::of);
        return Arbitraries.oneOf(List.of(known, unknown));
    }

    private static Arbitrary<List<Octets>> items() {
        return DhcpOptions.listsOf(DhcpValues.octets(0, 12), 1);
    }

    static Arbitrary<UserClass> userClasses() {
        return items().map(UserClass::of);
    }

    /** Often those of real lines: what an enterprise may have once meets itself. */
    private static Arbitrary<Long> enterprises() {
        return Arbitraries.oneOf(
                List.of(Arbitraries.of(9L, 210L, 4491L), Arbitraries.longs().between(0, 0xffff_ffffL)));
    }

    static Arbitrary<VendorClass> vendorClasses() {
        return Combinators.combine(enterprises(), items()).as(VendorClass::of);
    }

    static Arbitrary<VendorOptions> vendorOptions() {
        record Inside(int code, Octets payload) {}
        Arbitrary<Inside> inside = Combinators.combine(
                        Arbitraries.integers().between(0, 0xffff), DhcpValues.octets(0, 12))
                .as(Inside::new);
        return Combinators.combine(enterprises(), inside.list().ofMaxSize(3)).as((enterprise, all) -> {
            Options options = Options.none(OptionSpace.vendor(enterprise));
            for (Inside one : all) {
                options = options.withRaw(one.code(), one.payload());
            }
            return VendorOptions.of(enterprise, options);
        });
    }

    static Arbitrary<ClientFqdn> clientFqdns() {
        // N and S exclude each other (RFC 4704 §4.1).
        return Combinators.combine(Arbitraries.of(0, 1, 2, 3, 4, 6), DhcpValues.domainNames())
                .as(ClientFqdn::of);
    }

    static Arbitrary<NtpServer> ntpServers() {
        return Arbitraries.oneOf(List.of(
                DhcpValues.servers().map(NtpServer::of),
                DhcpValues.groups()
                        .map(group -> NtpServer.of(Options.none(OptionSpace.NTP).with(OptionTypes.NTP_MC_ADDR, group))),
                DhcpOptions.of(OptionTypes.NTP_SRV_FQDN).map(NtpServer::of)));
    }

    static Arbitrary<Dnr> resolvers() {
        Arbitrary<Integer> priorities = Arbitraries.integers().between(1, 0xffff);
        Arbitrary<DomainName> names = DhcpValues.domainNames().filter(name -> !name.isRoot());
        return Arbitraries.oneOf(
                Combinators.combine(priorities, names).as(Dnr::of),
                Combinators.combine(
                                priorities,
                                names,
                                DhcpOptions.listsOf(DhcpValues.servers(), 1),
                                Arbitraries.of(DNS_OVER_TLS, DNS_OVER_HTTPS))
                        .as(Dnr::of));
    }
}
