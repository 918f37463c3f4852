package net.wan6.examples.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import picocli.CommandLine;

/**
 * An option to add to all messages of a type, such as {@code solicit:15=000474657374}.
 *
 * @param message the type
 * @param code its code
 * @param payload what stands in it
 */
record ExtraOption(MessageType message, int code, Octets payload) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z-]+):([0-9]{1,5})=([0-9A-Fa-f]*)");

    /** Reads one. */
    static final class Converter implements CommandLine.ITypeConverter<ExtraOption> {
        @Override
        public ExtraOption convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new CommandLine.TypeConversionException("'" + text + "' is not MESSAGE:CODE=HEX");
            }
            try {
                return new ExtraOption(
                        MessageType.parse(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Octets.parseHex(matcher.group(3)));
            } catch (IllegalArgumentException refused) {
                throw new CommandLine.TypeConversionException(OneLineErrors.describe(refused));
            }
        }
    }
}
