package net.wan6.examples;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.ProvisioningClient;
import net.wan6.core.driver.ProvisioningListener;
import net.wan6.mape.provisioning.Capability;
import net.wan6.mape.provisioning.ProvisioningRequest;
import net.wan6.mape.provisioning.RuleServerUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A16: null and numbers out of range are refused at once, by NullPointerException or IllegalArgumentException, with a word
 * that names the argument; in each public constructor and method of the client, whoever adds one.
 */
class ArgumentsTest {
    private static final ClientConfig CONFIG =
            ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
    private static final ClientIdentity IDENTITY = ClientIdentity.of(Duid.parseHex("0003000102005e005301"));

    private static final Dhcpv6Client CLIENT = client();

    private static final ProvisioningRequest PROVISIONING =
            ProvisioningRequest.of("00005e", "wan6", "0_1", List.of(Capability.DS_LITE));

    private static final ProvisioningClient PROVISIONED = provisioned();

    private static final Samples SAMPLES = new Samples(Map.ofEntries(
            entry(Octets.class, Octets.parseHex("0102")),
            entry(Duid.class, IDENTITY.duid()),
            entry(Ipv6Address.class, Ipv6Address.parse("2001:db8::1")),
            entry(Ipv6Prefix.class, Ipv6Prefix.parse("2001:db8::/56")),
            entry(Lifetime.class, Lifetime.ZERO),
            entry(OptionType.class, OptionTypes.DNS_SERVERS),
            entry(Message.class, Message.builder(MessageType.REPLY, 1).build()),
            entry(RandomGenerator.class, new Random(1)),
            entry(ClientConfig.class, CONFIG),
            entry(ClientConfig.Builder.class, ClientConfig.builder(ClientProfile.RFC9915)),
            entry(ClientEngine.class, ClientEngine.create(CONFIG, IDENTITY, new Random(1))),
            entry(Dhcpv6Client.Builder.class, Dhcpv6Client.builder(CONFIG, IDENTITY)),
            entry(Dhcpv6Client.class, CLIENT),
            entry(RuleServerUrl.class, RuleServerUrl.parse("https://rules.example.jp/")),
            entry(SSLContext.class, tls()),
            entry(ProvisioningRequest.class, PROVISIONING),
            entry(ProvisioningClient.Builder.class, ProvisioningClient.builder(PROVISIONING)),
            entry(ProvisioningClient.class, PROVISIONED)));

    private static final List<Class<?>> TYPES = Stream.of(ClientEngine.class, Dhcpv6Client.class)
            .flatMap(one -> PublicTypes.beside(one).stream())
            .filter(type -> type != ClientListener.class && type != ProvisioningListener.class) // called by the library
            .toList();

    /** What numbers of records may be, first and last; those that are instants may be anything. */
    private static final Map<String, List<Long>> RANGES = Map.ofEntries(
            entry("iaid", List.of(0L, 0xffff_ffffL)),
            entry("firstIaid", List.of(0L, 0xffff_ffffL)),
            entry("sourcePort", List.of(0L, 0xffffL)),
            entry("length", List.of(0L, 128L)),
            entry("index", List.of(0L, Long.MAX_VALUE)),
            entry("mtu", List.of(0L, Long.MAX_VALUE)),
            entry("messages", List.of(1L, Long.MAX_VALUE)),
            entry("seconds", List.of(1L, Long.MAX_VALUE)),
            entry("nanoseconds", List.of(0L, Long.MAX_VALUE)),
            entry("status", List.of(200L, 599L)),
            entry("untold", List.of(0L, Long.MAX_VALUE)),
            entry("count", List.of(0L, Long.MAX_VALUE)),
            entry("sent", List.of(0L, Long.MAX_VALUE)),
            entry("answers", List.of(0L, Long.MAX_VALUE)),
            entry("retransmissions", List.of(0L, Long.MAX_VALUE)),
            entry("reconfiguresAccepted", List.of(0L, Long.MAX_VALUE)),
            entry("transmitFailures", List.of(0L, Long.MAX_VALUE)),
            entry("rateLimited", List.of(0L, Long.MAX_VALUE)),
            entry("lastExchangeNanoseconds", List.of(-1L, Long.MAX_VALUE)));

    private static final Set<String> INSTANTS = Set.of("at", "since", "deadline");

    private static Dhcpv6Client client() {
        try {
            InetSocketAddress loopback = new InetSocketAddress(
                    net.wan6.codec.Ipv6Address.parse("::1").toInetAddress(), 0);
            DatagramChannel server =
                    DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback);
            DatagramChannel channel =
                    DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback);
            InetSocketAddress nobody = (InetSocketAddress) server.getLocalAddress();
            server.close();
            return Dhcpv6Client.builder(CONFIG, IDENTITY)
                    .onChannel(channel, nobody)
                    .open();
        } catch (IOException noLoopback) {
            throw new UncheckedIOException(noLoopback);
        }
    }

    private static ProvisioningClient provisioned() {
        try {
            return ProvisioningClient.builder(PROVISIONING).open(new ProvisioningListener() {});
        } catch (IOException noStore) {
            throw new UncheckedIOException(noStore);
        }
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException misconfigured) {
            throw new AssertionError(misconfigured);
        }
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        PROVISIONED.close();
    }

    @Test
    void a16_nullIsRefusedByName() {
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (Executable one : executables()) {
            for (int i = 0; i < one.getParameterCount(); i++) {
                if (!one.getParameterTypes()[i].isPrimitive()) {
                    Object[] arguments = SAMPLES.arguments(one);
                    arguments[i] = null;
                    tried++;
                    expectRefusal(one, arguments, i, faults);
                }
            }
        }
        assertEquals("", faults.stream().sorted().collect(Collectors.joining("\n")));
        assertTrue(tried > 100, "only " + tried);
    }

    /** An element of a list, set or array is an argument too. */
    @Test
    void a16_nullInsideIsRefusedByName() {
        List<String> faults = new ArrayList<>();
        for (Executable one : executables()) {
            for (int i = 0; i < one.getParameterCount(); i++) {
                Class<?> type = one.getParameterTypes()[i];
                Object[] arguments = SAMPLES.arguments(one);
                if (type == List.class) {
                    arguments[i] = Arrays.asList((Object) null);
                } else if (type == Set.class) {
                    arguments[i] = new HashSet<>(Arrays.asList((Object) null));
                } else if (type.isArray() && !type.getComponentType().isPrimitive()) {
                    arguments[i] = Array.newInstance(type.getComponentType(), 1);
                } else {
                    continue;
                }
                expectRefusal(one, arguments, i, faults);
            }
        }
        assertEquals("", faults.stream().sorted().collect(Collectors.joining("\n")));
    }

    @Test
    void a16_numbersOutOfRangeAreRefusedByName() {
        List<String> faults = new ArrayList<>();
        for (Class<?> type : TYPES) {
            if (type.isRecord()) {
                Executable constructor = Arrays.stream(type.getDeclaredConstructors())
                        .max(Comparator.comparingInt(Executable::getParameterCount))
                        .orElseThrow();
                for (int i = 0; i < constructor.getParameterCount(); i++) {
                    expectRange(constructor, i, faults);
                }
            }
        }
        assertEquals("", faults.stream().sorted().collect(Collectors.joining("\n")));
    }

    private static void expectRange(Executable constructor, int index, List<String> faults) {
        Parameter parameter = constructor.getParameters()[index];
        boolean isLong = parameter.getType() == long.class;
        if ((!isLong && parameter.getType() != int.class) || INSTANTS.contains(parameter.getName())) {
            return;
        }
        List<Long> range = RANGES.get(parameter.getName());
        if (range == null) {
            faults.add(constructor + ": what may " + parameter.getName() + " be?");
            return;
        }
        for (long wrong : new long[] {range.get(0) - 1, range.get(1) + 1}) {
            boolean exists = wrong != Long.MIN_VALUE && (isLong || wrong == (int) wrong);
            if (exists) {
                Object[] arguments = SAMPLES.arguments(constructor);
                arguments[index] = isLong ? (Object) wrong : (Object) (int) wrong;
                expectRefusal(constructor, arguments, index, faults);
            }
        }
    }

    private static void expectRefusal(Executable one, Object[] arguments, int index, List<String> faults) {
        String name = one.getParameters()[index].getName();
        Object receiver = one instanceof Method method && !Modifier.isStatic(method.getModifiers())
                ? SAMPLES.of(one.getDeclaringClass()).orElseThrow(() -> new AssertionError("no sample to call " + one))
                : null;
        try {
            Samples.call(one, receiver, arguments);
            faults.add(one + ": takes " + arguments[index] + " as " + name);
        } catch (NullPointerException | IllegalArgumentException refused) {
            if (!String.valueOf(refused.getMessage()).contains(name)) {
                faults.add(one + ": does not name " + name + ": " + refused);
            }
        } catch (Throwable other) {
            faults.add(one + ": throws " + other + " for " + name);
        }
    }

    private static List<Executable> executables() {
        return TYPES.stream()
                .flatMap(type -> Stream.concat(
                        Arrays.stream((Executable[]) type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods())))
                .filter(one -> Modifier.isPublic(one.getModifiers())
                        && !Modifier.isAbstract(one.getModifiers())
                        && !one.isSynthetic()
                        && !Set.of("equals", "valueOf").contains(one.getName()))
                .toList();
    }
}
