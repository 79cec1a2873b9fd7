package org.mynah.speech.phrase;

import java.util.regex.MatchResult;

/** Money and written numbers in English words. All methods are pure. */
final class EnglishAmounts {

    /** A longer row of digits is no amount but a code, and read digit by digit. */
    private static final int LONGEST_CARDINAL = 6;

    private EnglishAmounts() {}

    /** {@code $1,240.50}: one thousand two hundred forty dollars and fifty cents. */
    static String money(MatchResult match) {
        long whole = Long.parseLong(match.group(2).replace(",", ""));
        long cents = match.group(3) == null ? 0 : Long.parseLong(match.group(3));
        var scale = match.group(4);
        if (scale != null) {
            return plainNumber(whole, match.group(3)) + " " + scale + " " + unit(match.group(1), 2);
        }
        var words = cardinalOrDigits(whole) + " " + unit(match.group(1), whole);
        if (cents == 0) {
            return words;
        }
        var small = EnglishNumbers.cardinal(cents) + " " + smallUnit(match.group(1), cents);
        return whole == 0 ? small : words + " and " + small;
    }

    /** {@code $2.5 million}: two point five million dollars. */
    static String scaledMoney(MatchResult match) {
        var number = plainNumber(Long.parseLong(match.group(2)), match.group(3));
        var scale = match.group(4) == null ? "" : " " + match.group(4);
        return number + scale + " " + unit(match.group(1), 2);
    }

    /** {@code 3.25}: three point two five. */
    static String decimal(MatchResult match) {
        var sign = match.group().startsWith("-") ? "minus " : "";
        return sign + plainNumber(Long.parseLong(match.group(1).replace(",", "")), match.group(2));
    }

    /** Versions and addresses: {@code 10.0.12} is ten point zero point twelve. */
    static String dotted(String number) {
        var words = new StringBuilder();
        for (var part : number.split("\\.", -1)) {
            words.append(words.isEmpty() ? "" : " point ").append(whole(part));
        }
        return words.toString();
    }

    /** A row of digits: a count up to six digits, else, or with a leading zero, digit by digit. */
    static String whole(String digits) {
        boolean isCode =
                (digits.length() > 1 && digits.startsWith("0"))
                        || (digits.length() > LONGEST_CARDINAL && !digits.endsWith("000"));
        if (isCode || digits.length() > 12) {
            var bounded =
                    digits.substring(0, Math.min(digits.length(), EnglishNumbers.LONGEST_NUMBER));
            return EnglishNumbers.digitWords(bounded);
        }
        return EnglishNumbers.cardinal(Long.parseLong(digits));
    }

    private static String plainNumber(
            long whole, @org.jspecify.annotations.Nullable String fraction) {
        var words = cardinalOrDigits(whole);
        return fraction == null ? words : words + " point " + EnglishNumbers.digitWords(fraction);
    }

    private static String cardinalOrDigits(long number) {
        return number < EnglishNumbers.LARGEST
                ? EnglishNumbers.cardinal(number)
                : EnglishNumbers.digitWords(Long.toString(number));
    }

    private static String unit(String sign, long count) {
        return switch (sign) {
            case "€" -> count == 1 ? "euro" : "euros";
            case "£" -> count == 1 ? "pound" : "pounds";
            default -> count == 1 ? "dollar" : "dollars";
        };
    }

    private static String smallUnit(String sign, long count) {
        if (sign.equals("£")) {
            return count == 1 ? "penny" : "pence";
        }
        return count == 1 ? "cent" : "cents";
    }
}
