package org.mynah.speech.phrase;

import java.util.ArrayList;
import java.util.List;

/** Numbers in English words. All methods are pure. */
final class EnglishNumbers {

    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };

    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };

    private static final String[] SMALL_ORDINALS = {
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth"
    };

    /** From this on a number is read digit by digit. */
    static final long LARGEST = 1_000_000_000_000L;

    private EnglishNumbers() {}

    /** {@code 1 message}, {@code 2 messages}. */
    static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /**
     * A whole number, 0 to below {@link #LARGEST}: {@code 1240} is one thousand two hundred forty.
     */
    static String cardinal(long number) {
        if (number < 0 || number >= LARGEST) {
            throw new IllegalArgumentException("no words for " + number);
        }
        if (number < 20) {
            return SMALL[(int) number];
        }
        if (number < 100) {
            var tens = TENS[(int) number / 10];
            return number % 10 == 0 ? tens : tens + "-" + SMALL[(int) number % 10];
        }
        if (number < 1000) {
            return scaled(number, 100, "hundred");
        }
        if (number < 1_000_000) {
            return scaled(number, 1000, "thousand");
        }
        return number < 1_000_000_000
                ? scaled(number, 1_000_000, "million")
                : scaled(number, 1_000_000_000, "billion");
    }

    private static String scaled(long number, long scale, String word) {
        var head = cardinal(number / scale) + " " + word;
        return number % scale == 0 ? head : head + " " + cardinal(number % scale);
    }

    /** A place in an order, 0 to 999: {@code 21} is twenty-first. */
    static String ordinal(int number) {
        if (number < 0 || number > 999) {
            throw new IllegalArgumentException("no ordinal for " + number);
        }
        if (number < 20) {
            return SMALL_ORDINALS[number];
        }
        if (number < 100) {
            var tens = TENS[number / 10];
            return number % 10 == 0
                    ? tens.substring(0, tens.length() - 1) + "ieth"
                    : tens + "-" + SMALL_ORDINALS[number % 10];
        }
        var hundreds = cardinal(number / 100) + " hundred";
        return number % 100 == 0 ? hundreds + "th" : hundreds + " " + ordinal(number % 100);
    }

    /** A year as people say it: 1999 nineteen ninety-nine, 2005 two thousand five. */
    static String year(int year) {
        boolean inPairs = year >= 1100 && year < 10_000 && year / 100 % 10 != 0;
        boolean newCentury = year >= 2010 && year <= 2099;
        if (!inPairs && !newCentury) {
            return cardinal(year);
        }
        var century = cardinal(year / 100) + " ";
        int rest = year % 100;
        if (rest == 0) {
            return century + "hundred";
        }
        return rest < 10 ? century + "oh " + cardinal(rest) : century + cardinal(rest);
    }

    /**
     * Digits one by one, in the groups people say telephone numbers in, a comma between groups:
     * {@code 4255550123} is {@code 4 2 5, 5 5 5, 0 1 2 3}. Anything that is not on a keypad is left
     * out; a leading plus is said.
     */
    static String digitGroups(String written) {
        var digits = new StringBuilder();
        for (int i = 0; i < written.length() && digits.length() < LONGEST_NUMBER; i++) {
            char c = written.charAt(i);
            if (isDigit(c) || c == '*' || c == '#') {
                digits.append(c);
            }
        }
        var groups = new ArrayList<String>();
        int at = 0;
        for (int size : groupSizes(digits)) {
            groups.add(keys(digits.substring(at, at + size)));
            at += size;
        }
        var spoken = String.join(", ", groups);
        return written.startsWith("+") && !spoken.isEmpty() ? "plus " + spoken : spoken;
    }

    /** The most digits of one number that are spoken; E.164 has 15. */
    static final int LONGEST_NUMBER = 32;

    private static List<Integer> groupSizes(CharSequence digits) {
        int count = digits.length();
        if (count == 11 && digits.charAt(0) == '1') {
            return List.of(1, 3, 3, 4);
        }
        if (count <= 5) {
            return count == 0 ? List.of() : List.of(count);
        }
        // Threes, then twos where needed so that no digit is left alone: 7 is 3+4, 8 is 4+4.
        if (count == 8) {
            return List.of(4, 4);
        }
        var sizes = new ArrayList<Integer>();
        int left = count;
        while (left > 5 || left == 3) {
            sizes.add(3);
            left -= 3;
        }
        if (left == 5) {
            sizes.add(3);
            left = 2;
        }
        if (left > 0) {
            sizes.add(left);
        }
        return sizes;
    }

    private static String keys(String digits) {
        var spoken = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0) {
                spoken.append(' ');
            }
            char c = digits.charAt(i);
            switch (c) {
                case '*' -> spoken.append("star");
                case '#' -> spoken.append("pound");
                default -> spoken.append(c);
            }
        }
        return spoken.toString();
    }

    /** Digits as words, one by one: {@code 042} is zero four two. */
    static String digitWords(String digits) {
        var words = new ArrayList<String>();
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (isDigit(c)) {
                words.add(SMALL[c - '0']);
            }
        }
        return String.join(" ", words);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
