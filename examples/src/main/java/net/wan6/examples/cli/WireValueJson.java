package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientFqdn;
import net.wan6.codec.Dnr;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.IdentityAssociation;
import net.wan6.codec.NtpServer;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.PdExclude;
import net.wan6.codec.S46Bind;
import net.wan6.codec.S46PortParameters;
import net.wan6.codec.S46Priority;
import net.wan6.codec.S46Rule;
import net.wan6.codec.Status;
import net.wan6.codec.UserClass;
import net.wan6.codec.VendorClass;
import net.wan6.codec.VendorOptions;
import net.wan6.codec.option.ReconfigureData;

/**
 * Values whose fields are not those of a record, each as an object with its fields by name, or a list. Keys and digests are
 * not values to be shown.
 */
final class WireValueJson {
    private static final Map<Class<?>, BiConsumer<ObjectNode, Object>> FIELDS = new HashMap<>();

    static {
        fields(IaPd.class, WireValueJson::putIa);
        fields(IaNa.class, WireValueJson::putIa);
        fields(
                IaPrefix.class,
                (node, prefix) -> node.put("prefix", prefix.address() + "/" + prefix.prefixLength())
                        .put("preferredSeconds", prefix.preferredLifetime().seconds())
                        .put("validSeconds", prefix.validLifetime().seconds()));
        fields(
                IaAddress.class,
                (node, address) -> node.put("address", address.address().toString())
                        .put("preferredSeconds", address.preferredLifetime().seconds())
                        .put("validSeconds", address.validLifetime().seconds()));
        fields(
                PdExclude.class,
                (node, exclude) -> node.put("prefixLength", exclude.prefixLength())
                        .put("subnetId", exclude.subnetId().toHex()));
        fields(
                Status.class,
                (node, status) -> node.put("code", status.code().code())
                        .put("name", status.code().toString())
                        .put("message", status.message()));
        fields(
                Authentication.class,
                (node, authentication) -> node.put("protocol", authentication.protocol())
                        .put("algorithm", authentication.algorithm())
                        .put("rdm", authentication.rdm())
                        .put(
                                "replayDetection",
                                new BigInteger(Long.toUnsignedString(authentication.replayDetection()))));
        fields(ReconfigureData.class, (node, data) -> node.put("time", data.time()));
        fields(UserClass.class, (node, user) -> node.set("items", ValueJson.of(user.items())));
        fields(
                VendorClass.class,
                (node, vendor) ->
                        node.put("enterprise", vendor.enterprise()).set("items", ValueJson.of(vendor.items())));
        fields(VendorOptions.class, (node, vendor) -> node.put("enterprise", vendor.enterprise()));
        fields(
                ClientFqdn.class,
                (node, fqdn) -> node.put("flags", fqdn.flags())
                        .put("serverUpdating", fqdn.isServerUpdating())
                        .put("overridden", fqdn.isOverridden())
                        .put("withoutUpdates", fqdn.isWithoutUpdates())
                        .set("name", ValueJson.of(fqdn.name())));
        fields(NtpServer.class, (node, server) -> {
            node.set("addresses", ValueJson.of(server.addresses()));
            node.set("multicastAddresses", ValueJson.of(server.multicastAddresses()));
            node.set("names", ValueJson.of(server.names()));
        });
        fields(Dnr.class, WireValueJson::putDnr);
        fields(
                S46Rule.class,
                (node, rule) -> node.put("flags", rule.flags())
                        .put("fmr", rule.isFmr())
                        .put("eaLength", rule.eaLength())
                        .put("ipv4Prefix", rule.ipv4Prefix().toString())
                        .put("ipv6Prefix", rule.ipv6Prefix().toString()));
        fields(
                S46Bind.class,
                (node, bind) -> node.put("ipv4Address", bind.ipv4Address().toString())
                        .put("bindPrefix", bind.bindPrefix().toString()));
        fields(
                S46PortParameters.class,
                (node, ports) -> node.put("psidOffset", ports.psidOffset())
                        .put("psidLength", ports.psidLength())
                        .put("psid", ports.psid()));
    }

    private WireValueJson() {}

    /** Its fields, or nothing if it is of another kind. */
    static Optional<JsonNode> of(Object value) {
        if (value instanceof OptionRequest request) {
            return Optional.of(numbers(request.codes()));
        } else if (value instanceof S46Priority priority) {
            return Optional.of(numbers(priority.codes()));
        }
        return Optional.ofNullable(FIELDS.get(value.getClass())).map(put -> {
            ObjectNode node = JsonLines.object();
            put.accept(node, value);
            return node;
        });
    }

    private static <T> void fields(Class<T> type, BiConsumer<ObjectNode, T> put) {
        FIELDS.put(type, (node, value) -> put.accept(node, type.cast(value)));
    }

    private static ArrayNode numbers(IntStream numbers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        numbers.forEach(array::add);
        return array;
    }

    private static void putIa(ObjectNode node, IdentityAssociation<?> ia) {
        node.put("iaid", ia.iaid())
                .put("t1", ia.t1().seconds())
                .put("t2", ia.t2().seconds());
    }

    /** Here and in Router Advertisements. */
    static void putDnr(ObjectNode node, Dnr server) {
        node.put("priority", server.priority())
                .put("name", server.authenticationDomainName().toString())
                .set("addresses", ValueJson.of(server.addresses()));
        if (!server.isNameOnly()) {
            node.put("serviceParameters", server.serviceParameters().toHex());
        }
    }
}
