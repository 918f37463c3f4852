package net.wan6.core;

import java.util.List;
import net.wan6.codec.Status;

/**
 * One message and its retransmissions until it is answered or given up (RFC 9915 §15; engine rules C-1, C-3, C-RT).
 * Immutable.
 *
 * @param spec how it is sent
 * @param xid the transaction id, the same in every transmission (C-4)
 * @param sent how often it was sent
 * @param firstSentAt when it was sent first; meaningless before
 * @param rt the retransmission time in force, in nanoseconds; 0 before there is one
 * @param nextAt when it is to be sent again, or has failed if it may not be
 * @param endAt when it is given up
 * @param refusals what the last answer that refused something said, which did not end it
 */
record Exchange(
        ExchangeSpec spec,
        int xid,
        int sent,
        long firstSentAt,
        long rt,
        long nextAt,
        long endAt,
        List<Status> refusals) {
    /**
     * The rest of an exchange of which a part was answered: another transaction at the same pace, since a server that
     * always leaves something out must not be asked as if each time were the first (engine rule L-6).
     */
    Exchange anew(int otherXid, long newEndAt) {
        return new Exchange(spec, otherXid, 0, 0, rt, nextAt, newEndAt, List.of());
    }

    /** An exchange to be sent first at {@code at} and given up at {@code endAt}. */
    static Exchange begin(ExchangeSpec spec, int xid, long at, long endAt) {
        return new Exchange(spec, xid, 0, 0, 0, at, endAt, List.of());
    }

    /** Whether what is due at {@link #nextAt} is a failure and not a transmission (MRC). */
    boolean isExhausted() {
        return spec.mrc > 0 && sent >= spec.mrc;
    }

    /**
     * The exchange after a transmission.
     *
     * @param mrt the greatest retransmission time, for a server may have set another; 0 for none
     * @param rand -0.1 to 0.1
     */
    Exchange transmitted(long now, long mrt, double rand) {
        boolean first = sent == 0;
        long next = rt == 0 ? spec.irt + (long) (rand * spec.irt) : 2 * rt + (long) (rand * rt);
        if (mrt > 0 && next > mrt) {
            next = mrt + (long) (rand * mrt);
        }
        long end = first && spec.mrd > 0 ? Math.min(endAt, Instants.after(now, spec.mrd)) : endAt;
        return new Exchange(
                spec, xid, sent + 1, first ? now : firstSentAt, next, Instants.after(now, next), end, refusals);
    }

    /** The same, to be sent not before another time. */
    Exchange notBefore(long at) {
        return new Exchange(spec, xid, sent, firstSentAt, rt, at, endAt, refusals);
    }

    /** The same, sent next at {@code at} and then at the pace of the beginning. */
    Exchange restarted(long at) {
        return new Exchange(spec, xid, sent, firstSentAt, 0, at, endAt, refusals);
    }

    /** The same, given up at another time. */
    Exchange until(long otherEnd) {
        return new Exchange(spec, xid, sent, firstSentAt, rt, nextAt, otherEnd, refusals);
    }

    /** The same, with what an answer refused. */
    Exchange refused(List<Status> statuses) {
        return new Exchange(spec, xid, sent, firstSentAt, rt, nextAt, endAt, statuses);
    }

    /** When it was sent last, as far as no rate limit held it up. */
    long lastSentAt() {
        return nextAt - rt;
    }

    /** What Elapsed Time says: hundredths of a second since the first transmission, at most 0xffff (RFC 9915 §21.9). */
    int elapsed(long now) {
        return sent == 0 ? 0 : (int) Math.min(0xffff, (now - firstSentAt) / (Instants.SECOND / 100));
    }

    long due() {
        return Math.min(nextAt, endAt);
    }
}
