package net.wan6.mape.linux;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conntrack(8) commands for a shell that let go of running connections when a tunnel moves.
 *
 * <p>Connection tracking goes on translating a running flow to the address and port it began with. Once those are no longer the
 * line's, the border relay drops its packets (RFC 7597 §8.1), and a steady flow without connections, such as a VPN or a call, never
 * recovers: each packet refreshes the entry. Let go, it begins anew with the next packet.
 */
public final class ConntrackCommands {

    private final Ipv4Tunnel former;
    private final StringBuilder text = new StringBuilder();

    private ConntrackCommands(Ipv4Tunnel former) {
        this.former = former;
    }

    /**
     * Lets go of all that a tunnel carries.
     *
     * @param former the tunnel
     * @return commands for a POSIX shell, perhaps none
     */
    public static String letGo(Ipv4Tunnel former) {
        ConntrackCommands commands = new ConntrackCommands(former);
        if (former.isTranslated()) {
            commands.all();
        }
        return commands.text.toString();
    }

    /**
     * Lets go of what cannot go on: everything of a former address, or what had a port that is no longer the line's.
     *
     * @param former the tunnel as it was
     * @param now the tunnel as it is
     * @return commands for a POSIX shell, perhaps none
     */
    public static String letGo(Ipv4Tunnel former, Ipv4Tunnel now) {
        ConntrackCommands commands = new ConntrackCommands(former);
        if (former.isTranslated() != now.isTranslated()) {
            // With a NAT on one side only no flow has the address it needs.
            commands.delete("");
        } else if (former.isTranslated() && !former.ipv4Prefix().equals(now.ipv4Prefix())) {
            commands.all();
        } else if (former.isTranslated()) {
            commands.portsGone(now);
        }
        return commands.text.toString();
    }

    /**
     * As destination of the answer what was translated, as destination of the request what was forwarded. UDP comes first: where it is
     * one of thousands, a call need not wait for the others, which have to be dialled anew anyway.
     */
    private void all() {
        delete(" -p udp -q " + address());
        delete(" -q " + address());
        if (!former.forwards().isEmpty()) {
            delete(" -d " + address());
        }
    }

    private void portsGone(Ipv4Tunnel now) {
        if (former.ports().stream().noneMatch(now.ports()::contains)) {
            all();
            return;
        }
        if (!former.ports().stream().allMatch(now.ports()::contains)) {
            someTranslated(now);
        }
        former.forwards().stream()
                .filter(forward -> !now.forwards().contains(forward))
                .forEach(forward -> delete(" -p " + forward.protocol().name().toLowerCase(Locale.ROOT) + " -d "
                        + address() + " --orig-port-dst " + forward.externalPort()));
    }

    /** conntrack takes no ranges of ports. */
    private void someTranslated(Ipv4Tunnel now) {
        String address = address();
        String kept = now.natRanges().stream()
                .flatMap(range -> Stream.of(range.first(), range.last()))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        delete(" -p icmp -q " + address);
        line("for protocol in tcp udp; do");
        line("    conntrack -L -f ipv4 -p $protocol -q " + address
                + " 2>/dev/null | sed 's/.*dport=\\([0-9]*\\).*/\\1/' |" + " sort -u | while read -r port; do");
        line("        set -- " + kept);
        line("        while [ $# -gt 0 ] && { [ $port -lt $1 ] || [ $port -gt $2 ]; }; do shift 2; done");
        line("        [ $# -gt 0 ] || conntrack -D -f ipv4 -p $protocol -q " + address
                + " --reply-port-dst $port >/dev/null 2>&1 || true");
        line("    done");
        line("done");
    }

    private String address() {
        return former.isSingleAddress()
                ? former.ipv4Prefix().address().toString()
                : former.ipv4Prefix().toString();
    }

    /** It fails where there is nothing to delete. */
    private void delete(String filter) {
        line("conntrack -D -f ipv4" + filter + " >/dev/null 2>&1 || true");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
