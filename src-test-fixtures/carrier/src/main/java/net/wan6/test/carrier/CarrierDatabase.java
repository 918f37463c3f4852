package net.wan6.test.carrier;

import java.util.List;

/** What a carrier keeps over a restart: leases, reconfigure keys, the replay counter. An immutable copy. */
public final class CarrierDatabase {
    private final LeaseBook book;

    CarrierDatabase(LeaseBook book) {
        this.book = new LeaseBook(book);
    }

    LeaseBook open() {
        return new LeaseBook(book);
    }

    /**
     * The leases in it.
     *
     * @param now nanoseconds of the clock the carrier was given
     * @return those that are still valid, in the order in which their clients came
     */
    public List<CarrierLease> leases(long now) {
        return List.copyOf(book.leases(now));
    }
}
