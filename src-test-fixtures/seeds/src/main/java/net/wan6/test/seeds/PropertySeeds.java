package net.wan6.test.seeds;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The seed of every jqwik property, and how often it is tried.
 *
 * <p>In a build the seed is made of the names of class and method, so that the build of one commit always says the same;
 * jqwik has no setting for this. With {@code -Dwan6.explore=N} (the Maven profile {@code explore} says 10) the seed is
 * random, and a property is tried N times as often as it says; {@code -Dwan6.seed} repeats a run that failed.
 *
 * <p>jqwik finds this class as a service.
 */
public final class PropertySeeds implements AroundPropertyHook {
    /** How often jqwik tries a property that does not say. */
    private static final int TRIES = 1000;

    /** Made by jqwik. */
    public PropertySeeds() {}

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        Method method = context.targetMethod();
        PropertyAttributes attributes = context.attributes();
        Integer times = Integer.getInteger("wan6.explore");
        if (times == null) {
            attributes.setSeed(Long.toString(seedOf(method)));
        } else {
            attributes.setSeed(Long.toString(
                    Long.getLong("wan6.seed", ThreadLocalRandom.current().nextLong())));
            if (method.isAnnotationPresent(Property.class)) {
                attributes.setTries(attributes.tries().orElse(TRIES) * times);
            }
        }
        return property.execute();
    }

    private static long seedOf(Method method) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        return name.hashCode();
    }
}
