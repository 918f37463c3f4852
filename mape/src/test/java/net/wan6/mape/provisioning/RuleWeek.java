package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A week of a line, made from a seed: resolvers and servers that answer, refuse, redirect, talk nonsense or are silent, a prefix that
 * changes, a process that restarts. What a provisioner must never do is checked at each step.
 */
final class RuleWeek {
    private static final long SECOND = 1_000_000_000L;
    private static final long WEEK = 7 * 86_400 * SECOND;
    private static final int[] TTLS = {0, 1, 59, 60, 300, 301, 3_600, 86_400, 604_800, 9_999_999};

    /** Why the machine waits, with the ends of the window in seconds. */
    private record Window(double least, double most) {}

    private final Random random;
    private final ProvisioningMode mode;
    private final double nonsense;
    private final double changes;
    private Provisioner provisioner;
    private Octets state = Octets.EMPTY;
    private long now;
    private int prefix;

    private @Nullable ProvisioningOutput open;
    private int openPrefix;
    private int redirects;
    private @Nullable Window window;
    private final Deque<Long> changeAsks = new ArrayDeque<>();
    private boolean causedByChange = true;
    private long lastAsk = Long.MIN_VALUE;
    private long lastTurn = Long.MIN_VALUE;
    private boolean changedSinceTurn;
    private int notFoundInARow;
    private @Nullable ProvisioningAnswer running;

    /** How much happened, so that a test can tell that something did. */
    int questions;

    int turns;
    int restarts;

    RuleWeek(long seed) {
        random = new Random(seed);
        mode = random.nextInt(4) == 0 ? ProvisioningMode.STRICT : ProvisioningMode.CAREFUL;
        nonsense = new double[] {0.02, 0.3, 0.9}[random.nextInt(3)];
        changes = new double[] {0, 0.02, 0.5}[random.nextInt(3)];
        provisioner = Provisioner.create(RuleLine.REQUEST, mode, new Random(seed));
    }

    void run() {
        feed(new ProvisioningInput.Start(prefixes()));
        while (now < WEEK) {
            if (random.nextDouble() < changes) {
                change();
            } else if (random.nextInt(500) == 0) {
                restart();
            } else {
                step();
            }
        }
    }

    private List<Ipv6Prefix> prefixes() {
        return List.of(Ipv6Prefix.parse("2001:db8:" + Integer.toHexString(prefix & 0xffff) + "::/56"));
    }

    /** A change some time before the deadline, or a few close together. */
    private void change() {
        long deadline = provisioner.deadline();
        long room = deadline == Long.MAX_VALUE ? SECOND : Math.max(1, deadline - now);
        now += random.nextBoolean() ? random.nextLong(room) : random.nextLong(3 * SECOND);
        timeoutIfDue();
        prefix++;
        changedSinceTurn = true;
        open = null;
        causedByChange = true;
        window = null;
        feed(new ProvisioningInput.PrefixesChanged(prefixes()));
        assertTrue(provisioner.deadline() - now <= 180 * SECOND, "a change is asked about soon");
    }

    private void restart() {
        now += random.nextLong(100 * SECOND);
        timeoutIfDue();
        if (!state.isEmpty()) {
            provisioner = Provisioner.resume(RuleLine.REQUEST, mode, state, new Random(now));
            restarts++;
            ProvisioningAnswer before = running;
            running = null;
            notFoundInARow = 0;
            lastAsk = Long.MIN_VALUE;
            changeAsks.clear();
            causedByChange = true;
            changedSinceTurn = true;
            open = null;
            window = null;
            feed(new ProvisioningInput.Start(prefixes()));
            // What was kept is told at once, and what the server says now may be something else.
            changedSinceTurn = true;
            if (running != null && before != null) {
                assertEquals(before.mechanisms(), running.mechanisms());
            }
        }
    }

    private void step() {
        ProvisioningOutput question = open;
        if (question == null || random.nextInt(50) == 0) {
            now = Math.max(now, provisioner.deadline());
            timeoutIfDue();
            return;
        }
        now += random.nextLong(20 * SECOND);
        timeoutIfDue();
        if (open == question) {
            open = null;
            if (question instanceof ProvisioningOutput.AskTxt ask) {
                answer(ask);
            } else if (question instanceof ProvisioningOutput.Get get) {
                answer(get);
            }
        }
    }

    private void timeoutIfDue() {
        if (provisioner.deadline() <= now) {
            if (open instanceof ProvisioningOutput.AskTxt) {
                window = new Window(60, 600);
            } else if (open instanceof ProvisioningOutput.Get) {
                window = new Window(600, 1800);
            }
            open = null;
            now = Math.max(now, provisioner.deadline());
            feed(new ProvisioningInput.Timeout());
        }
    }

    private void answer(ProvisioningOutput.AskTxt ask) {
        TxtAnswer answer;
        if (random.nextDouble() >= nonsense) {
            answer = new TxtAnswer.Records(List.of("v=v6mig-1 url=https://rules.example.jp/a t=b"));
            notFoundInARow = 0;
            window = null;
        } else if (random.nextBoolean()) {
            answer = new TxtAnswer.Failed("nobody is there");
            window = new Window(60, 600);
        } else {
            answer = random.nextBoolean() ? new TxtAnswer.NotFound() : new TxtAnswer.Records(List.of("v=spf1 -all"));
            notFoundInARow++;
            window = new Window(3600, 10_800);
        }
        feed(new ProvisioningInput.TxtAnswered(ask.exchange(), answer));
    }

    private void answer(ProvisioningOutput.Get get) {
        window = new Window(600, 1800);
        if (random.nextDouble() >= nonsense) {
            int ttl = TTLS[random.nextInt(TTLS.length)];
            window = afterAnswer(Math.min(ttl, 604_800));
            String content =
                    random.nextInt(20) == 0 ? "nothing" : (random.nextInt(10) == 0 ? "B" : "A") + "-p" + openPrefix;
            respond(get, 200, "", RuleLine.body(content, ttl));
        } else {
            switch (random.nextInt(5)) {
                case 0 -> feed(new ProvisioningInput.NoHttpAnswer(get.exchange(), "silence"));
                case 1 -> respond(get, 200, "", "{\"order\":[");
                case 2 -> respond(get, 403, "", "");
                case 3 -> respond(get, 503, "", "");
                default -> {
                    window = redirects < 5 ? null : window;
                    redirects++;
                    respond(get, 307, "/b", "");
                }
            }
        }
    }

    private Window afterAnswer(int ttl) {
        if (ttl == 0) {
            return new Window(72_000, 86_400);
        }
        int floor = mode == ProvisioningMode.STRICT ? 60 : 300;
        double least = mode == ProvisioningMode.STRICT ? ttl : Math.ceil(0.9 * ttl);
        return new Window(Math.max(floor, least), Math.max(floor, ttl));
    }

    private void respond(ProvisioningOutput.Get get, int status, String location, String body) {
        Octets octets = Octets.of(body.getBytes(StandardCharsets.UTF_8));
        feed(new ProvisioningInput.HttpAnswered(get.exchange(), status, location, octets));
    }

    private void feed(ProvisioningInput input) {
        provisioner.handle(input, now);
        for (ProvisioningOutput out = provisioner.poll();
                !(out instanceof ProvisioningOutput.WaitUntil);
                out = provisioner.poll()) {
            check(out);
        }
        if (open == null && window != null) {
            double wait = (double) (provisioner.deadline() - now) / SECOND;
            assertTrue(wait >= 60, () -> "a wait of " + wait + " s");
            Window expected = window;
            assertTrue(wait >= expected.least && wait <= expected.most, () -> wait + " s, but " + expected);
        }
    }

    private void check(ProvisioningOutput out) {
        if (out instanceof ProvisioningOutput.AskTxt) {
            questions++;
            checkPace();
            lastAsk = now;
            redirects = 0;
            openPrefix = prefix;
            open = out;
            window = null;
        } else if (out instanceof ProvisioningOutput.Get) {
            assertTrue(redirects <= 5, "more than five redirects");
            open = out;
        } else if (out instanceof ProvisioningOutput.Provisioned provisioned) {
            turn();
            assertNotEquals(
                    running == null ? List.of() : running.mechanisms(),
                    provisioned.answer().mechanisms());
            String content = provisioned.answer().enablerName().orElseThrow();
            assertTrue(content.endsWith("-p" + prefix), () -> content + " for prefix " + prefix);
            running = provisioned.answer();
        } else if (out instanceof ProvisioningOutput.Unprovisioned unprovisioned) {
            turn();
            assertTrue(running != null, "nothing ran");
            if (unprovisioned.reason() == ProvisioningOutput.Unprovisioned.Reason.NOT_FOUND) {
                assertTrue(notFoundInARow > (mode == ProvisioningMode.STRICT ? 0 : 1));
            }
            running = null;
        } else if (out instanceof ProvisioningOutput.Persist persist) {
            state = persist.state();
        }
    }

    /** No two questions within 2 s, within a minute only after a change, and of those three and then one a minute. */
    private void checkPace() {
        if (lastAsk != Long.MIN_VALUE) {
            assertTrue(now - lastAsk >= 2 * SECOND, "two questions within 2 s");
            assertTrue(causedByChange || now - lastAsk >= 60 * SECOND, "two questions within a minute");
        }
        if (causedByChange) {
            changeAsks.add(now);
            if (changeAsks.size() > 4) {
                changeAsks.remove();
            }
            assertTrue(
                    changeAsks.size() < 4 || changeAsks.getLast() - changeAsks.getFirst() >= 60 * SECOND,
                    "four questions within a minute");
        }
        causedByChange = false;
    }

    /** What runs turns at most once a minute, unless the prefix has. */
    private void turn() {
        turns++;
        assertTrue(
                lastTurn == Long.MIN_VALUE || changedSinceTurn || now - lastTurn >= 60 * SECOND,
                "two turns within a minute");
        lastTurn = now;
        changedSinceTurn = false;
    }
}
