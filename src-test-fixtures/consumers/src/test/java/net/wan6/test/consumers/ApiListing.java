package net.wan6.test.consumers;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a module exports, as text that a person can compare: one paragraph a type, one line a member, all in order. */
final class ApiListing {
    private ApiListing() {}

    static String of(ModuleReference module) throws IOException, ClassNotFoundException {
        StringBuilder text = new StringBuilder();
        List<String> classes;
        try (var reader = module.open();
                Stream<String> files = reader.list()) {
            classes = files.filter(file -> file.endsWith(".class") && file.contains("/"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        List<String> packages = module.descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
        for (String exported : packages) {
            text.append("package ").append(exported).append('\n');
            for (ApiType type : typesOf(exported, classes)) {
                text.append('\n').append(type.text());
            }
            text.append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static Iterable<ApiType> typesOf(String exported, List<String> classes) throws ClassNotFoundException {
        TreeMap<String, ApiType> types = new TreeMap<>();
        for (String name : classes) {
            if (name.startsWith(exported + ".") && name.indexOf('.', exported.length() + 1) < 0) {
                Class<?> type = Class.forName(name, false, ApiListing.class.getClassLoader());
                if (ApiType.isVisible(type)) {
                    types.put(name, new ApiType(type));
                }
            }
        }
        return types.values();
    }
}
