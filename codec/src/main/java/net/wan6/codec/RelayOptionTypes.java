package net.wan6.codec;

import static net.wan6.codec.OptionRows.single;

import java.util.List;
import net.wan6.codec.option.AccessTechnology;
import net.wan6.codec.option.LinkLayerAddress;
import net.wan6.codec.option.RadiusAttribute;
import net.wan6.codec.option.RemoteId;
import net.wan6.codec.option.VirtualSubnet;

/**
 * The options that relay agents add and servers return, named as the IANA registry names them without {@code OPTION_}.
 */
public final class RelayOptionTypes {
    /** What the relay knows the client by. */
    public static final OptionType<RemoteId> REMOTE_ID =
            single(37, "REMOTE_ID", 4649, RecordShape.REMOTE_ID, Occurrences.RELAY.or(Occurrence.inside(44)));

    /** What the provider knows the subscriber by. */
    public static final OptionType<Octets> SUBSCRIBER_ID =
            single(38, "SUBSCRIBER_ID", 4580, Payloads.OPAQUE, Occurrences.RELAY);

    /** The options a relay wants back. */
    public static final OptionType<OptionRequest> ERO =
            single(43, "ERO", 4994, ViewShape.OPTION_REQUEST, Occurrences.RELAY);

    /** Who the relay is. */
    public static final OptionType<Duid> RELAY_ID = single(53, "RELAY_ID", 5460, ViewShape.DUID, Occurrences.RELAY_ID);

    /** Options that the relay supplies for the client. */
    public static final OptionType<Options> RSOO = single(66, "RSOO", 6422, OptionRows.OPTIONS, Occurrences.RELAY);

    /** Which private network the message is about. */
    public static final OptionType<VirtualSubnet> VSS =
            single(68, "VSS", 6607, RecordShape.VIRTUAL_SUBNET, Occurrences.VSS);

    /** The client's link-layer address. */
    public static final OptionType<LinkLayerAddress> CLIENT_LINKLAYER_ADDR =
            single(79, "CLIENT_LINKLAYER_ADDR", 6939, RecordShape.LINK_LAYER_ADDRESS, Occurrences.RELAY);

    /** The link of the clients to reconfigure. */
    public static final OptionType<Ipv6Address> LINK_ADDRESS =
            single(80, "LINK_ADDRESS", 6977, Payloads.ADDRESS, Occurrence.in(MessageType.RECONFIGURE_REQUEST));

    /** What a RADIUS server said of the client. */
    public static final OptionType<List<RadiusAttribute>> RADIUS =
            single(81, "RADIUS", 7037, RecordShape.RADIUS_ATTRIBUTES, Occurrences.RELAY);

    /** What kind of access network the client is on. */
    public static final OptionType<AccessTechnology> ANI_ATT =
            single(105, "ANI_ATT", 7839, RecordShape.ACCESS_TECHNOLOGY, Occurrences.RELAY);

    /** The name of the access network. */
    public static final OptionType<String> ANI_NETWORK_NAME =
            single(106, "ANI_NETWORK_NAME", 7839, Payloads.TEXT, Occurrences.RELAY);

    /** The name of the access point. */
    public static final OptionType<String> ANI_AP_NAME =
            single(107, "ANI_AP_NAME", 7839, Payloads.TEXT, Occurrences.RELAY);

    /** The BSSID of the access point, 6 octets. */
    public static final OptionType<Octets> ANI_AP_BSSID =
            single(108, "ANI_AP_BSSID", 7839, Payloads.octets(6), Occurrences.RELAY);

    /** The operator of the access network, by enterprise number. */
    public static final OptionType<Long> ANI_OPERATOR_ID =
            single(109, "ANI_OPERATOR_ID", 7839, Payloads.U32, Occurrences.RELAY);

    /** The operator of the access network, by realm. */
    public static final OptionType<String> ANI_OPERATOR_REALM =
            single(110, "ANI_OPERATOR_REALM", 7839, Payloads.TEXT, Occurrences.RELAY);

    /** The UDP port of the relay below, 0 if it is 547. */
    public static final OptionType<Integer> RELAY_PORT =
            single(135, "RELAY_PORT", 8357, Payloads.U16, Occurrences.RELAY);

    /** All of these, in this order; {@link OptionTable#STANDARD} is made of them. */
    static final List<OptionType<?>> ALL = List.of(new OptionType<?>[] {
        REMOTE_ID,
        SUBSCRIBER_ID,
        ERO,
        RELAY_ID,
        RSOO,
        VSS,
        CLIENT_LINKLAYER_ADDR,
        LINK_ADDRESS,
        RADIUS,
        ANI_ATT,
        ANI_NETWORK_NAME,
        ANI_AP_NAME,
        ANI_AP_BSSID,
        ANI_OPERATOR_ID,
        ANI_OPERATOR_REALM,
        RELAY_PORT
    });

    private RelayOptionTypes() {}
}
