package net.wan6.mape.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;

/** A provisioner on a line in virtual time; answers go to the last question, open or not. */
final class RuleLine {
    static final ProvisioningRequest REQUEST =
            ProvisioningRequest.of("00005e-wan6_test", "wan6", "0_1_0", List.of(Capability.values()));

    private static final long SECOND = 1_000_000_000L;

    final Provisioner provisioner;
    final List<ProvisioningOutput> told = new ArrayList<>();
    final List<ProvisioningProblem> problems = new ArrayList<>();
    Octets state = Octets.EMPTY;
    long now = -5_000 * SECOND;
    private int prefix;
    private int txtExchange;
    private int httpExchange;

    RuleLine(ProvisioningMode mode, long seed) {
        this(Provisioner.create(REQUEST, mode, new Random(seed)));
    }

    RuleLine(Provisioner provisioner) {
        this.provisioner = provisioner;
    }

    /** A good body that names its content, and what the same machine would give another line. */
    static String body(String content, int ttl) {
        if (content.equals("nothing")) {
            return "{\"order\":[]" + (ttl > 0 ? ",\"ttl\":" + ttl : "") + '}';
        }
        return "{\"enabler_name\":\"" + content + "\",\"order\":[\"dslite\"],\"dslite\":{\"aftr\":\"aftr-"
                + content.toLowerCase(Locale.ROOT) + ".example.jp\"}" + (ttl > 0 ? ",\"ttl\":" + ttl : "") + '}';
    }

    List<Ipv6Prefix> prefixes() {
        return List.of(Ipv6Prefix.parse("2001:db8:" + Integer.toHexString(prefix) + "::/56"));
    }

    RuleLine start() {
        return feed(new ProvisioningInput.Start(prefixes()));
    }

    RuleLine stop() {
        return feed(new ProvisioningInput.Stop());
    }

    RuleLine changePrefix() {
        prefix++;
        return feed(new ProvisioningInput.PrefixesChanged(prefixes()));
    }

    RuleLine txt(String url, String t) {
        TxtAnswer answer = switch (url) {
            case "notfound" -> new TxtAnswer.NotFound();
            case "failed" -> new TxtAnswer.Failed("the test says so");
            case "malformed" -> new TxtAnswer.Records(List.of("v=v6mig-1 t=b"));
            default -> new TxtAnswer.Records(List.of("v=v6mig-1 url=" + url + " t=" + t));
        };
        return feed(new ProvisioningInput.TxtAnswered(txtExchange, answer));
    }

    RuleLine http(int status, String location, String body) {
        Octets octets = Octets.of(body.getBytes(StandardCharsets.UTF_8));
        return feed(new ProvisioningInput.HttpAnswered(httpExchange, status, location, octets));
    }

    RuleLine noHttpAnswer() {
        return feed(new ProvisioningInput.NoHttpAnswer(httpExchange, "the test says so"));
    }

    /** Lets the time of the deadline come, if there is one. */
    RuleLine timeout() {
        boolean waits = provisioner.deadline() != ProvisioningOutput.WaitUntil.NEVER;
        now = waits ? Math.max(now, provisioner.deadline()) : now;
        return feed(new ProvisioningInput.Timeout());
    }

    RuleLine timeoutIfDue() {
        return feed(new ProvisioningInput.Timeout());
    }

    RuleLine after(double seconds) {
        now += (long) (seconds * SECOND);
        return this;
    }

    RuleLine feed(ProvisioningInput input) {
        provisioner.handle(input, now);
        for (ProvisioningOutput out = provisioner.poll();
                !(out instanceof ProvisioningOutput.WaitUntil);
                out = provisioner.poll()) {
            if (out instanceof ProvisioningOutput.Persist persist) {
                state = persist.state();
            } else if (out instanceof ProvisioningOutput.Problem problem) {
                problems.add(problem.problem());
            } else {
                told.add(out);
            }
            txtExchange = out instanceof ProvisioningOutput.AskTxt ask ? ask.exchange() : txtExchange;
            httpExchange = out instanceof ProvisioningOutput.Get get ? get.exchange() : httpExchange;
        }
        return this;
    }

    /** Takes the next output that is not a problem, a state or a wait. */
    ProvisioningOutput next() {
        return told.remove(0);
    }

    /** The outputs that nobody has taken. */
    List<ProvisioningOutput> left() {
        return told;
    }

    double secondsToDeadline() {
        return (double) (provisioner.deadline() - now) / SECOND;
    }
}
