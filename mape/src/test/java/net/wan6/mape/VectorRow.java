package net.wan6.mape;

import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.test.captures.MapeVector;
import net.wan6.test.captures.Vectors;

/** A row of the vectors with the values of this module. */
record VectorRow(MapeVector cells) {

    /** The border relay of RFC 7597 Appendix A, which the rows leave out. */
    static final Ipv6Address BR = Ipv6Address.parse("2001:db8:ffff::1");

    static List<VectorRow> ofKind(String kind) {
        return Vectors.mape().stream()
                .filter(row -> row.kind().equals(kind))
                .map(VectorRow::new)
                .toList();
    }

    String text(String column) {
        return cells.text(column);
    }

    int number(String column) {
        return cells.number(column).orElseThrow();
    }

    MapDomain domain() {
        InterfaceIdFormat format =
                text("iid_form").equals("draft03") ? InterfaceIdFormat.DRAFT_03 : InterfaceIdFormat.RFC_7597;
        return new MapDomain(List.of(rule()), List.of(BR), format, Topology.MESH);
    }

    MapRule rule() {
        MapRule rule = MapRule.of(
                Ipv6Prefix.parse(text("rule_ipv6")),
                Ipv4Prefix.parse(text("rule_ipv4")),
                number("ea_len"),
                number("psid_offset"));
        int explicit = cells.number("explicit_psid_len").orElse(0);
        return explicit == 0 ? rule : rule.withExplicitPsid(explicit, number("explicit_psid"));
    }

    Ipv6Prefix endUserPrefix() {
        return Ipv6Prefix.parse(text("end_user_prefix"));
    }

    Ipv4Address ipv4() {
        return Ipv4Address.parse(text("in_ipv4"));
    }

    @Override
    public String toString() {
        return cells.id();
    }
}
