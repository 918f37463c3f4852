package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.KnownRule;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.MapRules;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;
import net.wan6.mape.linux.IpCommands;
import net.wan6.mape.linux.IptablesCommands;
import net.wan6.mape.linux.Ipv4Tunnel;
import net.wan6.mape.linux.NftRuleset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 mape}: what a prefix gives by a MAP-E rule, for a person, a program or a router. */
@Command(
        name = "mape",
        description = {
            "Calculates the MAP-E tunnel (RFC 7597) for a delegated prefix.",
            "Prints IPv4 address, ports and both tunnel ends as text, as JSON, or as commands for a Debian router.",
            "Changes nothing on this machine."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.DONE,
            ExitCodes.FAILED,
            "2:The command line or the rule is wrong, or no rule is known for the prefix."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 mape 2400:4050:5c71:af00::/56 --provider auto",
            "  wan6 mape 2001:db8:12:3400::/56 --br 2001:db8:ffff::1 \\",
            "      --rule \"2001:db8::/40 192.0.2.0/24 ea=16 offset=6\"",
            "  wan6 mape 2400:4050:5c71:af00::/56 --provider auto --format nft --wan ppp0 | nft -f -",
            "  wan6 mape 2400:4050:5c71:af00::/56 --provider auto --json | jq -r .ranges[]"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class MapeCommand implements Callable<Integer> {
    private static final int LONGEST_PSID = 16;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PREFIX", description = "The end-user prefix, such as 2400:4050:5c71:af00::/56.")
    private Ipv6Prefix prefix;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "The rule, such as \"2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6\".")
    private @Nullable MapRule rule;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description =
                    "Use the bundled rules instead of --rule: auto, or the name of a provider. The rules were collected by"
                            + " observation and may be out of date.")
    private @Nullable String provider;

    @Option(
            names = "--form",
            paramLabel = "rfc|draft03",
            converter = InterfaceIdForm.class,
            description = "The form of the interface identifier; by default that of the provider, or else rfc.")
    private @Nullable InterfaceIdFormat form;

    @Option(names = "--psid", defaultValue = "-1", paramLabel = "N", description = "An explicit PSID, for --rule.")
    private int psid;

    @Option(names = "--psid-length", defaultValue = "0", paramLabel = "N", description = "Its length, 1 to 16.")
    private int psidLength;

    @Option(
            names = "--br",
            paramLabel = "ADDR",
            description = "The border relay's address, instead of the provider's; may be repeated.")
    private List<Ipv6Address> borderRelays = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            converter = Format.Name.class,
            description = "text, json, or commands for a Debian router: nft, iptables, ip.")
    private Format format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--take-down",
            description = "Print what takes away again what --format nft, iptables or ip set up.")
    private boolean takeDown;

    @Option(names = "--wan", defaultValue = "wan0", paramLabel = "IF", description = "The router's WAN interface.")
    private String wan;

    @Option(
            names = "--tunnel",
            defaultValue = "map0",
            paramLabel = "NAME",
            description = "The name of the tunnel interface.")
    private String tunnel;

    @Override
    public Integer call() {
        requireOneFormat();
        requireSomethingToTakeDown();
        Optional<KnownRule> known = knownRule();
        MapDomain domain = domain(known);
        MapCe ce = domain.ce(prefix).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        switch (json ? Format.JSON : format) {
            case JSON -> new JsonLines(out).print(CeJson.of(ce, prefix, known));
            case TEXT -> new CeText(out, Wan6.of(spec).paint()).print(ce, prefix, known);
            case NFT -> print(out, domain, ce, NftRuleset::setUp, NftRuleset::takeDown);
            case IPTABLES -> print(out, domain, ce, IptablesCommands::setUp, IptablesCommands::takeDown);
            case IP -> print(out, domain, ce, IpCommands::setUp, IpCommands::takeDown);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private void requireOneFormat() {
        if (json && format != Format.TEXT && format != Format.JSON) {
            throw refused("--json and --format " + format.name().toLowerCase(Locale.ROOT) + " contradict each other");
        }
    }

    private void requireSomethingToTakeDown() {
        if (takeDown && (json || format == Format.TEXT || format == Format.JSON)) {
            throw refused("--take-down belongs to --format nft, iptables or ip");
        }
    }

    private Optional<KnownRule> knownRule() {
        if ((rule == null) == (provider == null)) {
            throw refused("give either --rule or --provider");
        }
        if (provider == null) {
            return Optional.empty();
        }
        if (psid >= 0 || psidLength != 0) {
            throw refused("--psid and --psid-length belong to --rule; a provider's rules say where the PSID is");
        }
        MapRules rules = Providers.rules(provider, spec.commandLine());
        return Optional.of(rules.match(prefix)
                .orElseThrow(() -> refused("no rule of provider " + provider + " is known for " + prefix)));
    }

    private MapDomain domain(Optional<KnownRule> known) {
        MapDomain domain = known.map(KnownRule::domain)
                .orElseGet(() -> new MapDomain(
                        List.of(ruleWithPsid()), borderRelays, InterfaceIdFormat.RFC_7597, Topology.HUB_AND_SPOKE));
        if (!borderRelays.isEmpty()) {
            domain = new MapDomain(domain.rules(), borderRelays, domain.interfaceIdFormat(), domain.topology());
        }
        return form == null ? domain : domain.withInterfaceIdFormat(form);
    }

    private MapRule ruleWithPsid() {
        if (rule == null) {
            throw refused("--rule is missing");
        }
        if (psid < 0 && psidLength == 0) {
            return rule;
        }
        if (psid < 0 || psidLength < 1 || psidLength > LONGEST_PSID) {
            throw refused("--psid and --psid-length go together: a PSID of 1 to 16 bits");
        }
        return rule.withExplicitPsid(psidLength, psid);
    }

    private void print(
            PrintWriter out,
            MapDomain domain,
            MapCe ce,
            Function<Ipv4Tunnel, String> setUp,
            Function<Ipv4Tunnel, String> takesDown) {
        Ipv4Tunnel printed = tunnelOf(domain, ce);
        out.print((takeDown ? takesDown : setUp).apply(printed));
    }

    private Ipv4Tunnel tunnelOf(MapDomain domain, MapCe ce) {
        try {
            Ipv4Tunnel plain = Ipv4Tunnel.of(new Softwire.MapE(domain, ce), wan, tunnel)
                    .orElseThrow(() -> refused("no border relay is known: the tunnel has no far end"));
            return ce.isOutside(prefix)
                    ? plain.withNote("the CE address lies outside " + prefix + " and must be routed here")
                    : plain;
        } catch (IllegalArgumentException impossible) {
            throw refused(OneLineErrors.describe(impossible));
        }
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    /** For whom the result is. */
    enum Format {
        TEXT,
        JSON,
        NFT,
        IPTABLES,
        IP;

        /** Lower-case on the command line. */
        static final class Name implements CommandLine.ITypeConverter<Format> {
            @Override
            public Format convert(String name) {
                for (Format format : values()) {
                    if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                        return format;
                    }
                }
                throw new CommandLine.TypeConversionException(
                        "'" + name + "' is not one of text, json, nft, iptables, ip");
            }
        }
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
