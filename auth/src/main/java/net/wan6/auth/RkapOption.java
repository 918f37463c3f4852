package net.wan6.auth;

import java.util.Optional;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RawOption;

/**
 * The AUTH option as RKAP fills it (RFC 9915 §20.4, §21.11): protocol 3, algorithm 1, replay detection method 0, its 8
 * octets, then a type and 16 octets of key or digest.
 */
final class RkapOption {
    static final int KEY = 1;
    static final int DIGEST = 2;

    private static final int HEADER = 4;
    private static final int PROTOCOL = 3;
    private static final int ALGORITHM = 1;
    private static final int RDM = 0;
    private static final int INFORMATION_LENGTH = 17;

    private RkapOption() {}

    static Authentication of(long replayDetection, int type, Octets value) {
        return Authentication.of(
                PROTOCOL,
                ALGORITHM,
                RDM,
                replayDetection,
                Octets.of((byte) type).concat(value));
    }

    /** Why the AUTH option of a message is not one, and RKAP's, and of that type; empty if it is (engine rule R-4). */
    static Optional<RejectionReason> fault(Only<Authentication> only, int type) {
        if (only instanceof Only.Absent) {
            return Optional.of(RejectionReason.UNAUTHENTICATED);
        }
        if (only instanceof Only.Repeated || only instanceof Only.Identical) {
            return Optional.of(RejectionReason.AUTH_REPEATED);
        }
        return only instanceof Only.One<Authentication> one
                ? fault(one.value(), type)
                : Optional.of(RejectionReason.AUTH_LENGTH);
    }

    private static Optional<RejectionReason> fault(Authentication auth, int type) {
        if (auth.information().length() != INFORMATION_LENGTH) {
            return Optional.of(RejectionReason.AUTH_LENGTH);
        }
        if (auth.protocol() != PROTOCOL) {
            return Optional.of(RejectionReason.AUTH_PROTOCOL);
        }
        if (auth.algorithm() != ALGORITHM) {
            return Optional.of(RejectionReason.AUTH_ALGORITHM);
        }
        if (auth.rdm() != RDM) {
            return Optional.of(RejectionReason.AUTH_RDM);
        }
        return auth.information().u8(0) == type ? Optional.empty() : Optional.of(RejectionReason.AUTH_TYPE);
    }

    /** The 16 octets after the type, of an option without fault. */
    static Octets value(Authentication auth) {
        return auth.information().slice(1, INFORMATION_LENGTH);
    }

    /** Where the digest stands in a message whose one AUTH option is without fault. */
    static int digestOffset(ClientServerMessage message) {
        int end = HEADER;
        for (RawOption option : message.options()) {
            end += option.octets().length();
            if (option.code() == OptionTypes.AUTH.code()) {
                break;
            }
        }
        return end - HmacMd5.LENGTH;
    }
}
