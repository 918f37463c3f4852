package net.wan6.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes docs/options.md from the table of options. */
final class OptionsPage {
    private static final Map<OptionSpace, String> SPACES = new LinkedHashMap<>();

    static {
        SPACES.put(OptionSpace.DHCPV6, "Options");
        SPACES.put(OptionSpace.S46, "Inside the softwire containers 94, 95 and 96 (`OptionSpace.S46`)");
        SPACES.put(OptionSpace.NTP, "Inside NTP_SERVER 56 (`OptionSpace.NTP`)");
        SPACES.put(OptionSpace.MOS_ADDRESS, "Inside IPv6_Address-MoS 54 (`OptionSpace.MOS_ADDRESS`)");
        SPACES.put(OptionSpace.MOS_FQDN, "Inside IPv6_FQDN-MoS 55 (`OptionSpace.MOS_FQDN`)");
    }

    private final Map<OptionType<?>, String> constants = new HashMap<>();

    OptionsPage() {
        for (Class<?> holder : List.of(
                OptionTypes.class, RelayOptionTypes.class, LeaseQueryOptionTypes.class, FailoverOptionTypes.class)) {
            for (Field field : holder.getFields()) {
                try {
                    constants.put((OptionType<?>) field.get(null), holder.getSimpleName() + "." + field.getName());
                } catch (IllegalAccessException hidden) {
                    throw new IllegalStateException(hidden);
                }
            }
        }
    }

    String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        SPACES.forEach((space, title) -> {
            page.append("\n## ").append(title).append("\n\n");
            page.append("| code | name | reference | Java type | constant | singleton | requestable | where |\n");
            page.append("|--:|---|---|---|---|---|---|---|\n");
            OptionTable.STANDARD.types(space).forEach(type -> page.append(row(type)));
        });
        return page.toString();
    }

    private String row(OptionType<?> type) {
        String name = type.name() + (type.isObsolete() ? " (obsolete)" : "");
        return String.join(
                        " | ",
                        "| " + type.code(),
                        name,
                        type.reference(),
                        "`" + type.payload().javaType() + "`",
                        "`" + constants.get(type) + "`",
                        type.isSingleton() ? "yes" : "no",
                        type.isRequestable() ? "yes" : "no",
                        where(type.occurrence()) + " |")
                + "\n";
    }

    private static String where(Occurrence occurrence) {
        StringJoiner places = new StringJoiner(", ");
        List<MessageType> rest = new ArrayList<>(occurrence.messages());
        group(rest, Occurrences.CONFIGURATION, "configuration", places);
        group(rest, Occurrences.LEASEQUERY, "lease queries", places);
        group(rest, Occurrences.FAILOVER, "failover", places);
        rest.forEach(type -> places.add(type.toString()));
        StringJoiner containers = new StringJoiner(", ", "in ", "").setEmptyValue("");
        occurrence.containers().forEach(code -> containers.add(container(code)));
        return places.length() > 0 && containers.length() > 0
                ? places + "; " + containers
                : places.toString() + containers;
    }

    private static void group(List<MessageType> rest, Occurrence group, String name, StringJoiner places) {
        if (rest.containsAll(group.messages())) {
            rest.removeAll(group.messages());
            places.add(name);
        }
    }

    private static String container(int code) {
        return OptionTable.STANDARD
                .find(OptionSpace.DHCPV6, code)
                .or(() -> OptionTable.STANDARD.find(OptionSpace.S46, code))
                .orElseThrow()
                .name();
    }

    private static final String INTRODUCTION = """
            # Options

            <!-- Generated from the code: mvn -pl codec -am test -Dtest=OptionsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dwan6.docs.write=true -->

            Every option code from 1 to 150 that the IANA registry assigns, and the sub-options that its RFCs define. The
            value of an option is read by `options.first(constant)` and written by `builder.add(constant, value)`; the
            Java types are those of `net.wan6.codec` and `net.wan6.codec.option`. Any other code, and every vendor's
            option, gets a type by `OptionType.of`.

            - **singleton**: a second one among its siblings is a problem, and so is a second 16 or 17 for one enterprise
              number. The registry calls 56, 78, 85 and 98 singletons too; their own RFCs let them recur, and so does
              this table.
            - **requestable**: `OptionRequest.of` takes it (RFC 9915 §21.7). `OptionRequest.ofCodes` takes any code.
            - **where**: at the top of which messages, and inside which options. *configuration* are SOLICIT, ADVERTISE,
              REQUEST, RENEW, REBIND, REPLY and INFORMATION-REQUEST (a client may send an option as a wish), *lease
              queries* the types 14 to 17, 22 and 23, *failover* the types 24 to 35. An option elsewhere is told of, never
              refused.
            - **obsolete**: read, and not to be sent.
            - 75 to 77 hold DER (RFC 4120 §5.2.2) and 149 and 150 a temporary assignment of a draft: they are `Octets`,
              not taken apart. The formats of 71 (RFC 6610 gives no length) and of 145 to 147 rest on less than the text of
              their RFCs.
            """;
}
