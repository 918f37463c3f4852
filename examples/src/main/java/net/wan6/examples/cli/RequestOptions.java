package net.wan6.examples.cli;

import java.util.List;
import net.wan6.mape.provisioning.Capability;
import net.wan6.mape.provisioning.ProvisioningRequest;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a router says of itself to a rule server. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
class RequestOptions {
    @Option(
            names = "--vendor-id",
            defaultValue = "00005e-wan6",
            paramLabel = "ID",
            description = "The maker's OUI, and what it likes to add; by default 00005e-wan6.")
    private String vendorId;

    @Option(
            names = "--product",
            defaultValue = "wan6",
            paramLabel = "NAME",
            description = "The product's name; by default wan6.")
    private String product;

    @Option(
            names = "--firmware",
            defaultValue = "0_1_0",
            paramLabel = "VERSION",
            description = "Its version, with underscores for dots; by default 0_1_0.")
    private String firmware;

    @Option(
            names = "--capability",
            paramLabel = "NAME",
            split = ",",
            description =
                    "What to say that this router can do: 464xlat, dslite, ipip, lw4o6, map_e, map_t, hubspoke, mesh;"
                            + " may be repeated. By default all.")
    private List<Capability> capabilities = List.of(Capability.values());

    /**
     * The request that says so.
     *
     * @throws CommandLine.ParameterException if HB46PP has no way to say it
     */
    final ProvisioningRequest request(CommandLine command) {
        return OneLineErrors.valueOf(
                command, "the request", () -> ProvisioningRequest.of(vendorId, product, firmware, capabilities));
    }
}
