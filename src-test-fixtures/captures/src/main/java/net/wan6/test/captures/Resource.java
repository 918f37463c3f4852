package net.wan6.test.captures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of this package. */
final class Resource {

    private Resource() {}

    static InputStream open(String path) {
        InputStream in = Resource.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the resource " + path + " is missing");
        }
        return in;
    }

    static String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String path) {
        return text(path).lines().toList();
    }
}
