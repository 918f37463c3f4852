package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What RFC 9915 and the registry say of options, beside their octets. */
class MetadataTest {
    private static Set<Integer> codes(Predicate<OptionType<?>> which) {
        return OptionTable.STANDARD.types(OptionSpace.DHCPV6).stream()
                .filter(which)
                .map(OptionType::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCodeThatTheRegistryAssignsHasAType() {
        // 10 and 35 are unassigned; 89 and 91 to 93 stand in softwire containers alone.
        Set<Integer> expected = IntStream.rangeClosed(1, 150).boxed().collect(Collectors.toCollection(TreeSet::new));
        expected.removeAll(List.of(10, 35, 89, 91, 92, 93));

        assertEquals(expected, codes(type -> true));
        assertEquals(
                List.of(89, 90, 91, 92, 93),
                OptionTable.STANDARD.types(OptionSpace.S46).stream()
                        .map(OptionType::code)
                        .toList());
        for (OptionSpace space : List.of(OptionSpace.NTP, OptionSpace.MOS_ADDRESS, OptionSpace.MOS_FQDN)) {
            assertEquals(
                    List.of(1, 2, 3),
                    OptionTable.STANDARD.types(space).stream()
                            .map(OptionType::code)
                            .toList());
        }
    }

    @Test
    void whatMayRecurIsNoSingleton() {
        // The last four are singletons in the registry; their own RFCs let them recur.
        assertEquals(
                Set.of(3, 4, 5, 16, 17, 25, 26, 74, 86, 90, 94, 104, 113, 138, 139, 144, 145, 149, 150, 56, 78, 85, 98),
                codes(type -> !type.isSingleton()));
    }

    @Test
    void whatRfc9915ForbidsInAnOptionRequestIsNotRequestable() {
        Set<Integer> forbidden = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 25, 26);
        assertTrue(codes(type -> !type.isRequestable()).containsAll(forbidden));
        assertEquals(
                new TreeSet<>(
                        Set.of(37, 38, 43, 44, 45, 46, 47, 48, 53, 61, 66, 68, 79, 80, 81, 87, 100, 101, 102, 112)),
                codes(type -> !type.isRequestable() && type.code() < 114 && !forbidden.contains(type.code())).stream()
                        .filter(code -> code < 105 || code > 110)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (OptionType<?> type : List.of(OptionTypes.IA_PD, OptionTypes.CLIENT_ID, RelayOptionTypes.REMOTE_ID)) {
            assertThrows(IllegalArgumentException.class, () -> OptionRequest.of(type));
        }
        assertEquals(
                OptionRequest.ofCodes(82, 94, 67, 90),
                OptionRequest.of(
                        OptionTypes.SOL_MAX_RT,
                        OptionTypes.S46_CONT_MAPE,
                        OptionTypes.PD_EXCLUDE,
                        OptionTypes.DHCP4O6_S46_BR));
    }

    @Test
    void obsoleteOptionsAreMarkedAndStillRead() {
        assertEquals(Set.of(4, 12), codes(OptionType::isObsolete));
    }

    @Test
    void placesAreThoseOfTheRegistry() {
        Occurrence preference = OptionTypes.PREFERENCE.occurrence();
        assertEquals(List.of(MessageType.ADVERTISE), preference.messages());
        assertFalse(preference.allows(MessageType.REPLY));
        assertTrue(preference.allows(new MessageType(200)));

        Occurrence prefix = OptionTypes.IAPREFIX.occurrence();
        assertFalse(prefix.allows(MessageType.REPLY));
        assertTrue(prefix.allowsInside(OptionTypes.IA_PD.code()));
        assertFalse(prefix.allowsInside(OptionTypes.IA_NA.code()));

        assertFalse(OptionTypes.IA_PD.occurrence().allows(MessageType.CONFIRM));
        assertTrue(OptionTypes.IAADDR.occurrence().allows(MessageType.ADDR_REG_INFORM));
        assertTrue(Occurrence.ANYWHERE.allows(MessageType.SOLICIT));
        assertTrue(Occurrence.ANYWHERE.allowsInside(25));
        assertThrows(IllegalArgumentException.class, () -> Occurrence.in(new MessageType(38)));
    }

    @Test
    void optionsStandWhereTheirOwnRfcsPutThem() {
        // RFC 8948 §4.1: inside IA_LL or in a Relay-forward, and nowhere else.
        Occurrence quadrants = OptionTypes.SLAP_QUAD.occurrence();
        assertEquals(List.of(MessageType.RELAY_FORW), quadrants.messages());
        assertEquals(List.of(138), quadrants.containers());

        // RFC 8156 §7.4: what a binding update says of a client, of an address and of a prefix.
        for (int lease : new int[] {5, 26}) {
            assertTrue(LeaseQueryOptionTypes.CLT_TIME.occurrence().allowsInside(lease));
            assertTrue(OptionTypes.CLIENT_FQDN.occurrence().allowsInside(lease));
        }
        assertTrue(RelayOptionTypes.VSS.occurrence().allowsInside(26));
        assertTrue(LeaseQueryOptionTypes.LQ_BASE_TIME.occurrence().allowsInside(45));
        assertTrue(OptionTypes.IAPREFIX.occurrence().allows(MessageType.BNDUPD));
        assertTrue(OptionTypes.IAPREFIX.occurrence().allows(MessageType.BNDREPLY));

        // RFC 9686 §4.2: other options than the two that must be there, but no Server Identifier and no Option Request.
        assertTrue(OptionTypes.CLIENT_FQDN.occurrence().allows(MessageType.ADDR_REG_INFORM));
        assertTrue(OptionTypes.VENDOR_CLASS.occurrence().allows(MessageType.ADDR_REG_INFORM));
        assertTrue(OptionTypes.ELAPSED_TIME.occurrence().allows(MessageType.ADDR_REG_INFORM));
        assertFalse(OptionTypes.SERVER_ID.occurrence().allows(MessageType.ADDR_REG_INFORM));
        assertFalse(OptionTypes.ORO.occurrence().allows(MessageType.ADDR_REG_INFORM));

        // RFC 6610 §4.2: relays supply them.
        for (OptionType<?> home : List.of(OptionTypes.MIP6_VDINF, OptionTypes.MIP6_IDINF, OptionTypes.MIP6_UDINF)) {
            assertTrue(home.occurrence().allowsInside(66), home.toString());
        }

        // RFC 6977 §6.3: whatever a relay might insert when it relays, but there is nothing to relay.
        for (OptionType<?> relays :
                List.of(RelayOptionTypes.RSOO, OptionTypes.INTERFACE_ID, RelayOptionTypes.REMOTE_ID)) {
            assertTrue(relays.occurrence().allows(MessageType.RECONFIGURE_REQUEST), relays.toString());
        }
        assertFalse(OptionTypes.RELAY_MSG.occurrence().allows(MessageType.RECONFIGURE_REQUEST));
    }

    @Test
    void everyContainerNamedIsAnOption() {
        for (OptionType<?> type : RegisteredTypes.ALL) {
            assertFalse(
                    type.occurrence().messages().isEmpty()
                            && type.occurrence().containers().isEmpty(),
                    type + " stands nowhere");
            for (int container : type.occurrence().containers()) {
                assertTrue(
                        OptionTable.STANDARD.find(OptionSpace.DHCPV6, container).isPresent()
                                || OptionTable.STANDARD
                                        .find(OptionSpace.S46, container)
                                        .isPresent(),
                        type + " inside " + container);
            }
        }
    }
}
