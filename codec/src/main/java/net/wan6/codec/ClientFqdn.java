package net.wan6.codec;

/**
 * The client's name and who tells the DNS of it (CLIENT_FQDN, RFC 4704 §4): a view of its octets.
 */
public final class ClientFqdn extends WireImage {
    private static final int S = 0x01;
    private static final int O = 0x02;
    private static final int N = 0x04;

    static final ViewShape.Form<ClientFqdn> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 1;
        }

        @Override
        public ClientFqdn read(byte[] array, int from, int to) {
            return new ClientFqdn(array, from, to);
        }

        @Override
        public ClientFqdn remade(ClientFqdn value) {
            return value.remade();
        }
    };

    private final DomainName name;

    private ClientFqdn(byte[] array, int from, int to) {
        super(array, from, to);
        this.name = DomainName.read(array, from, from + 1, to);
        if (name.to != to) {
            throw new MalformedOptionException("octets after the root label", name.to - from);
        }
    }

    /**
     * A name with its flags.
     *
     * @param flags 0 to 255; 1 is S, 2 is O, 4 is N
     * @param name full, or partial where the server is to complete it
     * @return the value
     * @throws IllegalArgumentException if the flags do not fit
     */
    public static ClientFqdn of(int flags, DomainName name) {
        byte[] octets = new OctetWriter(1 + name.size()).u8(flags).name(name).toByteArray();
        return new ClientFqdn(octets, 0, octets.length);
    }

    private ClientFqdn remade() {
        return of(flags(), name);
    }

    /**
     * The eight flags.
     *
     * @return 0 to 255
     */
    public int flags() {
        return BigEndian.u8(array, from);
    }

    /**
     * Whether the server is to set, or sets, the client's address records.
     *
     * @return the flag S
     */
    public boolean isServerUpdating() {
        return (flags() & S) != 0;
    }

    /**
     * Whether the server has not done as the client wished.
     *
     * @return the flag O
     */
    public boolean isOverridden() {
        return (flags() & O) != 0;
    }

    /**
     * Whether the server is to leave the DNS alone, or does.
     *
     * @return the flag N
     */
    public boolean isWithoutUpdates() {
        return (flags() & N) != 0;
    }

    /**
     * The client's name.
     *
     * @return a full or a partial name, perhaps without any label
     */
    public DomainName name() {
        return name;
    }

    @Override
    public String toString() {
        return "ClientFqdn " + name + " flags " + flags();
    }
}
