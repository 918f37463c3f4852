package net.wan6.codec;

import java.util.List;
import net.wan6.codec.option.AccessTechnology;
import net.wan6.codec.option.AddressSelection;
import net.wan6.codec.option.AddressSelectionPolicy;
import net.wan6.codec.option.CivicLocation;
import net.wan6.codec.option.ClientNetworkInterface;
import net.wan6.codec.option.DistributionManager;
import net.wan6.codec.option.FourRdMapRule;
import net.wan6.codec.option.FourRdNonMapRule;
import net.wan6.codec.option.Geolocation;
import net.wan6.codec.option.HomeNetworkPrefix;
import net.wan6.codec.option.IaLl;
import net.wan6.codec.option.IaTa;
import net.wan6.codec.option.KerberosKdc;
import net.wan6.codec.option.LeaseQuery;
import net.wan6.codec.option.LinkLayerAddress;
import net.wan6.codec.option.LinkLayerAddresses;
import net.wan6.codec.option.MplParameters;
import net.wan6.codec.option.ProtocolVersion;
import net.wan6.codec.option.RadiusAttribute;
import net.wan6.codec.option.RdnssSelection;
import net.wan6.codec.option.ReconfigureData;
import net.wan6.codec.option.RelayData;
import net.wan6.codec.option.RemoteId;
import net.wan6.codec.option.SlapQuadrant;
import net.wan6.codec.option.V6Prefix64;
import net.wan6.codec.option.VirtualSubnet;

/**
 * The payloads that {@link net.wan6.codec.option} describes, each with its record. Their records are loaded when the first
 * option of them is read or written, not with the table.
 *
 * @param number which of them
 */
record RecordShape<T>(int number) implements Shape<T> {
    static final Payload<IaTa> IA_TA = new RecordShape<>(0);
    static final Payload<CivicLocation> CIVIC_LOCATION = new RecordShape<>(1);
    static final Payload<ClientNetworkInterface> CLIENT_NETWORK_INTERFACE = new RecordShape<>(2);
    static final Payload<Geolocation> GEOLOCATION = new RecordShape<>(3);
    static final Payload<HomeNetworkPrefix> HOME_NETWORK_PREFIX = new RecordShape<>(4);
    static final Payload<RdnssSelection> RDNSS_SELECTION = new RecordShape<>(5);
    static final Payload<KerberosKdc> KERBEROS_KDC = new RecordShape<>(6);
    static final Payload<AddressSelection> ADDRESS_SELECTION = new RecordShape<>(7);
    static final Payload<AddressSelectionPolicy> ADDRESS_SELECTION_POLICY = new RecordShape<>(8);
    static final Payload<FourRdMapRule> FOUR_RD_MAP_RULE = new RecordShape<>(9);
    static final Payload<FourRdNonMapRule> FOUR_RD_NON_MAP_RULE = new RecordShape<>(10);
    static final Payload<MplParameters> MPL_PARAMETERS = new RecordShape<>(11);
    static final Payload<V6Prefix64> PREFIX64 = new RecordShape<>(12);
    static final Payload<IaLl> IA_LL = new RecordShape<>(13);
    static final Payload<LinkLayerAddresses> LINK_LAYER_ADDRESSES = new RecordShape<>(14);
    static final Payload<List<SlapQuadrant>> SLAP_QUADRANTS = new RecordShape<>(15);
    static final Payload<DistributionManager> DISTRIBUTION_MANAGER = new RecordShape<>(16);
    static final Payload<RemoteId> REMOTE_ID = new RecordShape<>(17);
    static final Payload<VirtualSubnet> VIRTUAL_SUBNET = new RecordShape<>(18);
    static final Payload<LinkLayerAddress> LINK_LAYER_ADDRESS = new RecordShape<>(19);
    static final Payload<List<RadiusAttribute>> RADIUS_ATTRIBUTES = new RecordShape<>(20);
    static final Payload<AccessTechnology> ACCESS_TECHNOLOGY = new RecordShape<>(21);
    static final Payload<LeaseQuery> LEASE_QUERY = new RecordShape<>(22);
    static final Payload<RelayData> RELAY_DATA = new RecordShape<>(23);
    static final Payload<ProtocolVersion> PROTOCOL_VERSION = new RecordShape<>(24);
    static final Payload<ReconfigureData> RECONFIGURE_DATA = new RecordShape<>(25);

    @SuppressWarnings("unchecked") // the number says which
    private Shape<T> described() {
        return (Shape<T>) payload();
    }

    private Payload<?> payload() {
        return switch (number) {
            case 0 -> IaTa.PAYLOAD;
            case 1 -> CivicLocation.PAYLOAD;
            case 2 -> ClientNetworkInterface.PAYLOAD;
            case 3 -> Geolocation.PAYLOAD;
            case 4 -> HomeNetworkPrefix.PAYLOAD;
            case 5 -> RdnssSelection.PAYLOAD;
            case 6 -> KerberosKdc.PAYLOAD;
            case 7 -> AddressSelection.PAYLOAD;
            case 8 -> AddressSelectionPolicy.PAYLOAD;
            case 9 -> FourRdMapRule.PAYLOAD;
            case 10 -> FourRdNonMapRule.PAYLOAD;
            case 11 -> MplParameters.PAYLOAD;
            case 12 -> V6Prefix64.PAYLOAD;
            case 13 -> IaLl.PAYLOAD;
            case 14 -> LinkLayerAddresses.PAYLOAD;
            case 15 -> SlapQuadrant.LIST;
            case 16 -> DistributionManager.PAYLOAD;
            case 17 -> RemoteId.PAYLOAD;
            case 18 -> VirtualSubnet.PAYLOAD;
            case 19 -> LinkLayerAddress.PAYLOAD;
            case 20 -> RadiusAttribute.LIST;
            case 21 -> AccessTechnology.PAYLOAD;
            case 22 -> LeaseQuery.PAYLOAD;
            case 23 -> RelayData.PAYLOAD;
            case 24 -> ProtocolVersion.PAYLOAD;
            default -> ReconfigureData.PAYLOAD;
        };
    }

    @Override
    public String javaType() {
        return described().javaType();
    }

    @Override
    public int least() {
        return described().least();
    }

    @Override
    public int most() {
        return described().most();
    }

    @Override
    public T readAdmitted(byte[] array, int from, int to) {
        return described().readAdmitted(array, from, to);
    }

    @Override
    public void write(OctetWriter out, T value) {
        described().write(out, value);
    }
}
