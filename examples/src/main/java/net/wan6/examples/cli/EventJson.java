package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.Status;
import net.wan6.core.AddressLease;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientEvent;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.LineLease;
import net.wan6.core.PrefixLease;
import net.wan6.mape.Softwire;

/**
 * What a client tells, as JSON objects with the key {@code event} first. A change of leases gives one object for each of
 * its steps, and the softwire that belongs to a prefix stands in the prefix's own object; a softwire that changed without
 * one has an object to itself.
 */
final class EventJson {
    private EventJson() {}

    static List<ObjectNode> of(ClientEvent event) {
        return event instanceof ClientEvent.LeaseChange change ? change(change) : List.of(single(event));
    }

    private static List<ObjectNode> change(ClientEvent.LeaseChange change) {
        List<ObjectNode> nodes = new ArrayList<>();
        boolean told = !change.softwiresChanged();
        for (LeaseStep step : change.steps()) {
            nodes.add(step(step, change));
            told |= step instanceof LeaseStep.Acquired || step instanceof LeaseStep.Replaced;
        }
        if (!told) {
            ObjectNode node = event("SoftwireChanged");
            putSoftwires(node, change.after().softwires());
            nodes.add(putCauses(node, change.causes()));
        }
        return nodes;
    }

    private static ObjectNode step(LeaseStep step, ClientEvent.LeaseChange change) {
        ObjectNode node = step(step);
        if (step instanceof LeaseStep.Acquired acquired) {
            putSoftwire(node, acquired.lease(), change.after());
        } else if (step instanceof LeaseStep.Replaced replaced) {
            putSoftwire(node, replaced.newLease(), change.after());
        }
        return putCauses(node, change.causes());
    }

    private static ObjectNode step(LeaseStep step) {
        if (step instanceof LeaseStep.Acquired acquired) {
            return putLifetimes(putWhat(event("Acquired"), acquired.lease()), acquired.lease());
        } else if (step instanceof LeaseStep.Replaced replaced) {
            ObjectNode node =
                    event("Replaced").put("old", what(replaced.oldLease())).put("new", what(replaced.newLease()));
            return putLifetimes(node, replaced.newLease())
                    .put("deprecateOldForSeconds", replaced.deprecateOldFor().seconds());
        } else if (step instanceof LeaseStep.Refreshed refreshed) {
            return putLifetimes(putWhat(event("Refreshed"), refreshed.lease()), refreshed.lease());
        } else if (step instanceof LeaseStep.Deprecated deprecated) {
            return putWhat(event("Deprecated"), deprecated.lease());
        }
        LeaseStep.Withdrawn withdrawn = (LeaseStep.Withdrawn) step;
        return putWhat(event("Withdrawn"), withdrawn.lease())
                .put("reason", withdrawn.reason().name().toLowerCase(Locale.ROOT))
                .put("deprecateForSeconds", withdrawn.deprecateFor().seconds());
    }

    private static ObjectNode single(ClientEvent event) {
        ObjectNode node = event(event.getClass().getSimpleName());
        if (event instanceof ClientEvent.ReconfigureAccepted accepted) {
            node.put("type", accepted.type().messageType().toString())
                    .put("server", accepted.serverId().toHex());
        } else if (event instanceof ClientEvent.ReconfigureRejected rejected) {
            node.put("reason", rejected.reason().metric()).put("untold", rejected.untold());
        } else if (event instanceof ClientEvent.StateChanged changed) {
            node.put("state", titled(changed.state().name()));
        } else if (event instanceof ClientEvent.ServerChanged changed) {
            node.put("server", changed.serverId().toHex());
        } else if (event instanceof ClientEvent.ExchangeFailed failed) {
            ArrayNode statuses =
                    node.put("message", failed.message().toString()).putArray("statuses");
            failed.statuses().forEach(status -> putStatus(statuses.addObject(), status));
        } else if (event instanceof ClientEvent.Refused refused) {
            putStatus(
                    node.put("server", refused.serverId().toHex())
                            .put("message", refused.message().toString()),
                    refused.status());
            refused.prefixIaids().forEach(node.putArray("prefixIaids")::add);
            refused.addressIaids().forEach(node.putArray("addressIaids")::add);
            node.put("untold", refused.untold());
        } else if (event instanceof ClientEvent.KeyReplaced replaced) {
            node.put("server", replaced.serverId().toHex());
        } else if (event instanceof ClientEvent.OptionsChanged changed) {
            putOptions(node.putArray("before"), changed.before());
            putOptions(node.putArray("after"), changed.after());
        } else if (event instanceof ClientEvent.AboutToRelease about) {
            ArrayNode prefixes = node.putArray("prefixes");
            about.prefixes().forEach(lease -> prefixes.add(lease.prefix().toString()));
            ArrayNode addresses = node.putArray("addresses");
            about.addresses().forEach(lease -> addresses.add(lease.address().toString()));
            if (!about.linePrefixes().isEmpty()) {
                ArrayNode announced = node.putArray("linePrefixes");
                about.linePrefixes()
                        .forEach(lease -> announced.add(lease.prefix().toString()));
            }
        } else if (event instanceof ClientEvent.Diagnosed diagnosed) {
            node.put("description", diagnosed.diagnosis().toString());
            ArrayNode findings = node.putArray("findings");
            diagnosed
                    .diagnosis()
                    .findings()
                    .forEach(finding -> findings.add(finding.getClass().getSimpleName()));
        } else if (event instanceof ClientEvent.ConfigurationProblem problem) {
            node.put("description", problem.description());
        } else if (event instanceof ClientEvent.StoreProblem problem) {
            node.put("description", problem.description());
        } else if (event instanceof ClientEvent.TransportProblem problem) {
            node.put("description", problem.description());
        }
        return node;
    }

    private static void putStatus(ObjectNode node, Status status) {
        node.put("status", status.code().toString()).put("text", status.message());
    }

    private static ObjectNode event(String name) {
        return JsonLines.object().put("event", name);
    }

    private static ObjectNode putWhat(ObjectNode node, Lease lease) {
        return node.put(lease instanceof HeldPrefix ? "prefix" : "address", what(lease));
    }

    private static String what(Lease lease) {
        return lease instanceof HeldPrefix prefix
                ? prefix.prefix().toString()
                : ((AddressLease) lease).address().toString();
    }

    private static ObjectNode putLifetimes(ObjectNode node, Lease lease) {
        node.put("preferredSeconds", lease.preferredLifetime().seconds())
                .put("validSeconds", lease.validLifetime().seconds());
        if (lease instanceof PrefixLease prefix && !prefix.excluded().isEmpty()) {
            node.put("excluded", prefix.excluded().get(0).toString());
        }
        if (lease instanceof LineLease) {
            node.put("source", "router");
        }
        return node;
    }

    private static ObjectNode putCauses(ObjectNode node, Set<ChangeCause> causes) {
        ArrayNode names = node.putArray("causes");
        causes.stream().sorted().forEach(cause -> names.add(cause.name().toLowerCase(Locale.ROOT)));
        return node;
    }

    /** Of several tunnels the one that was made of this prefix. */
    private static void putSoftwire(ObjectNode node, Lease lease, Leases after) {
        after.softwires().stream()
                .filter(softwire -> belongs(softwire, lease))
                .findFirst()
                .ifPresent(softwire -> node.set("softwire", SoftwireJson.of(softwire)));
    }

    private static boolean belongs(Softwire softwire, Lease lease) {
        if (!(lease instanceof HeldPrefix prefix)) {
            return false;
        }
        if (softwire instanceof Softwire.MapE mapE) {
            return mapE.ce().endUserPrefix().contains(prefix.prefix());
        } else if (softwire instanceof Softwire.MapT mapT) {
            return mapT.ce().endUserPrefix().contains(prefix.prefix());
        }
        return true;
    }

    private static void putSoftwires(ObjectNode node, List<Softwire> softwires) {
        ArrayNode array = node.putArray("softwires");
        softwires.forEach(softwire -> array.add(SoftwireJson.of(softwire)));
    }

    private static void putOptions(ArrayNode array, Options options) {
        for (RawOption option : options) {
            array.addObject()
                    .put("code", option.code())
                    .put("octets", option.payload().toHex());
        }
    }

    /** {@code INFORMATION_REQUEST} as {@code Information-request}, the way the RFC writes it. */
    private static String titled(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
