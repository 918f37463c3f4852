package net.wan6.mape;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * RFC 7597 once more, slowly: numbers of any size instead of shifts, strings of bits instead of masks, loops over all
 * ports instead of formulas. Shares nothing with the code under test but the names of the RFC.
 */
final class Reference {

    /** n, r, o, a, the explicit PSID (length 0: none) and the two rule prefixes as bits. */
    record Rule(String ipv6, String ipv4, int o, int a, int explicitLength, int explicitPsid) {

        int n() {
            return ipv6.length();
        }

        int r() {
            return ipv4.length();
        }

        /** §5.2: what is left of the EA bits once the IPv4 address is full, or the explicit length. */
        int k() {
            return explicitLength > 0 ? explicitLength : Math.max(0, r() + o - 32);
        }
    }

    record Ce(String ipv4, int psid, String address) {}

    private Reference() {}

    /** A rule of any shape the RFC allows, an explicit PSID one time in eight where one may be. */
    static Rule randomRule(Random random) {
        while (true) {
            int r = random.nextInt(8) == 0 ? random.nextBoolean() ? 0 : 32 : random.nextInt(33);
            int o = random.nextInt(8) == 0 ? random.nextBoolean() ? 0 : 48 : random.nextInt(49);
            if (random.nextInt(8) == 0) {
                o = 32 - r;
            }
            int n = random.nextInt(129 - o);
            int k = Math.max(0, r + o - 32);
            int explicitLength = r + o == 32 && random.nextBoolean() ? 1 + random.nextInt(16) : 0;
            int length = explicitLength > 0 ? explicitLength : k;
            if (length <= 16) {
                int a = random.nextInt(Math.min(15, 16 - length) + 1);
                int psid = explicitLength == 0 ? 0 : random.nextInt(1 << explicitLength);
                return new Rule(randomBits(random, n), randomBits(random, r), o, a, explicitLength, psid);
            }
        }
    }

    static String randomBits(Random random, int count) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bits.append(random.nextBoolean() ? '1' : '0');
        }
        return bits.toString();
    }

    /** §5.2 and §6. The prefix holds at least Rule IPv6 prefix and EA bits. */
    static Ce ce(Rule rule, String endUserPrefix, InterfaceIdFormat format) {
        String ea = endUserPrefix.substring(rule.n(), rule.n() + rule.o());
        int p = Math.min(rule.o(), 32 - rule.r());
        String ipv4 = rule.ipv4() + ea.substring(0, p);
        int psid = rule.explicitLength() > 0 ? rule.explicitPsid() : number(ea.substring(p));
        String field = pad(ipv4, 32) + right(Integer.toBinaryString(psid), 16);
        String interfaceId =
                format == InterfaceIdFormat.RFC_7597 ? "0".repeat(16) + field : "0".repeat(8) + field + "0".repeat(8);
        String prefix = rule.ipv6() + ea;
        String address = prefix.length() <= 64
                ? pad(prefix, 64) + interfaceId
                : prefix + interfaceId.substring(prefix.length() - 64);
        return new Ce(ipv4, psid, address);
    }

    /** §5.1: port = A | PSID | j; A above zero unless it has no bits. */
    static boolean ownsPort(int a, int k, int psid, int port) {
        if (k == 0) {
            return true;
        }
        String bits = right(Integer.toBinaryString(port), 16);
        boolean excluded = a > 0 && number(bits.substring(0, a)) == 0;
        return !excluded && number(bits.substring(a, a + k)) == psid;
    }

    static List<Integer> ports(int a, int k, int psid) {
        List<Integer> ports = new ArrayList<>();
        for (int port = 0; port < 65536; port++) {
            if (ownsPort(a, k, psid, port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** §5.3: the CE address for an IPv4 destination in the rule; empty if no CE has the port. */
    static Optional<String> destination(Rule rule, String ipv4, int port, InterfaceIdFormat format) {
        String bits = right(Integer.toBinaryString(port), 16);
        int k = rule.k();
        int psid = k == 0 ? 0 : number(bits.substring(rule.a(), rule.a() + k));
        if (!ownsPort(rule.a(), k, psid, port) || (rule.explicitLength() > 0 && psid != rule.explicitPsid())) {
            return Optional.empty();
        }
        int p = Math.min(rule.o(), 32 - rule.r());
        String suffix = ipv4.substring(rule.r(), rule.r() + p);
        String ea = rule.explicitLength() > 0 || k == 0 ? suffix : suffix + right(Integer.toBinaryString(psid), k);
        return Optional.of(ce(rule, rule.ipv6() + ea, format).address());
    }

    static int number(String bits) {
        return bits.isEmpty() ? 0 : new BigInteger(bits, 2).intValueExact();
    }

    private static String pad(String bits, int length) {
        return bits + "0".repeat(length - bits.length());
    }

    private static String right(String bits, int length) {
        return "0".repeat(length - bits.length()) + bits;
    }
}
