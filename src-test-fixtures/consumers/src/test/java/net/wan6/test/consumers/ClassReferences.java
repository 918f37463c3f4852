package net.wan6.test.consumers;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which types the classes of a jar name, as their constant pools have it (JVMS §4.4): what runs, not what was written. */
final class ClassReferences {
    private static final int MAGIC_AND_VERSIONS = 8;
    private static final Pattern NAME = Pattern.compile("(?:[a-z]\\w*/)+[A-Z][\\w$]*");

    private ClassReferences() {}

    /** For each class the types named in it, in descriptors too; all with dots. */
    static Map<String, Set<String>> of(Path jar) throws IOException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && name.contains("/")) {
                    String type = dotted(name.substring(0, name.length() - ".class".length()));
                    references.put(type, named(file.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return references;
    }

    private static Set<String> named(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(MAGIC_AND_VERSIONS);
        Set<String> named = new TreeSet<>();
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 ->
                    NAME.matcher(in.readUTF())
                            .results()
                            .map(MatchResult::group)
                            .forEach(name -> named.add(dotted(name)));
                case 5, 6 -> {
                    in.skipNBytes(8);
                    index++; // a long and a double take two places
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
        return named;
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}
