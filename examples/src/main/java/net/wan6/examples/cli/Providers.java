package net.wan6.examples.cli;

import net.wan6.mape.MapRules;
import picocli.CommandLine;

/** What {@code --provider} names. */
final class Providers {
    private static final String ANY = "auto";

    private Providers() {}

    static MapRules rules(String name, CommandLine command) {
        MapRules all = MapRules.japan();
        if (name.equals(ANY)) {
            return all;
        }
        if (!all.providers().contains(name)) {
            throw new CommandLine.ParameterException(
                    command, "no provider is named " + name + "; there are auto and " + all.providers());
        }
        return all.ofProvider(name);
    }
}
