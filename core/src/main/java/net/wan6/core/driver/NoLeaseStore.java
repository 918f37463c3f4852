package net.wan6.core.driver;

import net.wan6.codec.Octets;

/** Keeps nothing. */
final class NoLeaseStore implements LeaseStore {
    static final NoLeaseStore INSTANCE = new NoLeaseStore();

    private NoLeaseStore() {}

    @Override
    public Stored load() {
        return new Stored.Nothing();
    }

    @Override
    public void save(Octets state) {}
}
