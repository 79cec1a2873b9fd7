package org.mynah.um.directory;

import java.util.Optional;

/**
 * Maps full numbers to extensions by the masks of a dial plan, such as {@code 142570xxxxx}
 * (directory §3.7).
 */
public final class NumberingFormats {

    private NumberingFormats() {}

    /**
     * The extension that a full number stands for: its last digits, when a mask of the plan fits.
     */
    public static Optional<String> extension(DialPlan plan, String number) {
        for (var mask : plan.get(DialPlan.NUMBERING_PLAN_FORMATS)) {
            if (fits(mask, number) || fits(mask, withoutPlus(number))) {
                var digits = withoutPlus(number);
                return digits.length() < plan.digits()
                        ? Optional.empty()
                        : Optional.of(digits.substring(digits.length() - plan.digits()));
            }
        }
        return Optional.empty();
    }

    private static String withoutPlus(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static boolean fits(String mask, String number) {
        if (mask.length() != number.length()) {
            return false;
        }
        for (int i = 0; i < mask.length(); i++) {
            var wanted = mask.charAt(i);
            var isAny = wanted == 'x' || wanted == 'X';
            if (isAny ? !Character.isDigit(number.charAt(i)) : wanted != number.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
