package net.wan6.test.carrier;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import net.wan6.codec.ClientServerMessage;

/** The faults that are switched on, and how often each is still to strike. */
final class ActiveFaults {
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<Fault, Integer> remaining = new EnumMap<>(Fault.class);
    private final RandomGenerator entropy;
    private final Consumer<CarrierEvent> events;

    ActiveFaults(Collection<Fault> faults, RandomGenerator entropy, Consumer<CarrierEvent> events) {
        this.entropy = entropy;
        this.events = events;
        faults.forEach(this::add);
    }

    void add(Fault fault) {
        remaining.put(fault, ALWAYS);
    }

    void add(Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException(fault + " is to strike " + times + " times, not 1 or more");
        }
        remaining.put(fault, times);
    }

    void remove(Fault fault) {
        remaining.remove(fault);
    }

    Set<Fault> all() {
        return Set.copyOf(remaining.keySet());
    }

    /** Whether the fault is on, and strikes now: to be asked only where it changes what is done. */
    boolean strikes(Fault fault) {
        if (!remaining.containsKey(fault)) {
            return false;
        }
        struck(fault);
        return true;
    }

    private void struck(Fault fault) {
        int left = remaining.getOrDefault(fault, ALWAYS);
        if (left == 1) {
            remaining.remove(fault);
        } else if (left != ALWAYS) {
            remaining.put(fault, left - 1);
        }
        events.accept(new CarrierEvent.Struck(fault));
    }

    /**
     * The message after all faults that change such messages, in the order of their declaration. One that leaves it as it
     * is, as where there is no second IA to leave out, has not struck.
     */
    ClientServerMessage distorted(ClientServerMessage message, Fault.Target... targets) {
        ClientServerMessage distorted = message;
        for (Fault fault : remaining.isEmpty()
                ? Set.<Fault>of()
                : Map.copyOf(remaining).keySet().stream().sorted().toList()) {
            if (Set.of(targets).contains(fault.target())) {
                ClientServerMessage before = distorted;
                distorted = fault.distort(before, entropy);
                if (!distorted.octets().equals(before.octets())) {
                    struck(fault);
                }
            }
        }
        return distorted;
    }
}
