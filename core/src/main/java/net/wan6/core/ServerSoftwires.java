package net.wan6.core;

import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Options;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.S46Problem;
import net.wan6.mape.S46Provisioning;
import net.wan6.mape.Softwire;

/**
 * The plan of {@link SoftwirePlan#fromServer}. A parameter that is refused is told, since the tunnel it was for is missing.
 *
 * @param format the form of MAP's interface identifier
 */
record ServerSoftwires(InterfaceIdFormat format) implements SoftwirePlan {
    @Override
    public List<Softwire> softwires(List<HeldPrefix> prefixes, Options options) {
        return SoftwirePlan.delegatedFirst(this::read).softwires(prefixes, options);
    }

    private List<Softwire> read(List<Ipv6Prefix> prefixes, Options options) {
        return S46Provisioning.read(options, prefixes, format).softwires();
    }

    @Override
    public List<String> problems(List<HeldPrefix> prefixes, Options options) {
        List<Ipv6Prefix> all = prefixes.stream().map(HeldPrefix::prefix).toList();
        return S46Provisioning.read(options, all, format).problems().stream()
                .map(ServerSoftwires::text)
                .distinct()
                .toList();
    }

    private static String text(S46Problem problem) {
        return "option " + problem.optionCode() + " of the server: " + problem.reason();
    }
}
