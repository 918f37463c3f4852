package net.wan6.mape.provisioning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.Bootstrap.Server;
import net.wan6.mape.provisioning.ProvisionerState.Asking;
import net.wan6.mape.provisioning.ProvisionerState.Fetching;
import net.wan6.mape.provisioning.ProvisionerState.Settling;
import net.wan6.mape.provisioning.ProvisionerState.Stopped;
import net.wan6.mape.provisioning.ProvisionerState.Waiting;
import net.wan6.mape.provisioning.ProvisionerState.WithoutPrefix;
import net.wan6.mape.provisioning.ProvisioningOutput.Unprovisioned;
import net.wan6.mape.provisioning.ProvisioningProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Asks a rule server how IPv4 is carried on a line, and goes on asking (HB46PP 1.1 §3.6), without threads, sockets, clocks or
 * randomness of its own.
 *
 * <p>Feed it with {@link #handle}, then drain it with {@link #poll} until that returns {@link ProvisioningOutput.WaitUntil}. A
 * server or resolver that is away, or talks nonsense, leaves what runs as it is; see {@link ProvisioningMode} for what ends
 * it.
 *
 * <p>Use it from one thread at a time, and pass it between threads with a happens-before edge. Everything it returns is
 * immutable.
 */
public final class Provisioner {
    private final ProvisioningRequest request;
    private final ProvisioningMode mode;
    private final Waits waits;
    private final Deque<ProvisioningOutput> outputs = new ArrayDeque<>();

    private ProvisionerState state = new Stopped();
    private Pacing pacing = Pacing.FRESH;
    private List<Ipv6Prefix> prefixes = List.of();
    private ProvisioningState kept;
    private @Nullable Running running;
    private int lastExchange;
    private long lastNow = Long.MIN_VALUE;

    private Provisioner(
            ProvisioningRequest request, ProvisioningMode mode, ProvisioningState kept, RandomGenerator random) {
        this.request = request;
        this.mode = mode;
        this.kept = kept;
        this.waits = new Waits(mode, random);
    }

    /**
     * Creates a provisioner that has never asked. It does nothing before {@link ProvisioningInput.Start}.
     *
     * @param request what the CE says of itself
     * @param mode how closely to follow the specification
     * @param random the source of the waits' random parts
     * @return the provisioner
     */
    public static Provisioner create(ProvisioningRequest request, ProvisioningMode mode, RandomGenerator random) {
        return new Provisioner(request, mode, ProvisioningState.EMPTY, random);
    }

    /**
     * Creates a provisioner that continues where another process stopped: if the line has the same prefixes when it starts, it
     * provisions the last good answer at once (HB46PP 1.1 §3.5), and asks.
     *
     * @param request what the CE says of itself
     * @param mode how closely to follow the specification
     * @param state that of the last {@link ProvisioningOutput.Persist}
     * @param random the source of the waits' random parts
     * @return the provisioner
     * @throws UnreadableProvisioningException if the state is damaged or of another version
     */
    public static Provisioner resume(
            ProvisioningRequest request, ProvisioningMode mode, Octets state, RandomGenerator random) {
        return new Provisioner(request, mode, ProvisioningState.decode(state), random);
    }

    /**
     * Tells what happened. If the deadline has passed, what is due is done first. An answer to a question that is not open
     * any more is dropped.
     *
     * @param input what happened
     * @param now nanoseconds of one clock that never goes back and counts suspend; a value smaller than an earlier one counts
     *     as the earlier one
     */
    public void handle(ProvisioningInput input, long now) {
        Objects.requireNonNull(input, "input");
        lastNow = Math.max(lastNow, now);
        if (state.deadline() <= lastNow) {
            runDue(lastNow);
        }
        if (input instanceof ProvisioningInput.Start start) {
            start(start.prefixes(), lastNow);
        } else if (input instanceof ProvisioningInput.PrefixesChanged changed) {
            changePrefixes(changed.prefixes(), lastNow);
        } else if (input instanceof ProvisioningInput.Stop) {
            state = new Stopped();
        } else if (input instanceof ProvisioningInput.TxtAnswered answered) {
            if (state instanceof Asking asking && asking.exchange() == answered.exchange()) {
                txtAnswered(answered.answer(), lastNow);
            }
        } else if (input instanceof ProvisioningInput.HttpAnswered answered) {
            if (state instanceof Fetching fetching && fetching.exchange() == answered.exchange()) {
                httpAnswered(fetching, answered, lastNow);
            }
        } else if (input instanceof ProvisioningInput.NoHttpAnswer none
                && state instanceof Fetching fetching
                && fetching.exchange() == none.exchange()) {
            failed(Kind.NO_ANSWER, none.why(), lastNow);
        }
    }

    /**
     * Takes the next thing to do.
     *
     * @return an output; {@link ProvisioningOutput.WaitUntil} if there is nothing to do before its deadline
     */
    public ProvisioningOutput poll() {
        ProvisioningOutput next = outputs.poll();
        return next == null ? new ProvisioningOutput.WaitUntil(deadline()) : next;
    }

    /**
     * When {@link ProvisioningInput.Timeout} is due, without taking an output.
     *
     * @return nanoseconds of the clock given to {@link #handle}, or {@link ProvisioningOutput.WaitUntil#NEVER}
     */
    public long deadline() {
        return state.deadline();
    }

    /**
     * What is provisioned now.
     *
     * @return the last {@link ProvisioningOutput.Provisioned}, if nothing has ended it
     */
    public Optional<ProvisioningAnswer> provisioned() {
        return Optional.ofNullable(running).map(Running::answer);
    }

    private void runDue(long now) {
        if (state instanceof Settling) {
            pacing = pacing.asked(now);
            ask(now);
        } else if (state instanceof Waiting) {
            ask(now);
        } else if (state instanceof Asking) {
            noResolver("no answer within 60 s", now);
        } else if (state instanceof Fetching) {
            failed(Kind.NO_ANSWER, "no answer within 60 s", now);
        }
    }

    private void start(List<Ipv6Prefix> now, long at) {
        if (!(state instanceof Stopped)) {
            changePrefixes(now, at);
            return;
        }
        prefixes = now;
        begin(at);
    }

    private void changePrefixes(List<Ipv6Prefix> now, long at) {
        boolean changed = !prefixes.equals(now);
        prefixes = now;
        // What comes while it settles does not put the question off: then it would never be asked.
        if (changed && !(state instanceof Stopped) && !(state instanceof Settling && !now.isEmpty())) {
            begin(at);
        }
    }

    private void begin(long now) {
        if (prefixes.isEmpty()) {
            state = new WithoutPrefix();
            return;
        }
        restore(now);
        if (pacing.isFresh()) {
            pacing = pacing.asked(now);
            ask(now);
        } else {
            state = new Settling(pacing.afterChange(now));
        }
    }

    /** What was kept is for the prefixes that it was given for. */
    private void restore(long now) {
        if (running == null && pacing.isFresh() && kept.prefixes().equals(prefixes)) {
            kept.answer().map(answer -> answer.within(request.capabilities())).ifPresent(answer -> {
                if (!answer.mechanisms().isEmpty()) {
                    running = Running.since(now, answer);
                    outputs.add(new ProvisioningOutput.Provisioned(answer));
                }
            });
        }
    }

    private void ask(long now) {
        lastExchange++;
        state = new Asking(lastExchange, now + Waits.FOR_ANSWER);
        outputs.add(new ProvisioningOutput.AskTxt(lastExchange));
    }

    private void txtAnswered(TxtAnswer answer, long now) {
        if (answer instanceof TxtAnswer.Records records) {
            Bootstrap bootstrap = Bootstrap.read(records.records());
            if (bootstrap instanceof Server server) {
                running = running == null ? null : running.found();
                get(server, 0, now);
            } else if (bootstrap instanceof Bootstrap.Rejected rejected) {
                notFound(Kind.BAD_RECORD, rejected.fault().toString(), now);
            }
        } else if (answer instanceof TxtAnswer.Failed failed) {
            noResolver(failed.why(), now);
        } else {
            notFound(Kind.NOT_FOUND, "", now);
        }
    }

    /** Step c.2, also for a record that is no use: whoever writes that does not provision. */
    private void notFound(Kind kind, String detail, long now) {
        report(kind, detail);
        if (running != null) {
            running = running.notFound();
            if (mode == ProvisioningMode.STRICT || running.notFoundInARow() > 1) {
                unprovision(Unprovisioned.Reason.NOT_FOUND);
            }
        }
        state = new Waiting(now + waits.afterNotFound());
    }

    private void noResolver(String why, long now) {
        report(Kind.NO_RESOLVER, why);
        state = new Waiting(now + waits.afterNoResolver());
    }

    private void get(Server server, int redirects, long now) {
        if (request.withholdsCredentialsFrom(server)) {
            report(Kind.CREDENTIALS_WITHHELD, server.url().host());
        }
        Optional<String> token = kept.token();
        RuleServerUrl url = token.isPresent() ? request.urlAt(server, token.get()) : request.urlAt(server);
        lastExchange++;
        state = new Fetching(lastExchange, server, redirects, now + Waits.FOR_ANSWER);
        outputs.add(new ProvisioningOutput.Get(lastExchange, url, server.check()));
    }

    private void httpAnswered(Fetching fetching, ProvisioningInput.HttpAnswered answered, long now) {
        int status = answered.status();
        if (status == 200) {
            read(answered.body(), now);
        } else if (status == Redirect.STATUS) {
            redirect(fetching, answered.location(), now);
        } else {
            boolean refused = status == 403 || status == 404;
            if (refused && mode == ProvisioningMode.CAREFUL && running != null && now >= running.endsIfRefused()) {
                unprovision(Unprovisioned.Reason.REFUSED);
            }
            failed(Kind.STATUS, "status " + status, now);
        }
    }

    private void redirect(Fetching fetching, String location, long now) {
        Server asked = fetching.server();
        Redirect redirect = fetching.redirects() == Redirect.MOST_IN_A_ROW
                ? new Redirect.Refused("more than " + Redirect.MOST_IN_A_ROW + " in a row")
                : asked.url().redirect(location, asked.check());
        if (redirect instanceof Redirect.To next) {
            get(new Server(next.url(), asked.check()), fetching.redirects() + 1, now);
        } else if (redirect instanceof Redirect.Refused refused) {
            failed(Kind.BAD_REDIRECT, refused.why(), now);
        }
    }

    private void read(Octets body, long now) {
        ProvisioningAnswer whole;
        try {
            whole = ProvisioningAnswer.read(body);
        } catch (MalformedAnswerException malformed) {
            failed(Kind.UNUSABLE_ANSWER, malformed.reason().toString(), now);
            return;
        }
        reportCredentials(whole);
        ProvisioningAnswer answer = whole.within(request.capabilities());
        if (answer.mechanisms().isEmpty() && !answer.offersNothing()) {
            failed(Kind.UNUSABLE_ANSWER, firstOf(answer.problems()), now);
            return;
        }
        if (!answer.problems().isEmpty()) {
            report(Kind.PARTLY_USABLE_ANSWER, firstOf(answer.problems()));
        }
        Octets keptBody = answer.offersNothing() ? Octets.EMPTY : body;
        persist(new ProvisioningState(prefixes, kept.tokenAfter(whole), keptBody));
        if (answer.offersNothing()) {
            report(Kind.NOTHING_OFFERED, "");
            unprovision(Unprovisioned.Reason.NOTHING_OFFERED);
        } else {
            provision(answer, now);
        }
        state = new Waiting(now + waits.afterAnswer(answer.ttl()));
    }

    /** Steps i and j: what is the same as before is not told again. */
    private void provision(ProvisioningAnswer answer, long now) {
        boolean same = running != null && running.answer().mechanisms().equals(answer.mechanisms());
        running = Running.since(now, answer);
        if (!same) {
            outputs.add(new ProvisioningOutput.Provisioned(answer));
        }
        if (answer.softwires(prefixes).isEmpty()) {
            report(Kind.NOT_FOR_THIS_LINE, prefixes.toString());
        }
    }

    private void unprovision(Unprovisioned.Reason reason) {
        if (running != null) {
            running = null;
            persist(kept.withoutAnswer());
            outputs.add(new Unprovisioned(reason));
        }
    }

    private void persist(ProvisioningState next) {
        if (!next.equals(kept)) {
            kept = next;
            outputs.add(new ProvisioningOutput.Persist(next.encode()));
        }
    }

    /** Steps f.2 and h.2. */
    private void failed(Kind kind, String detail, long now) {
        report(kind, detail);
        state = new Waiting(now + waits.afterFailure());
    }

    private void reportCredentials(ProvisioningAnswer answer) {
        Optional<ProvisioningAuth> auth = answer.auth();
        if (auth.isPresent() && auth.get() != ProvisioningAuth.OK) {
            report(Kind.CREDENTIALS, auth.get() == ProvisioningAuth.BAD ? "they are wrong" : "they are needed");
        }
    }

    private static String firstOf(List<AnswerProblem> problems) {
        if (problems.isEmpty()) {
            return "nothing in it that this CE can do";
        }
        int more = problems.size() - 1;
        return problems.get(0) + (more == 0 ? "" : ", and " + more + " more");
    }

    private void report(Kind kind, String detail) {
        outputs.add(new ProvisioningOutput.Problem(new ProvisioningProblem(kind, detail)));
    }
}
