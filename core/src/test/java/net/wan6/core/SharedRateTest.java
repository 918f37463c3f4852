package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.wan6.codec.Duid;
import org.junit.jupiter.api.Test;

/** C-7 (and audit F11): the clients of one interface send together what one may (RFC 9915 §14.1). */
class SharedRateTest {
    private static final ClientConfig CONFIG = Script.config().build();

    private static int sent(ClientEngine engine, long now) {
        engine.handle(new Input.Timeout(), now);
        int sent = 0;
        for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
            sent += out instanceof Output.Transmit ? 1 : 0;
        }
        return sent;
    }

    @Test
    void manyClientsOfOneInterfaceSendTwentyMessagesAtOnceAndOneASecond() {
        TokenBucket bucket = new TokenBucket();
        int first = 0;
        int later = 0;
        ClientEngine[] engines = new ClientEngine[100];
        for (int i = 0; i < engines.length; i++) {
            ClientIdentity identity = ClientIdentity.of(Duid.parseHex(String.format("0003000102005e0053%02x", i)));
            engines[i] = ClientEngine.create(CONFIG, identity, Script.RAND_ZERO, bucket);
            engines[i].handle(new Input.Start(), 0);
            first += sent(engines[i], Instants.SECOND);
        }
        assertEquals(20, first);
        for (int second = 2; second <= 201; second++) {
            for (ClientEngine engine : engines) {
                later += sent(engine, second * Instants.SECOND);
            }
        }
        assertEquals(200, later);
        for (ClientEngine engine : engines) {
            assertTrue(engine.deadline() > 201 * Instants.SECOND, "none waits for what is over");
        }
    }

    @Test
    void aClientThatIsMadeAnewFindsTheBucketAsItWas() {
        TokenBucket bucket = new TokenBucket();
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            ClientEngine engine = ClientEngine.create(CONFIG, Script.IDENTITY, Script.RAND_ZERO, bucket);
            engine.handle(new Input.Start(), 0);
            sent += sent(engine, Instants.SECOND);
        }
        assertEquals(20, sent);
    }

    @Test
    void aClientOfAGreaterLimitTakesASmallerPart() {
        TokenBucket bucket = new TokenBucket();
        ClientConfig fast = Script.config().rateLimit(new RateLimit(1000, 1)).build();
        int sent = 0;
        for (int i = 0; i < 500; i++) {
            ClientEngine engine = ClientEngine.create(fast, Script.IDENTITY, Script.RAND_ZERO, bucket);
            engine.handle(new Input.Start(), 0);
            sent += sent(engine, Instants.SECOND);
        }
        assertEquals(500, sent);
    }
}
