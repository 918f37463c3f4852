package net.wan6.mape.provisioning;

import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.Softwire;

/**
 * What a rule server offers a line, in whatever form it says so. One part that is malformed is named in {@link #problems()} and
 * costs no other. Immutable.
 */
public sealed interface RuleServerAnswer permits ProvisioningAnswer, OcnAnswer, JpneAnswer {

    /**
     * What is offered, as far as it can be used.
     *
     * @return the mechanisms, the one to use first
     */
    List<Mechanism> mechanisms();

    /**
     * What was left out.
     *
     * @return the problems in the order of reading, 501 at most
     */
    List<AnswerProblem> problems();

    /**
     * What the offer is on a line.
     *
     * @param prefixes the line's prefixes, delegated ones first
     * @return the softwires, the one to use first (RFC 8026 §1.3: the first that is usable, with no fallback if it fails)
     */
    default List<Softwire> softwires(List<Ipv6Prefix> prefixes) {
        return mechanisms().stream()
                .flatMap(mechanism -> mechanism.softwires(prefixes).stream())
                .toList();
    }
}
