package net.wan6.examples;

import java.util.List;
import java.util.concurrent.Callable;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.Topology;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 mape}: what a prefix gives by a MAP-E rule. */
@Command(
        name = "mape",
        description = "Works out the MAP-E tunnel that follows from a delegated prefix.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class MapeCommand implements Callable<Integer> {
    private static final int LONGEST_PSID = 16;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PREFIX", description = "The end-user prefix, such as 2400:4050:5c71:af00::/56.")
    private Ipv6Prefix prefix;

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "RULE",
            description = "The rule, such as \"2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6\".")
    private MapRule rule;

    @Option(
            names = "--form",
            defaultValue = "rfc",
            paramLabel = "rfc|draft03",
            converter = InterfaceIdForm.class,
            description = "The form of the interface identifier; Japanese services use draft03.")
    private InterfaceIdFormat form;

    @Option(
            names = "--psid",
            defaultValue = "-1",
            paramLabel = "N",
            description = "A PSID given apart from the prefix.")
    private int psid;

    @Option(names = "--psid-length", defaultValue = "0", paramLabel = "N", description = "Its length, 1 to 16.")
    private int psidLength;

    @Option(names = "--br", paramLabel = "ADDR", description = "The border relay's address; may be repeated.")
    private List<Ipv6Address> borderRelays = List.of();

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Override
    public Integer call() {
        MapDomain domain = new MapDomain(List.of(ruleWithPsid()), borderRelays, form, Topology.HUB_AND_SPOKE);
        MapCe ce = domain.ce(prefix).orElseThrow();
        if (json) {
            new JsonLines(spec.commandLine().getOut()).print(CeJson.whole(ce));
        } else {
            new CeText(spec.commandLine().getOut()).print(ce);
        }
        return CommandLine.ExitCode.OK;
    }

    private MapRule ruleWithPsid() {
        if (psid < 0 && psidLength == 0) {
            return rule;
        }
        if (psid < 0 || psidLength < 1 || psidLength > LONGEST_PSID) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--psid and --psid-length go together: a PSID of 1 to 16 bits");
        }
        return rule.withExplicitPsid(psidLength, psid);
    }

    /** The names of the forms. */
    static final class InterfaceIdForm implements CommandLine.ITypeConverter<InterfaceIdFormat> {
        @Override
        public InterfaceIdFormat convert(String name) {
            return switch (name) {
                case "rfc" -> InterfaceIdFormat.RFC_7597;
                case "draft03" -> InterfaceIdFormat.DRAFT_03;
                default -> throw new CommandLine.TypeConversionException("'" + name + "' is not rfc or draft03");
            };
        }
    }
}
