package net.wan6.test.carrier;

import net.wan6.codec.Lifetime;

/**
 * The times that go with what is delegated. Nothing is checked: a carrier may be as wrong as its script wants.
 *
 * @param t1 when the client asks this server again
 * @param t2 when it asks any server
 * @param preferred the preferred lifetime
 * @param valid the valid lifetime
 */
public record Terms(Lifetime t1, Lifetime t2, Lifetime preferred, Lifetime valid) {
    /** What was seen on FLET'S Cross: two and three hours, three and a half, four. */
    public static final Terms NTT = ofSeconds(7200, 10800, 12600, 14400);

    /**
     * Times in seconds.
     *
     * @param t1 0 to 4294967295, as the others
     * @param t2 0 to 4294967295
     * @param preferred 0 to 4294967295
     * @param valid 0 to 4294967295
     * @return the terms
     */
    public static Terms ofSeconds(long t1, long t2, long preferred, long valid) {
        return new Terms(new Lifetime(t1), new Lifetime(t2), new Lifetime(preferred), new Lifetime(valid));
    }
}
