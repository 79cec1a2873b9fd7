package org.mynah.um.dialing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.DialingRule;

/**
 * Matches a number against the mask of a dialing rule and writes what is dialed (call flows §9.2,
 * step 5). Time grows with the lengths of number and mask only. Immutable.
 */
final class Mask {

    private Mask() {}

    /** What is dialed for a number; empty when the mask does not fit. */
    static Optional<String> apply(DialingRule rule, String number) {
        var parts = List.of(rule.numberMask().split("\\*", -1));
        var digits = new StringBuilder();
        var stars = new ArrayList<String>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var isLast = i == parts.size() - 1;
            int found;
            if (i == 0) {
                found = 0;
            } else if (isLast) {
                found = number.length() - part.length();
            } else {
                found = indexOf(part, number, at);
            }
            if (found < at || !fits(part, number, found)) {
                return Optional.empty();
            }
            if (i > 0) {
                stars.add(number.substring(at, found));
            }
            collect(part, number, found, digits);
            at = found + part.length();
        }
        if (at != number.length()) {
            return Optional.empty();
        }
        return Optional.of(
                rule.dialedNumber().equals(DialingRule.UNCHANGED)
                        ? number
                        : written(rule.dialedNumber(), digits, stars));
    }

    private static String written(String pattern, StringBuilder digits, List<String> stars) {
        var dialed = new StringBuilder();
        int digit = 0;
        int star = 0;
        for (int i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            switch (c) {
                case 'x' -> dialed.append(digits.charAt(digit++));
                case '*' -> dialed.append(stars.get(star++));
                default -> dialed.append(c);
            }
        }
        return dialed.toString();
    }

    private static int indexOf(String part, String number, int from) {
        for (int at = from; at + part.length() <= number.length(); at++) {
            if (fits(part, number, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean fits(String part, String number, int at) {
        if (at + part.length() > number.length()) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != 'x' && part.charAt(i) != number.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    private static void collect(String part, String number, int at, StringBuilder digits) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == 'x') {
                digits.append(number.charAt(at + i));
            }
        }
    }
}
