package net.wan6.auth;

import net.wan6.codec.Duid;

/** What came of the search for a key in a Reply; none of these makes the Reply itself less valid. */
public sealed interface KeyUpdate {
    /**
     * The ring to keep, equal to the one asked where nothing was learnt.
     *
     * @return a ring
     */
    KeyRing keys();

    /**
     * The first key of this server.
     *
     * @param keys the ring with it
     * @param serverId whose key it is
     */
    record Learnt(KeyRing keys, Duid serverId) implements KeyUpdate {}

    /**
     * Another key than the one held of this server; the counter begins anew with the value of the Reply.
     *
     * @param keys the ring with it
     * @param serverId whose key it is
     */
    record Replaced(KeyRing keys, Duid serverId) implements KeyUpdate {}

    /**
     * The key that is held already.
     *
     * @param keys the ring, its counter raised if the Reply's is greater
     * @param serverId whose key it is
     */
    record Repeated(KeyRing keys, Duid serverId) implements KeyUpdate {}

    /**
     * The Reply has no AUTH option, as is usual: the key held stays in force.
     *
     * @param keys the ring as it was
     */
    record Absent(KeyRing keys) implements KeyUpdate {}

    /**
     * The Reply has an AUTH option that is none of RKAP's, or cannot be used.
     *
     * @param keys the ring as it was
     * @param reason the first thing that is wrong with it
     */
    record Ignored(KeyRing keys, RejectionReason reason) implements KeyUpdate {}
}
