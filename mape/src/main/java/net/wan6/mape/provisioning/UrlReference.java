package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.List;

/** A reference in an answer, such as that of a redirect, against the URL that was asked (RFC 3986 §5.2). */
final class UrlReference {

    private UrlReference() {}

    /** The text of the URL meant; whether it is a URL is for its reader to say. */
    static String resolve(UrlParts base, String reference) {
        String scheme = base.isHttps() ? "https:" : "http:";
        int end = UrlParts.indexOfAny(reference, "#", 0, reference.length());
        int question = UrlParts.indexOfAny(reference, "?", 0, end);
        String path = reference.substring(0, question);
        String query = reference.substring(question, end);
        if (hasScheme(path)) {
            return reference;
        }
        if (path.startsWith("//")) {
            return scheme + reference;
        }
        String root = scheme + "//" + base.authority();
        if (path.isEmpty()) {
            return root
                    + base.path()
                    + (query.isEmpty() ? base.withoutFragment().substring(base.question()) : query);
        }
        return root + withoutDots(path.startsWith("/") ? path : merged(base.path(), path)) + query;
    }

    private static boolean hasScheme(String path) {
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        return colon > 0 && (slash < 0 || colon < slash);
    }

    /** RFC 3986 §5.2.3. */
    private static String merged(String basePath, String path) {
        return basePath.isEmpty() ? '/' + path : basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
    }

    /** RFC 3986 §5.2.4, for a path that begins with a slash. */
    private static String withoutDots(String path) {
        String[] segments = path.substring(1).split("/", -1);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            if (up && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!up && !segments[i].equals(".")) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return '/' + String.join("/", kept);
    }
}
