package org.mynah.um.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An EUM proxy address (directory §3.4): a number or SIP address within a dial plan's phone
 * context. Immutable.
 *
 * @param isPrimary whether it is the one primary address ({@code EUM:}, in capitals)
 * @param address extension digits, SIP address, or {@code +} and E.164 digits
 * @param phoneContext the dial plan's phone context
 */
public record EumAddress(boolean isPrimary, String address, String phoneContext) {

    private static final Pattern FORM =
            Pattern.compile("(?i)(eum):([^;]{1,320});\\s*phone-context=(.{1,320})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** What kind of address it is. */
    public enum Form {
        EXTENSION,
        SIP,
        E164
    }

    /**
     * Reads {@code EUM:51234;phone-context=MyDialPlan.contoso.com}; empty when the text is not of
     * that form.
     */
    public static Optional<EumAddress> parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new EumAddress(
                        match.group(1).equals("EUM"),
                        match.group(2).strip(),
                        match.group(3).strip()));
    }

    /** Whether it is an extension, a SIP address or an E.164 number. */
    public Form form() {
        if (address.startsWith("+")) {
            return Form.E164;
        }
        return DIGITS.matcher(address).matches() ? Form.EXTENSION : Form.SIP;
    }

    /** The key under which calls find it. */
    public DirectoryKey key() {
        return key(address, phoneContext);
    }

    /** The key of an address within a phone context. */
    public static DirectoryKey key(String address, String phoneContext) {
        return new DirectoryKey(
                KeyScope.EUM_ADDRESS,
                address + ";phone-context=" + phoneContext.toLowerCase(Locale.ROOT));
    }

    /** The same address, primary or not. */
    public EumAddress asPrimary(boolean primary) {
        return new EumAddress(primary, address, phoneContext);
    }

    @Override
    public String toString() {
        return (isPrimary ? "EUM:" : "eum:") + address + ";phone-context=" + phoneContext;
    }
}
