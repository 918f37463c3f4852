package net.wan6.examples.programs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the host has to be, and how a script is run on it. */
final class HomeRouterHost {
    /** Where a command comes from on Debian. */
    private static final Map<String, String> PACKAGES = Map.of(
            "ip", "iproute2",
            "nft", "nftables",
            "conntrack", "conntrack",
            "radvd", "radvd",
            "sysctl", "procps",
            "systemctl", "systemd");

    private HomeRouterHost() {}

    /**
     * Says what this host lacks, and sets what can be set.
     *
     * @param wan the interface of the line
     * @param setting the value of a sysctl, by its path; empty if there is none
     * @param isInstalled whether there is a command
     * @param script where the commands go
     */
    static void prepare(
            String wan,
            Function<String, Optional<String>> setting,
            Predicate<String> isInstalled,
            HomeRouterScript script) {
        String missing = PACKAGES.keySet().stream()
                .filter(isInstalled.negate())
                .map(PACKAGES::get)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            script.line("# missing, so apt-get install " + missing);
            script.line("echo 'missing packages: " + missing + "' >&2");
        }
        // What an earlier run made for a prefix that has ended meanwhile.
        script.line("ip -6 route flush type unreachable proto " + HomeRouterLans.PROTOCOL);
        // In this order: a host that becomes a router forgets its default route, unless it goes on listening.
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("net/ipv6/conf/" + wan + "/accept_ra", "2");
        needed.put("net/ipv6/conf/all/forwarding", "1");
        needed.put("net/ipv4/ip_forward", "1");
        needed.forEach((path, value) -> {
            Optional<String> now = setting.apply(path);
            if (!now.equals(Optional.of(value))) {
                script.line("# " + path + " is " + now.orElse("unknown") + " and has to be " + value);
                script.line("sysctl -q -w " + path + "=" + value);
            }
        });
    }

    static Optional<String> setting(String path) {
        try {
            return Optional.of(Files.readString(Path.of("/proc/sys", path)).strip());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    static boolean isInstalled(String command) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        return Stream.of(path.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Runs a script to its end, whatever fails in it; what the commands say is seen. */
    static void run(String script) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-x")
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream in = shell.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            }
            shell.waitFor();
        } catch (IOException notStarted) {
            System.err.println(notStarted.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
