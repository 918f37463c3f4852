package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.nd.Dnssl;
import net.wan6.codec.nd.EncryptedDns;
import net.wan6.codec.nd.Ignorable;
import net.wan6.codec.nd.Mtu;
import net.wan6.codec.nd.NdMessage;
import net.wan6.codec.nd.NdOption;
import net.wan6.codec.nd.NdOptionType;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.Pref64;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.PrefixInformation.Flag;
import net.wan6.codec.nd.Rdnss;
import net.wan6.codec.nd.RouteInformation;
import net.wan6.codec.nd.RouterAdvertisement;

/** A Router Advertisement or Solicitation as JSON, with the fields of its header and options by name; spans are in seconds. */
final class NdJson {
    private NdJson() {}

    static ObjectNode of(NdMessage message) {
        ObjectNode node = JsonLines.object();
        if (message instanceof RouterAdvertisement advertisement) {
            node.put("type", "ROUTER_ADVERTISEMENT")
                    .put("typeCode", RouterAdvertisement.TYPE)
                    .put("curHopLimit", advertisement.curHopLimit());
            node.set("flags", names(advertisement.flags()));
            node.put("preference", name(advertisement.preference()))
                    .put("routerLifetime", advertisement.routerLifetime().seconds())
                    .put("reachableTimeMillis", advertisement.reachableTime())
                    .put("retransTimerMillis", advertisement.retransTimer());
        } else {
            node.put("type", "ROUTER_SOLICITATION")
                    .put("typeCode", message.octets().u8(0));
        }
        ArrayNode options = node.putArray("options");
        message.options().forEach(option -> options.add(option(option)));
        return node;
    }

    static ArrayNode names(Collection<? extends Enum<?>> constants) {
        ArrayNode names = JsonLines.object().arrayNode();
        constants.forEach(constant -> names.add(name(constant)));
        return names;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode option(NdOption option) {
        Optional<NdOptionType<?>> type = NdOptionTypes.find(option.type());
        ObjectNode node = JsonLines.object()
                .put("code", option.type())
                .put("name", type.map(NdOptionType::name).orElse("UNKNOWN"))
                .put("octets", option.payload().toHex());
        try {
            type.ifPresent(known -> putValue(node, option.as(known)));
        } catch (MalformedOptionException malformed) {
            // It stands among the problems.
            return node;
        }
        return node;
    }

    private static void putValue(ObjectNode node, Object value) {
        node.set("value", value(value));
        if (value instanceof Ignorable ignorable) {
            ignorable.ignored().ifPresent(reason -> node.put("ignored", name(reason)));
        }
    }

    private static JsonNode value(Object value) {
        ObjectNode node = JsonLines.object();
        if (value instanceof PrefixInformation prefix) {
            return node.put("prefix", prefix.address() + "/" + prefix.prefixLength())
                    .put("onLink", prefix.has(Flag.ON_LINK))
                    .put("autonomous", prefix.has(Flag.AUTONOMOUS))
                    .put("routerAddress", prefix.has(Flag.ROUTER_ADDRESS))
                    .put("pdPreferred", prefix.has(Flag.PD_PREFERRED))
                    .put("validSeconds", prefix.validLifetime().seconds())
                    .put("preferredSeconds", prefix.preferredLifetime().seconds());
        } else if (value instanceof Mtu mtu) {
            return node.numberNode(mtu.octets());
        } else if (value instanceof RouteInformation route) {
            return node.put("prefix", route.prefix().toString())
                    .put("preference", name(route.preference()))
                    .put("lifetimeSeconds", route.routeLifetime().seconds());
        } else if (value instanceof Rdnss servers) {
            node.put("lifetimeSeconds", servers.lifetime().seconds())
                    .set("addresses", ValueJson.of(servers.addresses()));
            return node;
        } else if (value instanceof Dnssl search) {
            node.put("lifetimeSeconds", search.lifetime().seconds()).set("names", ValueJson.of(search.names()));
            return node;
        } else if (value instanceof Pref64 nat64) {
            node.put("lifetimeSeconds", nat64.lifetime().seconds());
            nat64.prefix().ifPresent(prefix -> node.put("prefix", prefix.toString()));
            return node;
        } else if (value instanceof EncryptedDns encrypted) {
            WireValueJson.putDnr(node, encrypted.server());
            return node.put("lifetimeSeconds", encrypted.lifetime().seconds());
        }
        return ValueJson.of(value);
    }
}
