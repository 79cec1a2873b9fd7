package org.mynah.um.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A size in bytes, or no limit (cmdlets §3). Immutable.
 *
 * @param bytes {@link #UNLIMITED}'s value is the largest
 */
public record ByteSize(long bytes) {

    /** No limit. */
    public static final ByteSize UNLIMITED = new ByteSize(Long.MAX_VALUE);

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,15})(?:\\.([0-9]{1,3}))?\\s*(B|KB|MB|GB|TB)?");
    private static final String UNITS = "BKMGT";
    private static final Pattern PRINTED = Pattern.compile(".*\\(([0-9,]{1,24}) BYTES\\)");

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /** Reads {@code 2GB}, {@code 10 MB}, {@code 4096}, {@code Unlimited}, or the printed form. */
    public static Optional<ByteSize> parse(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.equals("UNLIMITED")) {
            return Optional.of(UNLIMITED);
        }
        var printed = PRINTED.matcher(upper);
        if (printed.matches()) {
            return parse(printed.group(1).replace(",", ""));
        }
        var match = FORM.matcher(upper);
        if (!match.matches()) {
            return Optional.empty();
        }
        var unit = match.group(3) == null ? 'B' : match.group(3).charAt(0);
        var number =
                new java.math.BigDecimal(
                        match.group(1) + (match.group(2) == null ? "" : "." + match.group(2)));
        var bytes =
                number.multiply(java.math.BigDecimal.valueOf(1L << (10 * UNITS.indexOf(unit))))
                        .toBigInteger();
        return bytes.bitLength() > 62
                ? Optional.empty()
                : Optional.of(new ByteSize(bytes.longValueExact()));
    }

    public boolean isUnlimited() {
        return equals(UNLIMITED);
    }

    /** The bytes; empty when there is no limit. */
    public OptionalLong limit() {
        return isUnlimited() ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** As administrators know it: {@code 2 GB (2,147,483,648 bytes)} or {@code Unlimited}. */
    @Override
    public String toString() {
        if (isUnlimited()) {
            return "Unlimited";
        }
        var value = (double) bytes;
        var unit = 0;
        while (value >= 1024 && unit < UNITS.length() - 1) {
            value /= 1024;
            unit++;
        }
        var shown =
                value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, "%.3g", value);
        var name = unit == 0 ? "B" : UNITS.charAt(unit) + "B";
        return String.format(Locale.ROOT, "%s %s (%,d bytes)", shown, name, bytes);
    }
}
