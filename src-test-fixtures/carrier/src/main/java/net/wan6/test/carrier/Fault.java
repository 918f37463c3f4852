package net.wan6.test.carrier;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import net.wan6.codec.ClientServerMessage;

/**
 * What a carrier may do wrong, or odd as real servers are. Each is switched on by name; several act in the order in
 * which they stand here. A Reconfigure keeps a right signature unless the fault is one of the signature.
 */
public enum Fault {
    /** No answer to anything. */
    SILENCE(Target.BEHAVIOUR),
    /** Answers come late, by {@link CarrierPlan#answerDelay()}. */
    DELAY(Target.BEHAVIOUR),
    /** What comes by unicast is answered with status UseMulticast (seen of ISC dhcpd and wide; RFC 8415 §18.4). */
    ONLY_MULTICAST(Target.BEHAVIOUR),
    /** Datagrams lose their last three octets. */
    TRUNCATED(Target.BEHAVIOUR),

    /** Every IA_PD of an Advertise is empty. */
    EMPTY_ADVERTISE_IA(Target.ADVERTISE, IaDistortions::emptied),
    /** Status NoPrefixAvail in every IA_PD. */
    NO_PREFIX_AVAIL(Target.ANSWER, IaDistortions::exhausted),
    /** A Reply to Rebind has IA_PDs without prefix, status, T1 and T2 (seen of dibbler). */
    EMPTY_IA_ON_REBIND(Target.REBIND_REPLY, IaDistortions::emptied),
    /** A Reply has no identity association (seen of dnsmasq). */
    REPLY_WITHOUT_IA(Target.REPLY, IaDistortions::removed),
    /** Every IA_PD but the first is missing (seen of wide). */
    SECOND_IA_OMITTED(Target.ANSWER, IaDistortions::onlyFirst),
    /** The prefix of the first IA_PD stands in the others too (seen of ISC dhcpd in Advertise). */
    SAME_PREFIX_TWICE(Target.ANSWER, IaDistortions::samePrefix),
    /** An IA_PD more, of a number the client did not send. */
    FOREIGN_IA(Target.ANSWER, IaDistortions::foreign),
    /** Prefixes end at once, with status NoBinding inside the prefix itself. */
    STATUS_INSIDE_PREFIX(Target.REPLY, IaDistortions::statusInsidePrefix),
    /** T1 after T2: the IA is to be ignored (RFC 9915 §21.21). */
    T1_ABOVE_T2(Target.ANSWER, IaDistortions::t1AboveT2),
    /** Preferred beyond valid lifetime: the prefix is to be ignored (RFC 9915 §21.22). */
    PREFERRED_ABOVE_VALID(Target.ANSWER, IaDistortions::preferredAboveValid),
    /** Bits beyond the prefix length are set (seen of dibbler). */
    HOST_BITS(Target.ANSWER, IaDistortions::hostBits),
    /** Infinite lifetimes, T1 0 and T2 infinite (seen of Kea). */
    INFINITE_LIFETIMES(Target.ANSWER, IaDistortions::infinite),
    /** T1 and T2 of 0: the client is to choose. */
    ZERO_TIMES(Target.ANSWER, IaDistortions::zeroTimes),

    /** Status NoAddrsAvail beside a good IA_PD (seen of wide and dibbler). */
    TOP_LEVEL_NO_ADDRS_AVAIL(Target.ANSWER, Distortions::noAddrsAvail),
    /** Status UnspecFail and no identity association. */
    UNSPEC_FAIL(Target.REPLY, Distortions::unspecFail),
    /** No Reconfigure Accept though the client sent one (seen of dibbler). */
    NO_RECONFIGURE_ACCEPT(Target.ANSWER, Distortions::withoutReconfigureAccept),
    /** No key in the Reply that should bring it. */
    NO_KEY(Target.REPLY, Distortions::withoutAuthentication),
    /** Authentication of a protocol that no client knows. */
    UNKNOWN_AUTH_PROTOCOL(Target.REPLY, Distortions::unknownProtocol),
    /** A key already in the Advertise. */
    AUTH_IN_ADVERTISE(Target.ADVERTISE, Distortions::withKey),
    /** No Rapid Commit in the Reply to a Solicit that has it. */
    NO_RAPID_COMMIT(Target.REPLY, Distortions::withoutRapidCommit),
    /** Every option but the identity associations stands twice. */
    DUPLICATE_OPTIONS(Target.ANSWER, Distortions::duplicated),
    /** Identity associations, Server-ID, Client-ID, Preference, DNS, then the rest, authentication last. */
    ORDER_DIBBLER(Target.ANSWER, Distortions::orderOfDibbler),
    /** Identity associations, Client-ID, Server-ID, Reconfigure Accept, then the rest, vendor options last. */
    ORDER_ISC(Target.ANSWER, Distortions::orderOfIsc),
    /** Options in any order. */
    ORDER_SHUFFLED(Target.ANSWER, Distortions::shuffled),

    /** No option 19. */
    NO_RECONFIGURE_MESSAGE(Target.RECONFIGURE, Distortions::withoutReconfigureMessage),
    /** Option 19 asks for a Confirm. */
    BAD_RECONFIGURE_TYPE(Target.RECONFIGURE, Distortions::badReconfigureType),
    /** Option 19 stands twice. */
    TWO_RECONFIGURE_MESSAGES(Target.RECONFIGURE, Distortions::twoReconfigureMessages),
    /** An empty IA_PD in the Reconfigure (RFC 3315 §19.1.1; with type 11 to be dropped). */
    IA_IN_RECONFIGURE(Target.RECONFIGURE, Distortions::emptyIa),
    /** The Reconfigure goes to all nodes of the link. */
    TO_MULTICAST(Target.BEHAVIOUR),
    /** The Reconfigure has no authentication. */
    UNAUTHENTICATED(Target.BEHAVIOUR),
    /** The Reconfigure is signed with a key the client never got. */
    OTHER_KEY(Target.BEHAVIOUR),
    /** The Reconfigure has the counter of the message before. */
    REPLAYED_COUNTER(Target.BEHAVIOUR),
    /** The Reconfigure has a counter below that of the message before. */
    LOWER_COUNTER(Target.BEHAVIOUR),
    /** Counters of 0, with the key too (seen of dibbler). */
    ZERO_COUNTERS(Target.BEHAVIOUR),
    /** One bit of the digest is wrong. */
    BAD_DIGEST(Target.SIGNED, Distortions::digestFlipped),
    /** The authentication of a Reconfigure stands twice. */
    TWO_AUTHS(Target.SIGNED, Distortions::authenticationTwice),

    /** Authentication of 33 octets in all: one too many. */
    MALFORMED_AUTH(Target.AUTHENTICATED, Distortions::authenticationTooLong),
    /** The Client-ID of another client. */
    WRONG_CLIENT_ID(Target.ANY, Distortions::otherClient),
    /** No Client-ID. */
    NO_CLIENT_ID(Target.ANY, Distortions::withoutClient),
    /** The Server-ID of another server. */
    WRONG_SERVER_ID(Target.ANY, Distortions::otherServer),
    /** No Server-ID. */
    NO_SERVER_ID(Target.ANY, Distortions::withoutServer),
    /** Another transaction id; in a Reconfigure one that is not 0, which clients must not mind. */
    WRONG_TRANSACTION_ID(Target.ANY, Distortions::otherTransaction);

    private final Target target;

    // Every one is a static method.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Distortion distortion;

    Fault(Target target) {
        this(target, (message, entropy) -> message);
    }

    Fault(Target target, Distortion distortion) {
        this.target = target;
        this.distortion = distortion;
    }

    /**
     * Reads a name as {@link #label} writes it.
     *
     * @param label such as {@code bad-digest}
     * @return the fault
     * @throws IllegalArgumentException if there is no such fault
     */
    public static Fault parse(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is called \"" + label + '"'));
    }

    /**
     * The name for command lines.
     *
     * @return such as {@code bad-digest}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Target target() {
        return target;
    }

    ClientServerMessage distort(ClientServerMessage message, RandomGenerator entropy) {
        return distortion.of(message, entropy);
    }

    /** What a fault changes. */
    enum Target {
        /** Nothing in a finished message: the carrier itself asks for these. */
        BEHAVIOUR,
        ADVERTISE,
        REPLY,
        /** A Reply to a Rebind. */
        REBIND_REPLY,
        /** Advertise and Reply. */
        ANSWER,
        /** A Reconfigure yet to be signed. */
        RECONFIGURE,
        /** A Reconfigure that was signed. */
        SIGNED,
        /** A Reply, or a Reconfigure that was signed. */
        AUTHENTICATED,
        /** An answer, or a Reconfigure yet to be signed. */
        ANY
    }

    /** A message as it should be to what it becomes. */
    interface Distortion {
        ClientServerMessage of(ClientServerMessage message, RandomGenerator entropy);
    }
}
