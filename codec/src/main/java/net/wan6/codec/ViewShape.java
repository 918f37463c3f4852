package net.wan6.codec;

/**
 * The payloads whose values are views of their octets, and are written as they stand.
 *
 * <p>A number says which class a value is of: a row of the table names none, and one is loaded when an option of it is read. A
 * number and no enum, as the ordinal of an enum is no constant to the compiler; {@link #form} stays within what it inlines
 * (325 octets).
 *
 * @param number which class
 * @param javaType its name
 */
record ViewShape<T extends WireImage>(int number, String javaType) implements Shape<T> {
    static final Payload<Duid> DUID = new ViewShape<>(0, "Duid");
    static final Payload<IaNa> IA_NA = new ViewShape<>(1, "IaNa");
    static final Payload<IaPd> IA_PD = new ViewShape<>(2, "IaPd");
    static final Payload<IaAddress> IAADDR = new ViewShape<>(3, "IaAddress");
    static final Payload<IaPrefix> IAPREFIX = new ViewShape<>(4, "IaPrefix");
    static final Payload<OptionRequest> OPTION_REQUEST = new ViewShape<>(5, "OptionRequest");
    static final Payload<Authentication> AUTH = new ViewShape<>(6, "Authentication");
    static final Payload<Status> STATUS = new ViewShape<>(7, "Status");
    static final Payload<UserClass> USER_CLASS = new ViewShape<>(8, "UserClass");
    static final Payload<VendorClass> VENDOR_CLASS = new ViewShape<>(9, "VendorClass");
    static final Payload<VendorOptions> VENDOR_OPTIONS = new ViewShape<>(10, "VendorOptions");
    static final Payload<ClientFqdn> CLIENT_FQDN = new ViewShape<>(11, "ClientFqdn");
    static final Payload<NtpServer> NTP_SERVER = new ViewShape<>(12, "NtpServer");
    static final Payload<PdExclude> PD_EXCLUDE = new ViewShape<>(13, "PdExclude");
    static final Payload<Dnr> DNR = new ViewShape<>(14, "Dnr");
    static final Payload<S46Container> S46_CONTAINER = new ViewShape<>(15, "S46Container");
    static final Payload<S46Rule> S46_RULE = new ViewShape<>(16, "S46Rule");
    static final Payload<S46Bind> S46_BIND = new ViewShape<>(17, "S46Bind");
    static final Payload<S46PortParameters> S46_PORT_PARAMETERS = new ViewShape<>(18, "S46PortParameters");
    static final Payload<S46Priority> S46_PRIORITY = new ViewShape<>(19, "S46Priority");

    /** How a class reads its octets; each has one. */
    interface Form<T extends WireImage> {
        /** How many octets there are at least. */
        int least();

        /** How many there are at most. */
        default int most() {
            return LONGEST;
        }

        /** Makes a view of octets as many as there may be, or throws {@link MalformedOptionException}. */
        T read(byte[] array, int from, int to);

        /** The value made anew from what its getters say; itself where they say nothing but its octets. */
        default T remade(T value) {
            return value;
        }
    }

    @SuppressWarnings("unchecked") // the number says which class
    private Form<T> form() {
        return (Form<T>)
                switch (number) {
                    case 0 -> Duid.FORM;
                    case 1 -> IaNa.FORM;
                    case 2 -> IaPd.FORM;
                    case 3 -> IaAddress.FORM;
                    case 4 -> IaPrefix.FORM;
                    case 5 -> OptionRequest.FORM;
                    case 6 -> Authentication.FORM;
                    case 7 -> Status.FORM;
                    case 8 -> UserClass.FORM;
                    case 9 -> VendorClass.FORM;
                    case 10 -> VendorOptions.FORM;
                    case 11 -> ClientFqdn.FORM;
                    case 12 -> NtpServer.FORM;
                    case 13 -> PdExclude.FORM;
                    case 14 -> Dnr.FORM;
                    case 15 -> S46Container.FORM;
                    case 16 -> S46Rule.FORM;
                    case 17 -> S46Bind.FORM;
                    case 18 -> S46PortParameters.FORM;
                    default -> S46Priority.FORM;
                };
    }

    @Override
    public int least() {
        return form().least();
    }

    @Override
    public int most() {
        return form().most();
    }

    @Override
    public T readAdmitted(byte[] array, int from, int to) {
        return form().read(array, from, to);
    }

    @Override
    public void write(OctetWriter out, T value) {
        out.image(value);
    }

    @Override
    public T remade(T value) {
        return form().remade(value);
    }
}
