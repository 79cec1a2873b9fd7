package org.mynah.um.pin;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/**
 * What a new PIN must satisfy; the first failing rule is reported (directory §7.11). The PIN is in
 * no message.
 */
public final class PinRules {

    /** The longest PIN. */
    public static final int LONGEST = 24;

    /** The shortest PIN under any policy. */
    public static final int SHORTEST = 4;

    /** Extensions of at least so many digits may not stand inside a PIN. */
    private static final int SHORTEST_CONTAINED = 4;

    private static final Pattern DIGITS =
            Pattern.compile("[0-9]{" + SHORTEST + "," + LONGEST + "}");
    private static final String UP = "0123456789012345678901234567890123";
    private static final String DOWN = new StringBuilder(UP).reverse().toString();

    private PinRules() {}

    /**
     * The first rule that a new PIN breaks, if any, of those that need no comparison with earlier
     * PINs (rules 1 to 5).
     *
     * @param pin the candidate
     * @param policy the policy's rules
     * @param extensions the user's own extensions
     */
    public static Optional<Problem> checkDigits(
            String pin, PinPolicy policy, List<String> extensions) {
        if (!DIGITS.matcher(pin).matches()) {
            return problem(ErrorId.E301, "A PIN has digits only, from 4 to 24 of them.");
        }
        if (pin.length() < policy.minimumLength()) {
            return problem(
                    ErrorId.E302,
                    "The PIN is too short: the policy asks for at least %d digits."
                            .formatted(policy.minimumLength()));
        }
        if (extensions.stream().anyMatch(extension -> resembles(pin, extension))) {
            return problem(
                    ErrorId.E303, "The PIN holds an extension of the user or is the end of one.");
        }
        if (!policy.allowsCommonPatterns()) {
            if (pin.chars().allMatch(c -> c == pin.charAt(0))) {
                return problem(
                        ErrorId.E304,
                        "All digits of the PIN are the same; AllowCommonPatterns of the policy would permit it.");
            }
            if (UP.contains(pin) || DOWN.contains(pin)) {
                return problem(
                        ErrorId.E305,
                        "The digits of the PIN follow one another; AllowCommonPatterns of the policy would permit it.");
            }
        }
        return Optional.empty();
    }

    /** What is said of a PIN that is one of the remembered ones (rule 6). */
    static Problem usedBefore(PinPolicy policy) {
        return new Problem(
                ErrorId.E306,
                "The PIN was used before; the last %d cannot be used again."
                        .formatted(policy.historyCount()));
    }

    /** The hashes that a new PIN must not match: the newest of those ever used. */
    static List<String> remembered(List<String> used, PinPolicy policy) {
        return used.stream().limit(policy.historyCount()).toList();
    }

    private static boolean resembles(String pin, String extension) {
        return extension.endsWith(pin)
                || (extension.length() >= SHORTEST_CONTAINED && pin.contains(extension));
    }

    private static Optional<Problem> problem(ErrorId id, String message) {
        return Optional.of(new Problem(id, message));
    }
}
