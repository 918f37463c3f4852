package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionReasonTest {
    /** Dashboards and alarms hang on these names. */
    @Test
    void theNamesUnderWhichRejectionsAreCountedStay() {
        List<String> names = List.of(
                "malformed",
                "not_reconfigure",
                "not_reply",
                "not_unicast",
                "server_id",
                "client_id",
                "bad_reconf_msg",
                "ia_options",
                "unauthenticated",
                "auth_repeated",
                "auth_length",
                "auth_protocol",
                "auth_algorithm",
                "auth_rdm",
                "auth_type",
                "no_key",
                "bad_digest",
                "replay",
                "busy");
        assertEquals(
                names,
                Arrays.stream(RejectionReason.values())
                        .map(RejectionReason::metric)
                        .toList());
        assertEquals(
                names,
                Arrays.stream(RejectionReason.values()).map(Object::toString).toList());
    }
}
