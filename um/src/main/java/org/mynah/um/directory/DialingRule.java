package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One dialing rule of a dial plan (directory §3.6): what is dialed by whom, and what goes out for
 * it. Rules of one name are a group. Immutable.
 *
 * @param name the group's name
 * @param numberMask digits, {@code x} for one digit, {@code *} for any number of them
 * @param dialedNumber what is dialed: digits, {@code x} and {@code *} of the mask; {@code *} alone:
 *     the number unchanged
 * @param comment free text
 */
public record DialingRule(String name, String numberMask, String dialedNumber, String comment) {

    /** The columns of a table of rules, exactly these (directory §3.6). */
    public static final List<String> COLUMNS =
            List.of("Name", "NumberMask", "DialedNumber", "Comment");

    /** Longest name of a group. */
    public static final int LONGEST_NAME = 32;

    /** Longest comment. */
    public static final int LONGEST_COMMENT = 128;

    /** Longest mask, and longest dialed number: beyond any number with its codes. */
    public static final int LONGEST_MASK = 64;

    /** The dialed number that leaves the number as it is. */
    public static final String UNCHANGED = "*";

    private static final Pattern MASK = Pattern.compile("[0-9x*]{1," + LONGEST_MASK + "}");

    /** How a rule is written. */
    public static final EntryLine<DialingRule> LINE =
            new EntryLine<>() {
                @Override
                public List<String> columns() {
                    return COLUMNS;
                }

                @Override
                public DialingRule read(String parameter, String line) {
                    return DialingRule.read(parameter, line);
                }

                @Override
                public String write(DialingRule rule) {
                    return rule.toString();
                }

                @Override
                public ErrorId error() {
                    return ErrorId.E009;
                }

                @Override
                public String allowed() {
                    return "rules as Name,NumberMask,DialedNumber,Comment";
                }
            };

    /**
     * Reads {@code Name,NumberMask,DialedNumber,Comment}.
     *
     * @param parameter name for messages
     * @throws DirectoryException UM-E001, E002, E005, E009, E014 with all problems of the line
     */
    public static DialingRule read(String parameter, String line) {
        var fields = CsvLine.fields(line);
        if (fields.isEmpty() || fields.get().size() < 3 || fields.get().size() > COLUMNS.size()) {
            throw new DirectoryException(
                    ErrorId.E009,
                    "-%s: '%s' is no dialing rule; the form is Name,NumberMask,DialedNumber,Comment."
                            .formatted(parameter, shown(line)));
        }
        var texts = fields.get();
        var rule =
                new DialingRule(
                        texts.get(0),
                        texts.get(1).toLowerCase(Locale.ROOT),
                        texts.get(2).toLowerCase(Locale.ROOT),
                        texts.size() > 3 ? texts.get(3) : "");
        var problems = rule.problems(parameter);
        if (!problems.isEmpty()) {
            throw new DirectoryException(problems);
        }
        return rule;
    }

    /** The fields in the order of the columns. */
    public List<String> fields() {
        return List.of(name, numberMask, dialedNumber, comment);
    }

    /** Whether the rule belongs to a group. */
    public boolean isOf(String group) {
        return DirectoryKey.fold(name).equals(DirectoryKey.fold(group));
    }

    /** The line that reads as this rule. */
    @Override
    public String toString() {
        return CsvLine.of(fields());
    }

    private List<Problem> problems(String parameter) {
        var problems = new ArrayList<Problem>();
        if (name.isEmpty()) {
            problems.add(
                    new Problem(
                            ErrorId.E014,
                            "-%s: the dialing rule '%s' has no name; give its group a name."
                                    .formatted(parameter, shown(toString()))));
        }
        if (name.length() > LONGEST_NAME) {
            problems.add(
                    new Problem(
                            ErrorId.E001,
                            "-%s: the name '%s' has %d characters; at most %d are allowed."
                                    .formatted(
                                            parameter, shown(name), name.length(), LONGEST_NAME)));
        }
        if (name.indexOf(',') >= 0
                || name.indexOf('"') >= 0
                || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    new Problem(
                            ErrorId.E002,
                            "-%s: the name '%s' holds a comma, quotation mark or control character; leave it out."
                                    .formatted(parameter, shown(name))));
        }
        checkMask(problems, parameter, "number mask", numberMask);
        checkMask(problems, parameter, "dialed number", dialedNumber);
        if (problems.isEmpty() && !dialedNumber.equals(UNCHANGED)) {
            checkCount(problems, parameter, 'x');
            checkCount(problems, parameter, '*');
        }
        if (comment.length() > LONGEST_COMMENT) {
            problems.add(
                    new Problem(
                            ErrorId.E005,
                            "-%s: the comment of '%s' has %d characters; at most %d are allowed."
                                    .formatted(
                                            parameter,
                                            shown(name),
                                            comment.length(),
                                            LONGEST_COMMENT)));
        }
        return problems;
    }

    private void checkMask(List<Problem> problems, String parameter, String word, String value) {
        if (!MASK.matcher(value).matches()) {
            problems.add(
                    new Problem(
                            ErrorId.E009,
                            "-%s: the %s '%s' of '%s' may hold digits, x and * only, 1 to %d of them."
                                    .formatted(
                                            parameter,
                                            word,
                                            shown(value),
                                            shown(name),
                                            LONGEST_MASK)));
        }
    }

    /** As many x in the dialed number as in the mask; no star that the mask has not. */
    private void checkCount(List<Problem> problems, String parameter, char mark) {
        var inMask = numberMask.chars().filter(c -> c == mark).count();
        var inDialed = dialedNumber.chars().filter(c -> c == mark).count();
        if (mark == 'x' ? inMask != inDialed : inDialed > inMask) {
            problems.add(
                    new Problem(
                            ErrorId.E009,
                            "-%s: the number mask '%s' has %d %c and the dialed number '%s' has %d; %s."
                                    .formatted(
                                            parameter,
                                            numberMask,
                                            inMask,
                                            mark,
                                            dialedNumber,
                                            inDialed,
                                            mark == 'x'
                                                    ? "both need as many"
                                                    : "it cannot have more")));
        }
    }

    private static String shown(String text) {
        var printable = Names.printable(text);
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }
}
