package net.wan6.test.carrier;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.StatusCode;
import net.wan6.test.carrier.CarrierLease.Kind;
import net.wan6.test.carrier.LeaseBook.Binding;
import net.wan6.test.carrier.LeaseBook.Ia;
import net.wan6.test.carrier.LeaseBook.Wishes;

/** What an answer says of one identity association. */
final class Associations {
    private static final Options NOTHING = Options.none(OptionSpace.DHCPV6);

    private final CarrierPlan plan;
    private final LeaseBook book;
    private final Consumer<CarrierEvent> events;

    Associations(CarrierPlan plan, LeaseBook book, Consumer<CarrierEvent> events) {
        this.plan = plan;
        this.book = book;
        this.events = events;
    }

    /** An IA option with what stands in it. */
    static Options of(Ia ia, Lifetime t1, Lifetime t2, Options inside) {
        return ia.kind() == Kind.PREFIX
                ? NOTHING.with(OptionTypes.IA_PD, IaPd.of(ia.iaid(), t1, t2, inside))
                : NOTHING.with(OptionTypes.IA_NA, IaNa.of(ia.iaid(), t1, t2, inside));
    }

    Options offer(Request request, Ia ia, List<Ipv6Prefix> wishes) {
        return assigned(request, ia, wishes)
                .map(prefix -> timed(ia, with(NOTHING, request, ia, prefix)))
                .orElseGet(() -> exhausted(ia));
    }

    Options grant(Request request, Ia ia, List<Ipv6Prefix> wishes) {
        return assigned(request, ia, wishes)
                .map(prefix -> timed(ia, with(NOTHING, request, ia, commit(request, ia, prefix))))
                .orElseGet(() -> exhausted(ia));
    }

    /** A server that knows none of the IAs does not answer a Rebind (RFC 9915 §18.3.5). */
    boolean answersRebind(Request request) {
        return plan.renewalBehaviour() != RenewalBehaviour.NO_BINDING
                || request.ias().keySet().stream()
                        .anyMatch(ia -> granted(request, ia).isPresent());
    }

    Options extend(Request request, Ia ia, List<Ipv6Prefix> listed) {
        Optional<Ipv6Prefix> bound =
                served(request, ia).filter(Binding::committed).map(Binding::prefix);
        if (bound.isPresent() && listed.contains(bound.get())) {
            return extended(request, ia, listed, bound.get());
        }
        if (plan.renewalBehaviour() == RenewalBehaviour.NO_BINDING) {
            return of(ia, Lifetime.ZERO, Lifetime.ZERO, Statuses.alone(StatusCode.NO_BINDING));
        }
        return assigned(request, ia, listed)
                .map(prefix -> extended(request, ia, listed, prefix))
                .orElseGet(
                        () -> of(ia, Lifetime.ZERO, Lifetime.ZERO, endings(Statuses.alone(noneLeft(ia)), ia, listed)));
    }

    /** Whether the IA has a binding; what is listed and not of it is passed over (RFC 9915 §18.3.7). */
    boolean release(Request request, Ia ia, List<Ipv6Prefix> listed) {
        Optional<Ipv6Prefix> granted = granted(request, ia);
        granted.filter(listed::contains).ifPresent(prefix -> {
            book.release(book.client(request.client()), ia);
            events.accept(new CarrierEvent.Released(request.client(), ia.kind(), ia.iaid(), prefix));
        });
        return granted.isPresent();
    }

    /** The same of addresses that somebody else has (RFC 9915 §18.3.8). */
    boolean decline(Request request, Ia ia, List<Ipv6Prefix> listed) {
        Optional<Ipv6Prefix> granted = granted(request, ia);
        granted.filter(listed::contains).ifPresent(address -> book.decline(book.client(request.client()), ia));
        return granted.isPresent();
    }

    /** What the IA got by a Reply, be it served or not; an Advertise binds nothing. */
    private Optional<Ipv6Prefix> granted(Request request, Ia ia) {
        return Optional.ofNullable(book.find(request.client()))
                .flatMap(client -> Optional.ofNullable(client.bindings.get(ia)))
                .filter(Binding::committed)
                .map(Binding::prefix);
    }

    /** The prefix, and of the others listed what the behaviour says. */
    private Options extended(Request request, Ia ia, List<Ipv6Prefix> listed, Ipv6Prefix prefix) {
        commit(request, ia, prefix);
        List<Ipv6Prefix> others =
                listed.stream().filter(other -> !other.equals(prefix)).toList();
        return timed(
                ia,
                switch (plan.renewalBehaviour()) {
                    case NEW_AND_OLD_ZERO, NO_BINDING -> endings(with(NOTHING, request, ia, prefix), ia, others);
                    case OLD_ZERO_AND_NEW -> with(endings(NOTHING, ia, others), request, ia, prefix);
                    case NEW_ONLY -> with(NOTHING, request, ia, prefix);
                });
    }

    private Optional<Binding> served(Request request, Ia ia) {
        Client client = book.find(request.client());
        return client == null ? Optional.empty() : book.served(plan, client, ia);
    }

    private Optional<Ipv6Prefix> assigned(Request request, Ia ia, List<Ipv6Prefix> wishes) {
        return book.assign(
                plan, book.client(request.client()), ia, new Wishes(wishes, request.lengths(ia)), request.now());
    }

    private Ipv6Prefix commit(Request request, Ia ia, Ipv6Prefix prefix) {
        Client client = book.client(request.client());
        Binding before = client.bindings.get(ia);
        book.commit(client, ia, prefix, plan.terms().valid(), request.now());
        if (before == null || !before.committed()) {
            events.accept(new CarrierEvent.Delegated(client.duid, ia.kind(), ia.iaid(), prefix));
        }
        return prefix;
    }

    private Options timed(Ia ia, Options inside) {
        return of(ia, plan.terms().t1(), plan.terms().t2(), inside);
    }

    private Options with(Options before, Request request, Ia ia, Ipv6Prefix prefix) {
        Lifetime preferred = plan.terms().preferred();
        Lifetime valid = plan.terms().valid();
        if (ia.kind() == Kind.ADDRESS) {
            return with(before, ia, prefix, preferred, valid);
        }
        Options asked =
                plan.inPrefixes().mapping(option -> request.asksFor(option.code()) ? Options.just(option) : NOTHING);
        return before.with(
                OptionTypes.IAPREFIX, IaPrefix.of(prefix, preferred, valid).withOptions(asked));
    }

    private static Options endings(Options before, Ia ia, List<Ipv6Prefix> ending) {
        Options inside = before;
        for (Ipv6Prefix prefix : ending) {
            inside = with(inside, ia, prefix, Lifetime.ZERO, Lifetime.ZERO);
        }
        return inside;
    }

    private static Options with(Options before, Ia ia, Ipv6Prefix prefix, Lifetime preferred, Lifetime valid) {
        return ia.kind() == Kind.PREFIX
                ? before.with(OptionTypes.IAPREFIX, IaPrefix.of(prefix, preferred, valid))
                : before.with(OptionTypes.IAADDR, IaAddress.of(prefix.address(), preferred, valid));
    }

    private static Options exhausted(Ia ia) {
        return of(ia, Lifetime.ZERO, Lifetime.ZERO, Statuses.alone(noneLeft(ia)));
    }

    private static StatusCode noneLeft(Ia ia) {
        return ia.kind() == Kind.PREFIX ? StatusCode.NO_PREFIX_AVAIL : StatusCode.NO_ADDRS_AVAIL;
    }
}
