package net.wan6.examples;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some value of any type of the API: one given, or else what a constant, constructor or factory of the type makes of such. */
final class Samples {
    private final Map<Class<?>, Object> known = new HashMap<>();
    private final Set<Class<?>> inTheMaking = new HashSet<>();

    Samples(Map<Class<?>, Object> given) {
        known.putAll(given);
        known.putAll(Map.of(
                int.class,
                1,
                long.class,
                1L,
                byte.class,
                (byte) 1,
                boolean.class,
                false,
                double.class,
                1.0,
                Object.class,
                "1",
                String.class,
                "1",
                CharSequence.class,
                "1",
                Class.class,
                String.class));
        known.putAll(Map.of(
                List.class,
                List.of(),
                Set.class,
                Set.of(),
                SortedSet.class,
                new TreeSet<>(),
                Map.class,
                Map.of(),
                Iterable.class,
                List.of()));
    }

    /** Arguments that may be handed to a constructor or method. */
    Object[] arguments(Executable of) {
        return Arrays.stream(of.getGenericParameterTypes())
                .map(type -> of(type).orElseThrow(
                                () -> new AssertionError("no sample of " + type + " for " + of + ": give one")))
                .toArray();
    }

    Optional<Object> of(Type type) {
        Class<?> raw = raw(type);
        if (!known.containsKey(raw) && inTheMaking.add(raw)) {
            made(raw).ifPresent(sample -> known.put(raw, sample));
            inTheMaking.remove(raw);
        }
        return Optional.ofNullable(known.get(raw));
    }

    private Optional<Object> made(Class<?> type) {
        if (type.isArray()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 0));
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .flatMap(one -> of(one).stream())
                    .findFirst();
        }
        Optional<Object> sample = Stream.concat(constants(type), makers(type).flatMap(this::madeBy))
                .filter(type::isInstance)
                .findFirst();
        return sample.isEmpty() && type.isInterface() ? Optional.of(implemented(type)) : sample;
    }

    private static Stream<Object> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers()))
                .map(Samples::value);
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }

    /** Those with the fewest parameters first. */
    private static Stream<Executable> makers(Class<?> type) {
        Stream<Executable> constructors = Modifier.isAbstract(type.getModifiers())
                ? Stream.of()
                : Arrays.stream((Executable[]) type.getDeclaredConstructors());
        Stream<Method> factories = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type);
        return Stream.concat(constructors, factories)
                .filter(maker -> Modifier.isPublic(maker.getModifiers()))
                .sorted(Comparator.comparingInt(Executable::getParameterCount).thenComparing(Executable::toString));
    }

    private Stream<Object> madeBy(Executable maker) {
        List<Optional<Object>> arguments =
                Arrays.stream(maker.getGenericParameterTypes()).map(this::of).toList();
        if (arguments.stream().anyMatch(Optional::isEmpty)) {
            return Stream.of();
        }
        try {
            return Stream.ofNullable(call(
                    maker, null, arguments.stream().map(Optional::orElseThrow).toArray()));
        } catch (Throwable refused) { // this sample does not suit it
            return Stream.of();
        }
    }

    /** What an application may write itself. */
    private static Object implemented(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Class<?> wanted = method.getReturnType();
            return wanted == int.class ? (Object) 0 : wanted == long.class ? (Object) 0L : null;
        });
    }

    static @Nullable Object call(Executable one, @Nullable Object receiver, Object[] arguments) throws Throwable {
        try {
            return one instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) one).invoke(receiver, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return (Class<?>) type;
    }
}
