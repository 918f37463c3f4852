package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.KnownRule;
import net.wan6.mape.MapCe;
import net.wan6.mape.PortRange;

/** A MAP-E CE as a table for a person. */
final class CeText {
    private static final int RANGES_A_LINE = 6;
    private static final int COLUMN = 14;

    private final PrintWriter out;

    private final Paint paint;

    CeText(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    void print(MapCe ce, Ipv6Prefix delegated, Optional<KnownRule> known) {
        known.ifPresent(rule -> row("rule", rule.toString()));
        boolean single = ce.ipv4Prefix().length() == 32;
        row(
                single ? "IPv4 address" : "IPv4 prefix",
                single ? ce.ipv4Address().toString() : ce.ipv4Prefix().toString());
        if (ce.isShared()) {
            row(
                    "PSID",
                    ce.psid() + " of length " + ce.psidLength() + ", offset "
                            + ce.rule().psidOffset());
        }
        row("CE address", ce.ceAddress().toString());
        ce.brAddresses().forEach(address -> row("border relay", address.toString()));
        printPorts(ce);
        if (ce.isOutside(delegated)) {
            row("note", "the CE address lies outside " + delegated + ": it must be routed here");
        }
        out.flush();
    }

    private void printPorts(MapCe ce) {
        if (!ce.isShared()) {
            row("ports", "all");
            return;
        }
        List<PortRange> ranges = ce.ports().ranges();
        row("ports", ce.ports().size() + " in " + ranges.size() + (ranges.size() == 1 ? " range" : " ranges"));
        List<String> line = new ArrayList<>();
        for (PortRange range : ranges) {
            line.add(range.toString());
            if (line.size() == RANGES_A_LINE) {
                row("", String.join(" ", line));
                line.clear();
            }
        }
        if (!line.isEmpty()) {
            row("", String.join(" ", line));
        }
    }

    private void row(String name, String value) {
        out.println(paint.name(name) + " ".repeat(COLUMN - name.length()) + value);
    }
}
