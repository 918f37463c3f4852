package net.wan6.examples.cli;

import picocli.CommandLine;

/** Numbers of 64 bits without sign, decimal, or hexadecimal after {@code 0x}. */
final class UnsignedNumber implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException refused) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a number from 0 to 2^64 - 1");
        }
    }
}
