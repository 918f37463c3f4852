package net.wan6.codec.nd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.wan6.codec.DomainName;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/**
 * Domains to look unqualified names up in (DNS Search List, RFC 8106 §5.2).
 *
 * @param lifetime how long they may be used; 0 takes them away
 * @param names full names other than the root, at least one
 */
public record Dnssl(Lifetime lifetime, List<DomainName> names) {
    /**
     * Copies the list.
     *
     * @param lifetime how long they may be used
     * @param names full names other than the root, at least one
     * @throws IllegalArgumentException if there is no name, or one that is partial or the root: a root label is how the
     *     padding begins
     */
    public Dnssl {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no name to search in");
        }
        for (DomainName name : names) {
            if (name.isPartial() || name.isRoot()) {
                throw new IllegalArgumentException("\"" + name + "\" is not a full name of one label or more");
            }
        }
    }

    static Dnssl read(OctetReader in) {
        in.u16();
        Lifetime lifetime = Lifetime.ofSeconds(in.u32());
        List<DomainName> names = new ArrayList<>(2);
        while (in.remaining() > 0) {
            DomainName name = in.name();
            if (name.isRoot()) {
                Padding.require(in);
            } else {
                names.add(name);
            }
        }
        return new Dnssl(lifetime, names);
    }

    static void write(OctetWriter out, Dnssl search) {
        out.u16(0).u32(search.lifetime.seconds());
        search.names.forEach(out::name);
        Padding.write(out);
    }

    @Override
    public String toString() {
        return names.stream().map(DomainName::toString).collect(Collectors.joining(", ")) + " lifetime " + lifetime;
    }
}
