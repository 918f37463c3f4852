package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wan6 reconfigure sign}: a Reconfigure as a server would send it. */
@Command(
        name = "sign",
        description = {
            "Makes a Reconfigure as a server would send it, signed with the client's key.",
            "Prints the datagram in hexadecimal digits."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.FAILED, ExitCodes.REFUSED},
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 reconfigure sign --key 000102030405060708090a0b0c0d0e0f --type renew --replay 7 \\",
            "      --client-duid 0003000102005e005302 --server-duid 0003000102005e005301"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ReconfigureSignCommand implements Callable<Integer> {
    private static final int GREATEST_CODE = 0xffff;

    @Spec
    private CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "HEX", description = "The client's key, 32 digits.")
    private ReconfigureKey key;

    @Option(
            names = "--client-duid",
            required = true,
            paramLabel = "HEX",
            description = "The DUID of the client to be reconfigured.")
    private Duid client;

    @Option(names = "--server-duid", required = true, paramLabel = "HEX", description = "The DUID of the server.")
    private Duid server;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "renew|rebind|information-request",
            converter = TypeName.class,
            description = "What the client is to send.")
    private ReconfigureType type;

    @Option(
            names = "--replay",
            required = true,
            paramLabel = "N",
            converter = UnsignedNumber.class,
            description = "The replay detection value: decimal, or hexadecimal after 0x.")
    private long replay;

    @Option(
            names = "--oro",
            split = ",",
            paramLabel = "CODE",
            description = "Option codes the client is to request, in an Option Request as in RFC 3315.")
    private List<Integer> requested = List.of();

    @Option(names = "--json", description = "One JSON object instead of digits only.")
    private boolean json;

    @Override
    public Integer call() {
        Octets signed = Rkap.sign(unsigned().build(), key, replay).octets();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            new JsonLines(out)
                    .print(JsonLines.object().put("octets", signed.toHex()).put("length", signed.length()));
        } else {
            out.println(signed.toHex());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private MessageBuilder<ClientServerMessage> unsigned() {
        if (requested.isEmpty()) {
            return Reconfigures.of(type, client, server);
        }
        for (int code : requested) {
            if (code < 0 || code > GREATEST_CODE) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--oro: option code " + code + " is not in 0 to " + GREATEST_CODE);
            }
        }
        int[] codes = requested.stream().mapToInt(Integer::intValue).toArray();
        return Reconfigures.of(type, client, server, OptionRequest.ofCodes(codes));
    }

    /** The types by the names of their messages. */
    static final class TypeName implements CommandLine.ITypeConverter<ReconfigureType> {
        @Override
        public ReconfigureType convert(String name) {
            for (ReconfigureType type : ReconfigureType.values()) {
                if (type.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                    return type;
                }
            }
            throw new CommandLine.TypeConversionException("'" + name + "' is not renew, rebind or information-request");
        }
    }
}
