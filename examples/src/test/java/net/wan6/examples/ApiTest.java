package net.wan6.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.wan6.auth.Rkap;
import net.wan6.codec.Message;
import net.wan6.codec.nd.NdMessage;
import net.wan6.codec.option.IaTa;
import net.wan6.core.ClientEngine;
import net.wan6.mape.MapRule;
import net.wan6.mape.provisioning.Provisioner;
import net.wan6.test.arbitraries.Exchanges;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.line.VirtualLine;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The laws of the public API that a machine can check. Each fault is named by its place. */
class ApiTest {
    /** One type of each exported package. */
    private static final List<Class<?>> PACKAGES = List.of(
            Message.class,
            NdMessage.class,
            IaTa.class,
            Rkap.class,
            MapRule.class,
            Provisioner.class,
            ClientEngine.class,
            Carrier.class,
            Exchanges.class,
            VirtualLine.class);

    private static final List<Class<?>> TYPES =
            PACKAGES.stream().flatMap(one -> PublicTypes.beside(one).stream()).toList();

    /** Packages of the JDK whose names stand beside ours under star imports. */
    private static final List<String> IMPORTED_BESIDE_OURS = List.of(
            "java.lang",
            "java.util",
            "java.util.function",
            "java.util.concurrent",
            "java.io",
            "java.net",
            "java.nio",
            "java.nio.file",
            "java.nio.channels",
            "java.time");

    @Test
    void allPackagesAreLookedAt() {
        assertTrue(TYPES.size() > 250, "only " + TYPES.size() + " types were found");
        assertEquals(
                List.of(),
                PACKAGES.stream()
                        .map(Class::getPackage)
                        .filter(one -> !one.isAnnotationPresent(NullMarked.class))
                        .toList(),
                "without @NullMarked");
    }

    @Test
    void onlyInterfacesThatSayHowCanBeExtended() {
        assertFaults(type -> type.isInterface()
                        || Modifier.isFinal(type.getModifiers())
                        || type.isSealed()
                        || type.isEnum()
                        || Arrays.stream(type.getDeclaredConstructors()).noneMatch(ApiTest::isVisible)
                ? Stream.empty()
                : Stream.of("can be extended"));
    }

    @Test
    void noParameterIsAFlag() {
        assertFaults(type -> executables(type)
                .filter(one -> Arrays.asList(one.getParameterTypes()).contains(boolean.class))
                .map(Executable::toString));
    }

    @Test
    void noParameterAndNoFieldIsOptional() {
        assertFaults(type -> Stream.concat(
                executables(type)
                        .filter(one -> Arrays.asList(one.getParameterTypes()).contains(Optional.class))
                        .map(Executable::toString),
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> field.getType() == Optional.class)
                        .map(Field::toString)));
    }

    @Test
    void noRecordHoldsAnArray() {
        assertFaults(type -> Optional.ofNullable(type.getRecordComponents()).stream()
                .flatMap(Arrays::stream)
                .filter(component -> component.getType().isArray())
                .map(RecordComponent::toString));
    }

    @Test
    void nothingIsSet() {
        assertFaults(type -> Stream.concat(
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> Modifier.isPublic(field.getModifiers()))
                        .filter(field -> !Modifier.isFinal(field.getModifiers())
                                || field.getType().isArray())
                        .map(Field::toString),
                methods(type)
                        .filter(method -> method.getName().matches("[gs]et([A-Z].*)?"))
                        .map(Method::toString)));
    }

    /** What {@code parse} is for text everywhere, a reader need not look up. */
    @Test
    void textBecomesAValueByParsing() {
        assertFaults(type -> methods(type)
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .filter(method -> !method.getName().matches("parse([A-Z].*)?|valueOf"))
                .map(Method::toString));
    }

    @Test
    void signaturesNameOnlyWhatUsersCanName() {
        assertFaults(type -> executables(type)
                .filter(one -> Stream.concat(
                                Arrays.stream(one.getParameterTypes()),
                                one instanceof Method method ? Stream.of(method.getReturnType()) : Stream.empty())
                        .filter(named -> named.getName().startsWith("net.wan6."))
                        .anyMatch(Predicate.not(PublicTypes::canBeNamed)))
                .map(Executable::toString));
    }

    /** Two types of one name, ours or the JDK's, do not compile under star imports. */
    @Test
    void everyNameIsUsedOnce() {
        Map<String, Set<String>> places = new TreeMap<>();
        for (Class<?> type : TYPES) {
            if (type.getEnclosingClass() == null) {
                String name = type.getSimpleName();
                Set<String> found = places.computeIfAbsent(name, any -> new TreeSet<>());
                found.add(type.getPackageName());
                IMPORTED_BESIDE_OURS.stream()
                        .filter(one -> exists(one + '.' + name))
                        .forEach(found::add);
            }
        }
        assertEquals(
                List.of(),
                places.entrySet().stream()
                        .filter(place -> place.getValue().size() > 1)
                        .toList());
    }

    private static boolean exists(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, null).getModifiers());
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    private static void assertFaults(Function<Class<?>, Stream<String>> faults) {
        List<String> found = new ArrayList<>();
        for (Class<?> type : TYPES) {
            faults.apply(type).map(fault -> type.getName() + ": " + fault).forEach(found::add);
        }
        assertEquals("", found.stream().sorted().collect(Collectors.joining("\n")));
    }

    private static Stream<Executable> executables(Class<?> type) {
        Stream<Constructor<?>> constructors =
                Arrays.stream(type.getDeclaredConstructors()).filter(ApiTest::isVisible);
        return Stream.concat(constructors, methods(type));
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(ApiTest::isVisible);
    }

    private static boolean isVisible(Executable one) {
        return !one.isSynthetic()
                && (Modifier.isPublic(one.getModifiers()) || Modifier.isProtected(one.getModifiers()));
    }
}
