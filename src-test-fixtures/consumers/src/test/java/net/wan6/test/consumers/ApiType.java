package net.wan6.test.consumers;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A public type with its public and protected members; of records the header says what it makes itself. */
final class ApiType {
    private static final Set<String> EVERY_OBJECTS = Set.of("equals", "hashCode", "toString");

    private final Class<?> type;

    ApiType(Class<?> type) {
        this.type = type;
    }

    static boolean isVisible(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    String text() {
        Map<String, String> members = new TreeMap<>(); // fields, constructors, methods, each by its name
        Arrays.stream(type.getDeclaredConstructors())
                .filter(it -> isVisible(it) && !isCanonical(it))
                .forEach(it -> members.put("2" + parameters(it), "new" + parameters(it)));
        // What a type hidden from users declares is theirs through the type that extends it.
        for (Class<?> from = type; from != null && (from == type || !isVisible(from)); from = from.getSuperclass()) {
            Arrays.stream(from.getDeclaredFields())
                    .filter(ApiType::isVisible)
                    .forEach(it -> members.put("1" + it.getName(), field(it)));
            Arrays.stream(from.getDeclaredMethods())
                    .filter(it -> isVisible(it) && !isGiven(it))
                    .forEach(it -> members.put("3" + it.getName() + parameters(it), method(it)));
        }
        return header() + "\n"
                + members.values().stream().map(it -> "    " + it + "\n").collect(Collectors.joining());
    }

    private String header() {
        List<String> words = new ArrayList<>();
        int modifiers = type.getModifiers();
        if (Modifier.isFinal(modifiers) && !type.isRecord() && !type.isEnum()) {
            words.add("final");
        }
        if (Modifier.isAbstract(modifiers) && !type.isInterface()) {
            words.add("abstract");
        }
        if (type.isSealed()) {
            words.add("sealed");
        }
        words.add(type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class");
        words.add(simple(type.getName()) + variables(type.getTypeParameters()) + components());
        Class<?> above = type.getSuperclass();
        if (above != null && isVisible(above) && !type.isRecord() && !type.isEnum() && above != Object.class) {
            words.add("extends " + simple(type.getGenericSuperclass()));
        }
        if (type.getGenericInterfaces().length > 0) {
            words.add(type.isInterface() ? "extends" : "implements");
            words.add(list(type.getGenericInterfaces()));
        }
        if (type.isSealed()) {
            words.add("permits");
            words.add(Stream.of(type.getPermittedSubclasses())
                    .map(ApiType::simple)
                    .sorted()
                    .collect(Collectors.joining(", ")));
        }
        return String.join(" ", words);
    }

    private String components() {
        return !type.isRecord()
                ? ""
                : Stream.of(type.getRecordComponents())
                        .map(it -> simple(it.getGenericType()) + " " + it.getName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String field(Field field) {
        String isStatic = Modifier.isStatic(field.getModifiers()) ? "static " : "";
        return field.isEnumConstant()
                ? field.getName()
                : isStatic + simple(field.getGenericType()) + " " + field.getName();
    }

    private String method(Method method) {
        int modifiers = method.getModifiers();
        StringBuilder text = new StringBuilder();
        text.append(Modifier.isProtected(modifiers) ? "protected " : "");
        text.append(Modifier.isStatic(modifiers) ? "static " : "");
        text.append(Modifier.isAbstract(modifiers) ? "abstract " : "");
        text.append(method.isDefault() ? "default " : "");
        String variables = variables(method.getTypeParameters());
        text.append(variables.isEmpty() ? "" : variables + " ");
        return text.append(simple(method.getGenericReturnType()))
                .append(' ')
                .append(method.getName())
                .append(parameters(method))
                .toString();
    }

    private static String parameters(Executable member) {
        Type[] thrown = member.getGenericExceptionTypes();
        String parameters = list(member.getGenericParameterTypes());
        if (member.isVarArgs()) {
            parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
        }
        return "(" + parameters + ")" + (thrown.length == 0 ? "" : " throws " + list(thrown));
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Stream.of(variables).map(ApiType::bounded).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String bounded(TypeVariable<?> variable) {
        Type[] bounds = variable.getBounds();
        return variable.getName()
                + (bounds[0] == Object.class ? "" : " extends " + list(bounds).replace(", ", " & "));
    }

    private static String list(Type[] types) {
        return Stream.of(types).map(ApiType::simple).collect(Collectors.joining(", "));
    }

    private static String simple(Type type) {
        return simple(type.getTypeName());
    }

    /** Without packages; a nested type keeps the names of those around it. */
    private static String simple(String name) {
        return name.replaceAll("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])", "").replace('$', '.');
    }

    private static boolean isVisible(Member member) {
        return !member.isSynthetic() && (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private boolean isCanonical(Constructor<?> constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Stream.of(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
    }

    /** What each object, each enum and each record has. */
    private boolean isGiven(Method method) {
        boolean ofEnum = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
        boolean ofRecord = type.isRecord()
                && method.getParameterCount() == 0
                && Stream.of(type.getRecordComponents())
                        .anyMatch(it -> it.getName().equals(method.getName()));
        return ofEnum || ofRecord || EVERY_OBJECTS.contains(method.getName());
    }
}
