package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.ProvisioningOutput.AskTxt;
import net.wan6.mape.provisioning.ProvisioningOutput.Get;
import net.wan6.mape.provisioning.ProvisioningOutput.Provisioned;
import net.wan6.mape.provisioning.ProvisioningOutput.Unprovisioned;
import net.wan6.mape.provisioning.ProvisioningProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the vectors of the state machine leave open: what is away, what is hostile, what is late. Long: a conversation for each
 * rule of HB46PP §3.6, all from the same beginning.
 */
class ProvisionerTest {
    private static final String URL = "https://rules.example.jp/a";
    private static final int DAY = 86_400;

    private static RuleLine line() {
        return new RuleLine(ProvisioningMode.CAREFUL, 1);
    }

    private static RuleLine provisioned() {
        return provisioned(line());
    }

    private static RuleLine provisioned(RuleLine line) {
        line.start().txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        line.told.clear();
        return line;
    }

    /** The kinds of what was told since, in its order. */
    private static String kinds(RuleLine line) {
        List<String> kinds =
                line.told.stream().map(out -> out.getClass().getSimpleName()).toList();
        line.told.clear();
        return String.join(" ", kinds);
    }

    private static Kind lastProblem(RuleLine line) {
        return line.problems.get(line.problems.size() - 1).kind();
    }

    @Test
    void aServerAwayForADayLosesNothing() {
        RuleLine line = provisioned();
        line.timeout();
        for (int i = 0; i < 40; i++) {
            line.txt(URL, "b").noHttpAnswer();
            assertEquals(Kind.NO_ANSWER, lastProblem(line));
            assertTrue(line.secondsToDeadline() >= 600 && line.secondsToDeadline() <= 1800);
            line.timeout();
        }
        for (int i = 0; i < 200; i++) {
            line.txt("failed", "").timeout();
            assertEquals(Kind.NO_RESOLVER, lastProblem(line));
        }
        assertFalse(kinds(line).contains("rovisioned"));
        assertTrue(line.provisioner.provisioned().isPresent());
        line.txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        assertEquals("Get", kinds(line));
    }

    @Test
    void aDriverThatNeverAnswersIsNotWaitedForForever() {
        RuleLine line = line().start();
        assertEquals(60, line.secondsToDeadline());
        line.timeout();
        assertEquals(Kind.NO_RESOLVER, lastProblem(line));
        line.timeout().txt(URL, "b");
        assertEquals(60, line.secondsToDeadline());
        line.timeout();
        assertEquals(Kind.NO_ANSWER, lastProblem(line));
        assertEquals("AskTxt AskTxt Get", kinds(line));
    }

    @Test
    void answersToQuestionsThatAreNotOpenAreDropped() {
        RuleLine line = line().start();
        AskTxt first = assertInstanceOf(AskTxt.class, line.next());
        line.timeout().timeout();
        AskTxt second = assertInstanceOf(AskTxt.class, line.next());
        TxtAnswer records = new TxtAnswer.Records(List.of("v=v6mig-1 url=https://late.example/ t=b"));
        line.feed(new ProvisioningInput.TxtAnswered(first.exchange(), records));
        assertEquals("", kinds(line));
        line.feed(new ProvisioningInput.TxtAnswered(second.exchange(), records));
        Get get = assertInstanceOf(Get.class, line.next());
        line.feed(new ProvisioningInput.TxtAnswered(second.exchange(), records));
        line.feed(new ProvisioningInput.HttpAnswered(second.exchange(), 200, "", Octets.EMPTY));
        line.feed(new ProvisioningInput.NoHttpAnswer(second.exchange(), "late"));
        assertEquals("", kinds(line));
        line.feed(new ProvisioningInput.NoHttpAnswer(get.exchange(), "in time"));
        assertEquals("in time", line.problems.get(line.problems.size() - 1).detail());
    }

    /** An answer that the old prefix was given is not for the new one, whenever the change comes. */
    @Test
    void aChangedPrefixDropsWhatIsOnTheWay() {
        RuleLine line = line().start().changePrefix().txt(URL, "b");
        assertEquals("AskTxt", kinds(line));
        line.timeout().txt(URL, "b").changePrefix().http(200, "", RuleLine.body("old", DAY));
        assertEquals("AskTxt Get", kinds(line));
        line.timeout().txt(URL, "b").http(307, "https://r.example/", "").changePrefix();
        line.http(200, "", RuleLine.body("old", DAY)).noHttpAnswer();
        assertEquals("AskTxt Get Get", kinds(line));
        line.after(100).timeout().txt(URL, "b").http(200, "", RuleLine.body("new", DAY));
        assertEquals("AskTxt Get Provisioned", kinds(line));
    }

    @Test
    void prefixesThatAreTheSameChangeNothing() {
        RuleLine line = provisioned();
        double before = line.secondsToDeadline();
        line.after(10).feed(new ProvisioningInput.PrefixesChanged(line.prefixes()));
        line.start();
        assertEquals(before - 10, line.secondsToDeadline(), 1e-6);
        assertEquals("", kinds(line));
    }

    @Test
    void withoutAPrefixNobodyIsAsked() {
        RuleLine line = line();
        line.feed(new ProvisioningInput.Start(List.of()));
        assertEquals(ProvisioningOutput.WaitUntil.NEVER, line.provisioner.deadline());
        line.feed(new ProvisioningInput.PrefixesChanged(line.prefixes()));
        assertEquals("AskTxt", kinds(line));
        line.txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        assertEquals("Get Provisioned", kinds(line));
        // The line is down: what runs is left as it is, and asked again when it is back.
        line.feed(new ProvisioningInput.PrefixesChanged(List.of()));
        assertEquals(ProvisioningOutput.WaitUntil.NEVER, line.provisioner.deadline());
        assertTrue(line.provisioner.provisioned().isPresent());
        line.after(3).feed(new ProvisioningInput.PrefixesChanged(line.prefixes()));
        assertEquals(2, line.secondsToDeadline());
        line.timeout();
        assertEquals("AskTxt", kinds(line));
    }

    @Test
    void prefixesThatComeOneAfterTheOtherAreOneChange() {
        RuleLine line = provisioned();
        line.changePrefix().after(1).changePrefix().after(0.5).changePrefix();
        assertEquals(0.5, line.secondsToDeadline(), 1e-6);
        line.timeout();
        assertEquals("AskTxt", kinds(line));
    }

    /** Three changes are asked about after 2 s, then one a minute (and a quiet time earns them back). */
    @Test
    void aPrefixThatComesAndGoesIsNoFlood() {
        RuleLine line = provisioned();
        line.after(DAY / 2.0);
        int asked = 0;
        for (int second = 0; second < 3600; second += 3) {
            line.after(3).changePrefix();
            asked += kinds(line).split("AskTxt", -1).length - 1;
        }
        assertTrue(asked >= 59 && asked <= 64, asked + " questions in an hour");
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("A", DAY)).after(600);
        for (int i = 0; i < 3; i++) {
            line.after(10).changePrefix();
            assertEquals(2, line.secondsToDeadline());
            line.timeout();
        }
        line.changePrefix();
        assertTrue(line.secondsToDeadline() > 20, line.secondsToDeadline() + " s");
    }

    @Test
    void startingAndStoppingIsNoFloodEither() {
        RuleLine line = line();
        int asked = 0;
        for (int i = 0; i < 600; i++) {
            line.start().after(1).stop().after(1);
            asked += kinds(line).split("AskTxt", -1).length - 1;
        }
        assertEquals(1, asked);
        for (int i = 0; i < 600; i++) {
            line.start().after(5);
            line.timeoutIfDue().stop();
            asked += kinds(line).split("AskTxt", -1).length - 1;
        }
        assertTrue(asked <= 55, asked + " questions in 3000 s");
    }

    @Test
    void aTimeOfOneSecondIsNoStorm() {
        RuleLine line = line().start();
        for (int i = 0; i < 20; i++) {
            line.txt(URL, "b").http(200, "", RuleLine.body("A", 1));
            assertEquals(300, line.secondsToDeadline());
            line.timeout();
        }
        RuleLine strict = new RuleLine(ProvisioningMode.STRICT, 1).start();
        strict.txt(URL, "b").http(200, "", RuleLine.body("A", 1));
        assertEquals(60, strict.secondsToDeadline());
        strict.timeout().txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        assertEquals(DAY, strict.secondsToDeadline());
    }

    @Test
    void answersThatAlternateFlapNoFasterThanTheyAreAsked() {
        for (ProvisioningMode mode : ProvisioningMode.values()) {
            RuleLine line = new RuleLine(mode, 1).start();
            long last = Long.MIN_VALUE;
            for (int i = 0; i < 50; i++) {
                line.txt(URL, "b")
                        .http(200, "", i % 3 == 2 ? RuleLine.body("nothing", 1) : RuleLine.body("A" + i % 3, 1));
                assertTrue(kinds(line).contains("rovisioned"));
                assertTrue(last == Long.MIN_VALUE || line.now - last >= 60_000_000_000L);
                last = line.now;
                line.timeout();
            }
        }
    }

    @Test
    void nothingOnPurposeEndsWhatRuns() {
        RuleLine line = provisioned();
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("nothing", 3600));
        assertInstanceOf(AskTxt.class, line.next());
        assertInstanceOf(Get.class, line.next());
        assertEquals(new Unprovisioned(Unprovisioned.Reason.NOTHING_OFFERED), line.next());
        assertTrue(line.secondsToDeadline() >= 3240 && line.secondsToDeadline() <= 3600);
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("nothing", 3600));
        assertEquals("AskTxt Get", kinds(line));
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNUSABLE_ANSWER",
        "'{}', UNUSABLE_ANSWER",
        "'[]', UNUSABLE_ANSWER",
        "'{\"order\":[\"map_e\"]}', UNUSABLE_ANSWER",
        "'{\"order\":[\"sixrd\"]}', UNUSABLE_ANSWER",
        "'<html>Login</html>', UNUSABLE_ANSWER",
    })
    void nonsenseLeavesWhatRuns(String body, Kind problem) {
        RuleLine line = provisioned();
        Octets before = line.state;
        line.timeout().txt(URL, "b").http(200, "", body);
        assertEquals("AskTxt Get", kinds(line));
        assertEquals(problem, lastProblem(line));
        assertTrue(line.secondsToDeadline() >= 600 && line.secondsToDeadline() <= 1800);
        assertEquals(before, line.state);
        assertTrue(line.provisioner.provisioned().isPresent());
    }

    @Test
    void aTokenOfTenMebibytes() {
        RuleLine line = provisioned();
        String body = "{\"order\":[],\"token\":\"" + "0".repeat(10 << 20) + "\"}";
        line.timeout().txt(URL, "b").http(200, "", body);
        assertEquals("AskTxt Get", kinds(line));
        assertEquals(
                "nothing in the rule server's answer can be used: more than 262,144 octets",
                line.problems.get(line.problems.size() - 1).toString());
        line.timeout().txt(URL, "b").http(200, "", body.substring(0, 200_000) + "\"}");
        assertInstanceOf(AskTxt.class, line.next());
        assertInstanceOf(Get.class, line.next());
        assertInstanceOf(Unprovisioned.class, line.next());
        assertEquals(
                List.of("token: not a usable value", ""),
                line.problems.subList(line.problems.size() - 2, line.problems.size()).stream()
                        .map(ProvisioningProblem::detail)
                        .toList());
    }

    @Test
    void whatTheCeCannotDoIsLeftOut() {
        ProvisioningRequest mapOnly =
                ProvisioningRequest.of("00005e", "p", "1", List.of(Capability.MAP_E, Capability.HUB_AND_SPOKE));
        RuleLine line = new RuleLine(Provisioner.create(mapOnly, ProvisioningMode.CAREFUL, new Random(1)));
        line.start().txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        assertEquals("AskTxt Get", kinds(line));
        assertEquals("nothing in it that this CE can do", line.problems.get(0).detail());
        line.timeout().txt(URL, "b");
        line.http(
                200,
                "",
                "{\"order\":[\"dslite\",\"map_e\"],\"dslite\":{\"aftr\":\"a.example\"},\"map_e\":{"
                        + "\"br\":\"2001:db8:9::1\",\"rules\":[{\"ipv6\":\"2001:db8::/32\",\"ipv4\":\"10.0.0.0/8\","
                        + "\"ea_length\":24,\"psid_offset\":4}]}}");
        line.told.removeIf(out -> !(out instanceof Provisioned));
        Provisioned provisioned = assertInstanceOf(Provisioned.class, line.next());
        assertEquals(1, provisioned.answer().mechanisms().size());
        assertEquals(1, provisioned.answer().softwires(line.prefixes()).size());
        assertEquals(1, line.problems.size());
    }

    @Test
    void anAnswerForAnotherLineIsToldAsSuch() {
        RuleLine line = line().start().txt(URL, "b");
        line.http(
                200,
                "",
                "{\"order\":[\"map_e\"],\"map_e\":{\"br\":\"2001:db8:9::1\",\"rules\":["
                        + "{\"ipv6\":\"2001:db9::/32\",\"ipv4\":\"10.0.0.0/8\",\"ea_length\":24,\"psid_offset\":4}]}}");
        assertEquals("AskTxt Get Provisioned", kinds(line));
        assertEquals(Kind.NOT_FOR_THIS_LINE, lastProblem(line));
    }

    /** Kept until twice its time is over; then a refusal ends it. In the strict mode nothing but the resolvers does. */
    @ParameterizedTest
    @CsvSource({"403, CAREFUL, true", "404, CAREFUL, true", "500, CAREFUL, false", "403, STRICT, false"})
    void refusalsEndWhatRunsAfterTwiceItsTime(int status, ProvisioningMode mode, boolean ends) {
        RuleLine line = provisioned(new RuleLine(mode, 1));
        long given = line.now;
        line.timeout();
        boolean ended = false;
        while (line.now - given < 3L * DAY * 1_000_000_000L) {
            boolean late = line.now - given >= 2L * DAY * 1_000_000_000L;
            line.txt(URL, "b").http(status, "", "");
            ended |= kinds(line).contains("Unprovisioned");
            assertEquals(late && ends, ended, () -> (line.now - given) / 1e9 + " s");
            line.timeout();
        }
        assertEquals(ends, line.provisioner.provisioned().isEmpty());
    }

    @Test
    void aRefusalSoonAfterAnAnswerEndsNothing() {
        RuleLine line = provisioned();
        for (int day = 0; day < 5; day++) {
            line.timeout().txt(URL, "b").http(403, "", "");
            line.timeout().txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        }
        assertFalse(kinds(line).contains("rovisioned"));
    }

    @Test
    void oneGoodRecordBetweenStartsTheCountAgain() {
        RuleLine line = provisioned();
        for (int i = 0; i < 5; i++) {
            line.timeout()
                    .txt("notfound", "")
                    .timeout()
                    .txt("failed", "")
                    .timeout()
                    .txt(URL, "b")
                    .noHttpAnswer();
        }
        assertFalse(kinds(line).contains("rovisioned"));
        line.timeout()
                .txt("malformed", "")
                .timeout()
                .txt("failed", "")
                .timeout()
                .txt("notfound", "");
        assertTrue(kinds(line).endsWith("Unprovisioned"));
        line.timeout().txt("notfound", "");
        assertEquals("AskTxt", kinds(line));
    }

    @ParameterizedTest
    @CsvSource({
        "https://rules.example.jp/a, b, '', no Location",
        "https://rules.example.jp/a, b, http://r.example/, 'from https to http, although t=b'",
        "https://rules.example.jp/a, b, //192.0.2.1/, 'an IPv4 address as host, where IPv6 is required'",
        "https://rules.example.jp/a, b, https://u:p@r.example/, a URL with user information",
        "https://rules.example.jp/a, a, ftp://r.example/, a scheme other than http and https",
        "https://rules.example.jp/a, a, 'https://r.example/\r\nX: y', a URL with a character that is no printable ASCII",
    })
    void redirectsThatAreNotFollowed(String url, String t, String location, String why) {
        RuleLine line = provisioned();
        line.timeout().txt(url, t).http(307, location, "");
        assertEquals("AskTxt Get", kinds(line));
        assertEquals(new ProvisioningProblem(Kind.BAD_REDIRECT, why), line.problems.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "https://rules.example.jp/a/b, b, c, https://rules.example.jp/a/c, REQUIRED",
        "https://rules.example.jp/a/b, a, http://r.example/, http://r.example/, NONE",
        "http://rules.example.jp/a/b, a, https://r.example/, https://r.example/, NONE",
        "https://rules.example.jp/a/b, b, /, https://rules.example.jp/, REQUIRED",
    })
    void redirectsThatAreFollowed(String url, String t, String location, String to, CertificateCheck check) {
        RuleLine line = line().start().txt(url, t).http(307, location, "");
        line.told.remove(1);
        line.next();
        Get get = assertInstanceOf(Get.class, line.next());
        assertEquals(to + "?...", get.url().toString());
        assertEquals(check, get.check());
    }

    /** A redirect to the very request: its parameters are there already and are not said twice. */
    @Test
    void aLoopOfRedirectsEndsAfterFive() {
        RuleLine line = line().start().txt(URL, "b");
        assertInstanceOf(AskTxt.class, line.next());
        String first = assertInstanceOf(Get.class, line.next()).url().text();
        for (int i = 0; i < 5; i++) {
            line.http(307, first, "");
            assertEquals(first, assertInstanceOf(Get.class, line.next()).url().text());
        }
        line.http(307, first, "");
        assertEquals(List.of(), line.left());
        assertEquals(Kind.BAD_REDIRECT, lastProblem(line));
    }

    /** HB46PP 1.1 §3.3: the same test for each server on the way. */
    @Test
    void credentialsDoNotFollowARedirectToAnotherHost() {
        ProvisioningRequest request = RuleLine.REQUEST.withCredentialsFor("rules.example.jp", "benutzer", "geheim");
        RuleLine line = new RuleLine(Provisioner.create(request, ProvisioningMode.CAREFUL, new Random(1)));
        line.start().txt(URL, "b");
        assertInstanceOf(AskTxt.class, line.next());
        Get first = assertInstanceOf(Get.class, line.next());
        assertTrue(first.url().text().endsWith("&user=benutzer&pass=geheim"));
        assertFalse(first.toString().contains("geheim"));
        assertEquals(List.of(), line.problems);
        line.http(307, "https://evil.example/a", "");
        assertFalse(assertInstanceOf(Get.class, line.next()).url().text().contains("geheim"));
        assertEquals(List.of(new ProvisioningProblem(Kind.CREDENTIALS_WITHHELD, "evil.example")), line.problems);
        line.http(307, "https://rules.example.jp:8443/b", "");
        assertTrue(assertInstanceOf(Get.class, line.next()).url().text().contains("geheim"));
    }

    @ParameterizedTest
    @CsvSource({"req, they are needed", "bad, they are wrong"})
    void theServersWordOnCredentials(String auth, String detail) {
        RuleLine line = line().start().txt(URL, "b");
        line.http(200, "", RuleLine.body("A", DAY).replace("{", "{\"auth\":\"" + auth + "\","));
        assertEquals("AskTxt Get Provisioned", kinds(line));
        assertEquals(new ProvisioningProblem(Kind.CREDENTIALS, detail), line.problems.get(0));
    }

    @Test
    void theTokenGoesBackAndStaysUntilThereIsAnother() {
        String token = "0a".repeat(32);
        RuleLine line = line().start().txt(URL, "b");
        line.http(200, "", RuleLine.body("A", DAY).replaceFirst("\\{", "{\"token\":\"" + token + "\","));
        line.told.clear();
        line.timeout().txt(URL, "b");
        line.next();
        assertTrue(assertInstanceOf(Get.class, line.next()).url().text().endsWith("&token=" + token));
        line.http(200, "", RuleLine.body("A", DAY)).timeout().txt(URL, "b");
        line.next();
        Get get = assertInstanceOf(Get.class, line.next());
        assertTrue(get.url().text().endsWith("&token=" + token));
        assertFalse((get.toString() + line.provisioner.provisioned()).contains(token));
    }

    @Test
    void stoppedInAnyStateNothingMoves() {
        for (int i = 0; i < 5; i++) {
            RuleLine line = line().start();
            if (i > 0) {
                line.txt(URL, "b");
            }
            if (i > 1) {
                line.http(200, "", RuleLine.body("A", DAY));
            }
            if (i > 2) {
                line.changePrefix();
            }
            if (i > 3) {
                line.timeout();
            }
            line.told.clear();
            line.stop()
                    .timeout()
                    .txt(URL, "b")
                    .http(200, "", RuleLine.body("B", DAY))
                    .noHttpAnswer()
                    .changePrefix();
            assertEquals("", kinds(line));
            assertEquals(ProvisioningOutput.WaitUntil.NEVER, line.provisioner.deadline());
            line.after(3600).start().timeout();
            assertEquals("AskTxt", kinds(line));
        }
    }

    @Test
    void timeThatGoesBackIsTimeThatStandsStill() {
        RuleLine line = provisioned();
        double before = line.secondsToDeadline();
        line.after(-1000).feed(new ProvisioningInput.Timeout());
        assertEquals(before + 1000, line.secondsToDeadline(), 1e-6);
    }

    /** What is due comes before the input that was later. */
    @Test
    void whatIsDueIsDoneFirst() {
        RuleLine line = provisioned();
        line.after(2 * DAY).changePrefix();
        assertEquals("AskTxt", kinds(line));
        assertEquals(2, line.secondsToDeadline());
    }

    // From stored state.

    private static RuleLine resumed(Octets state) {
        return new RuleLine(Provisioner.resume(RuleLine.REQUEST, ProvisioningMode.CAREFUL, state, new Random(2)));
    }

    @Test
    void afterARestartTheLastAnswerRunsWhileTheServerIsAway() {
        RuleLine line = resumed(provisioned().state);
        line.start();
        Provisioned provisioned = assertInstanceOf(Provisioned.class, line.next());
        assertEquals(Optional.of("A"), provisioned.answer().enablerName());
        line.txt("failed", "").timeout().txt(URL, "b").noHttpAnswer();
        assertEquals("AskTxt AskTxt Get", kinds(line));
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        assertEquals("AskTxt Get", kinds(line));
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("B", DAY));
        assertEquals("AskTxt Get Provisioned", kinds(line));
    }

    @Test
    void onAnotherPrefixTheStoredAnswerIsNotUsedButTheTokenIs() {
        String token = "0a".repeat(32);
        RuleLine before = line().start().txt(URL, "b");
        before.http(200, "", RuleLine.body("A", DAY).replaceFirst("\\{", "{\"token\":\"" + token + "\","));
        RuleLine line = resumed(before.state);
        line.feed(new ProvisioningInput.Start(List.of(Ipv6Prefix.parse("2001:db8:ffff::/56"))));
        line.txt(URL, "b");
        assertInstanceOf(AskTxt.class, line.next());
        assertTrue(assertInstanceOf(Get.class, line.next()).url().text().endsWith("&token=" + token));
    }

    @Test
    void aRestartOnALineThatComesUpLater() {
        RuleLine line = resumed(provisioned().state);
        line.feed(new ProvisioningInput.Start(List.of()));
        assertEquals("", kinds(line));
        line.feed(new ProvisioningInput.PrefixesChanged(line.prefixes()));
        assertEquals("Provisioned AskTxt", kinds(line));
    }

    @Test
    void whatHasEndedIsNotRestored() {
        RuleLine line = provisioned();
        line.timeout().txt("notfound", "").timeout().txt("notfound", "");
        RuleLine again = resumed(line.state).start();
        assertEquals("AskTxt", kinds(again));
        RuleLine nothing = provisioned();
        nothing.timeout().txt(URL, "b").http(200, "", RuleLine.body("nothing", DAY));
        assertEquals("AskTxt", kinds(resumed(nothing.state).start()));
    }

    @Test
    void theStateIsKeptOnceForEachChange() {
        RuleLine line = provisioned();
        Octets first = line.state;
        line.state = Octets.EMPTY;
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("A", DAY));
        assertEquals(Octets.EMPTY, line.state);
        line.timeout().txt(URL, "b").http(200, "", RuleLine.body("A", DAY - 1));
        assertFalse(line.state.isEmpty() || line.state.equals(first));
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasWords(Kind kind) {
        assertEquals(kind + ": more", new ProvisioningProblem(kind, "more").toString());
        assertEquals(kind.toString(), new ProvisioningProblem(kind, "").toString());
    }

    @Test
    void nullIsNoInput() {
        assertEquals(
                "input",
                assertThrows(NullPointerException.class, () -> line().feed(null))
                        .getMessage());
    }
}
