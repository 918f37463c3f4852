package net.wan6.examples.cli;

import java.util.Locale;
import picocli.CommandLine;

/** What {@code --color} says. */
enum ColorChoice {
    /** On a terminal, unless the environment has {@code NO_COLOR}. */
    AUTO,
    /** Wherever the text goes. */
    ALWAYS,
    /** Nowhere. */
    NEVER;

    Paint paint(Surroundings surroundings) {
        return switch (this) {
            case AUTO -> new Paint(surroundings.outIsTerminal() && !surroundings.refusesColor());
            case ALWAYS -> new Paint(true);
            case NEVER -> new Paint(false);
        };
    }

    /** Lower-case on the command line. */
    static final class Name implements CommandLine.ITypeConverter<ColorChoice> {
        @Override
        public ColorChoice convert(String name) {
            for (ColorChoice choice : values()) {
                if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return choice;
                }
            }
            throw new CommandLine.TypeConversionException("'" + name + "' is not auto, always or never");
        }
    }
}
