package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.wan6.mape.provisioning.Mechanism;
import net.wan6.mape.provisioning.ProvisioningAnswer;
import net.wan6.mape.provisioning.ProvisioningOutput.Unprovisioned;
import net.wan6.mape.provisioning.ProvisioningProblem;

/** A listener that keeps what it is told: texts, and the kinds of problems. */
final class Told implements ProvisioningListener {
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public void onProvisioned(ProvisioningAnswer answer) {
        told.add("provisioned "
                + answer.mechanisms().stream().map(Mechanism::capability).toList());
    }

    @Override
    public void onUnprovisioned(Unprovisioned.Reason reason) {
        told.add("unprovisioned " + reason);
    }

    @Override
    public void onProblem(ProvisioningProblem problem) {
        texts.add(problem.toString());
        told.add(problem.kind());
    }

    @Override
    public void onStoreProblem(String description) {
        told.add("store: " + description);
    }

    Object next() throws InterruptedException {
        Object next = told.poll(40, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was told");
        return next;
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** The problems as a log has them. */
    String texts() {
        return texts.toString();
    }
}
