package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import net.wan6.auth.Delivery;
import net.wan6.auth.KeyRing;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.ReplayPolicy;
import net.wan6.auth.Rkap;
import net.wan6.auth.Verdict;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 reconfigure verify}: whether a client would act on a Reconfigure. */
@Command(
        name = "verify",
        description = {
            "Judges a Reconfigure as a client would that got it by unicast.",
            "Prints 'verified', or 'rejected: REASON' with the first check that failed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {"0:A client would act on it.", "1:A client would drop it.", ExitCodes.REFUSED},
        footerHeading = "%nExamples:%n",
        footer = {
            "  wan6 reconfigure verify --key 000102030405060708090a0b0c0d0e0f --last-replay 6 0a000000...",
            "  wan6 reconfigure verify --json --key 000102030405060708090a0b0c0d0e0f 0a000000... | jq .reason"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ReconfigureVerifyCommand implements Callable<Integer> {
    private static final Duid NOBODY = Duid.parseHex("000000");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HEX", description = "The whole datagram.")
    private Octets datagram;

    @Option(names = "--key", required = true, paramLabel = "HEX", description = "The key the server gave, 32 digits.")
    private ReconfigureKey key;

    @Option(
            names = "--last-replay",
            paramLabel = "N",
            converter = UnsignedNumber.class,
            description = "The last replay detection value seen; by default any value is accepted.")
    private @Nullable Long lastReplay;

    @Option(
            names = "--client-duid",
            paramLabel = "HEX",
            description = "The client's own DUID; by default the one in the message.")
    private @Nullable Duid client;

    @Option(
            names = "--server-duid",
            paramLabel = "HEX",
            description = "The server whose key it is; by default the one in the message.")
    private @Nullable Duid server;

    @Option(names = "--json", description = "One JSON object instead of a sentence.")
    private boolean json;

    @Override
    public Integer call() {
        Verdict verdict = verdict();
        boolean verified = verdict instanceof Verdict.Verified;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode node = JsonLines.object().put("verified", verified);
            new JsonLines(out).print(verified ? node : node.put("reason", verdict.metric()));
        } else {
            Paint paint = Wan6.of(spec).paint();
            out.println(verified ? paint.good("verified") : paint.bad("rejected: " + verdict.metric()));
        }
        out.flush();
        return verified ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Verdict verdict() {
        Options named;
        try {
            named = Message.decode(datagram).options();
        } catch (MalformedMessageException broken) {
            return new Verdict.Rejected(RejectionReason.MALFORMED);
        }
        Duid self = client != null ? client : named.first(OptionTypes.CLIENT_ID).orElse(NOBODY);
        Duid holder =
                server != null ? server : named.first(OptionTypes.SERVER_ID).orElse(NOBODY);
        KeyRing keys = lastReplay == null
                ? KeyRing.empty().with(holder, key)
                : KeyRing.empty().with(holder, key, lastReplay);
        return Rkap.verify(datagram, Delivery.UNICAST, self, keys, ReplayPolicy.STRICT, 0);
    }
}
