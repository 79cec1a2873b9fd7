package org.mynah.admin.shell.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Wildcards and regular expressions. A pattern that tries too much ends with the script's time, or
 * says that it is too complex. One thread.
 */
final class Patterns {

    private final Runnable checkTime;

    /**
     * Patterns within a time.
     *
     * @param checkTime called now and then while a pattern is matched; it may throw
     */
    Patterns(Runnable checkTime) {
        this.checkTime = checkTime;
    }

    /** A test for a pattern with {@code *}, {@code ?} and {@code [a-z]}. */
    Predicate<Object> like(String pattern, boolean isSensitive) {
        var compiled = compile(wildcard(pattern), isSensitive);
        return each -> tried(() -> matcher(compiled, Values.text(each)).matches());
    }

    /** A test for a regular expression. */
    Predicate<Object> match(String regex, boolean isSensitive) {
        var compiled = compile(regex, isSensitive);
        return each -> tried(() -> matcher(compiled, Values.text(each)).find());
    }

    /** What the groups of the first match are. */
    Optional<HashTable> groups(String regex, boolean isSensitive, String text) {
        var compiled = compile(regex, isSensitive);
        return tried(() -> {
            var matcher = matcher(compiled, text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            var names = new HashMap<Integer, String>();
            compiled.namedGroups().forEach((name, index) -> names.put(index, name));
            var groups = new HashTable();
            var number = 0;
            for (int i = 0; i <= matcher.groupCount(); i++) {
                // A named group has no number, as scripts expect.
                var name = names.containsKey(i) ? names.get(i) : String.valueOf(number++);
                if (matcher.start(i) >= 0) {
                    groups.put(name, text.substring(matcher.start(i), matcher.end(i)));
                }
            }
            return Optional.of(groups);
        });
    }

    /** The text with every match replaced; {@code $1} stands for a group. */
    String replaced(String regex, boolean isSensitive, String text, String with) {
        var compiled = compile(regex, isSensitive);
        return tried(() -> {
            try {
                return matcher(compiled, text).replaceAll(with);
            } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
                // A '$' that names no group stands for itself.
                return matcher(compiled, text).replaceAll(Matcher.quoteReplacement(with));
            }
        });
    }

    /** The parts between the matches; at most so many, 0: all. */
    List<String> split(String regex, boolean isSensitive, String text, int most) {
        var compiled = compile(regex, isSensitive);
        return tried(() -> Arrays.asList(compiled.split(new Watched(text), most == 0 ? -1 : most)));
    }

    private <T> T tried(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError _) {
            throw new ScriptError(
                    "The pattern is too complex for this text.", "InvalidRegularExpression");
        }
    }

    private Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(new Watched(text));
    }

    private static String wildcard(String pattern) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            var close = c == '[' ? pattern.indexOf(']', i) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > i + 1) {
                regex.append('[')
                        .append(
                                pattern.substring(i + 1, close)
                                        .replaceAll("[\\\\\\[\\]^&]", "\\\\$0"))
                        .append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private static Pattern compile(String regex, boolean isSensitive) {
        try {
            return Pattern.compile(
                    regex,
                    Pattern.DOTALL
                            | (isSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException e) {
            throw new ScriptError(
                    "'%s' is no regular expression: %s"
                            .formatted(Formats.shortened(regex), e.getDescription()),
                    "InvalidRegularExpression");
        } catch (StackOverflowError _) {
            throw new ScriptError("The pattern is too complex.", "InvalidRegularExpression");
        }
    }

    /** A text that looks at the clock every so many characters that a pattern reads. */
    private final class Watched implements CharSequence {

        /** About a millisecond's worth of matching. */
        private static final int READS_BETWEEN_CHECKS = 1 << 16;

        private final String text;
        private int reads;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads % READS_BETWEEN_CHECKS == 0) {
                checkTime.run();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
