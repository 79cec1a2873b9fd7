package org.mynah.um.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The type and range of a property (directory §8): turns what an administrator gave into a value,
 * and a value into its stored form and back. Immutable.
 *
 * @param <T> the value in Java
 */
public sealed interface PropertyType<T> {

    /** A longer text is no number, size, date, switch or name of a choice. */
    int LONGEST_WORD = 256;

    /**
     * Reads a value as given in the shell, REST or console.
     *
     * @param parameter name for the message
     * @param given a text, number, Boolean, or a collection of them
     * @throws DirectoryException with one problem that names parameter, value and what is allowed
     */
    T parse(String parameter, Object given);

    /** The stored form: String, Long, Boolean or a list of strings. */
    Object toStored(T value);

    /** The value of a stored form. */
    T fromStored(Object stored);

    /** What is allowed, in words, for help and errors. */
    String allowed();

    /**
     * A text of bounded length, not blank: one line unless it says otherwise.
     *
     * @param longest characters
     * @param hasLines whether it may have several lines and tabs, as a text that is mailed
     * @param form what it must look like
     * @param allowedForm the form in words
     * @param errorOfForm what another form is refused with
     */
    record Text(
            int longest,
            boolean hasLines,
            Predicate<String> form,
            String allowedForm,
            ErrorId errorOfForm)
            implements PropertyType<String> {

        /** One line of a form. */
        public Text(int longest, Predicate<String> form, String allowedForm, ErrorId errorOfForm) {
            this(longest, false, form, allowedForm, errorOfForm);
        }

        /** Any line up to a length. */
        public static Text upTo(int longest) {
            return new Text(longest, _ -> true, "any text", ErrorId.E002);
        }

        /** Any lines up to a length. */
        public static Text lines(int longest) {
            return new Text(longest, true, _ -> true, "any text", ErrorId.E002);
        }

        /** Digits only, within a length. */
        public static Text digits(int shortest, int longest) {
            return matching(
                    "[0-9]{" + shortest + "," + longest + "}",
                    longest,
                    shortest + "–" + longest + " digits",
                    ErrorId.E008);
        }

        /** A text of a form. */
        public static Text matching(String regex, int longest, String allowed, ErrorId error) {
            return new Text(longest, Pattern.compile(regex).asMatchPredicate(), allowed, error);
        }

        @Override
        public String parse(String parameter, Object given) {
            if (given instanceof Collection<?> || given instanceof Map<?, ?>) {
                throw refuse(ErrorId.E006, parameter, given, "one value");
            }
            var text = String.valueOf(given).strip();
            if (text.length() > longest) {
                throw new DirectoryException(
                        ErrorId.E005,
                        "-%s has %d characters; at most %d are allowed."
                                .formatted(parameter, text.length(), longest));
            }
            for (int i = 0; i < text.length(); i++) {
                if (!isAllowed(text, i)) {
                    throw new DirectoryException(
                            ErrorId.E002,
                            "-%s holds the character U+%04X, which is not allowed."
                                    .formatted(parameter, (int) text.charAt(i)));
                }
            }
            if (!form.test(text)) {
                throw refuse(errorOfForm, parameter, text, allowedForm);
            }
            return text;
        }

        private boolean isAllowed(String text, int at) {
            if (!hasLines) {
                return !Names.isUnprintable(text, at);
            }
            var c = text.charAt(at);
            return c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || (!Character.isISOControl(c) && !Names.isHalf(text, at));
        }

        @Override
        public Object toStored(String value) {
            return value;
        }

        @Override
        public String fromStored(Object stored) {
            return (String) stored;
        }

        @Override
        public String allowed() {
            return allowedForm + ", at most " + longest + " characters";
        }
    }

    /** A whole number within a range. */
    record Whole(int least, int most, String unit) implements PropertyType<Integer> {

        @Override
        public Integer parse(String parameter, Object given) {
            var number = number(given);
            if (number == null) {
                throw refuse(ErrorId.E005, parameter, given, allowed());
            }
            if (number < least || number > most) {
                throw new DirectoryException(
                        ErrorId.E005,
                        "-%s is %d; it must be from %d to %d%s."
                                .formatted(
                                        parameter,
                                        number,
                                        least,
                                        most,
                                        unit.isEmpty() ? "" : " " + unit));
            }
            return Math.toIntExact(number);
        }

        @Override
        public Object toStored(Integer value) {
            return value.longValue();
        }

        @Override
        public Integer fromStored(Object stored) {
            return Math.toIntExact((Long) stored);
        }

        @Override
        public String allowed() {
            return "a whole number from "
                    + least
                    + " to "
                    + most
                    + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /** A whole number or Unlimited; 0 means Unlimited too (directory §9, 13). */
    record WholeOrUnlimited(int least, int most) implements PropertyType<Unlimited> {

        @Override
        public Unlimited parse(String parameter, Object given) {
            if (given instanceof Unlimited unlimited) {
                return unlimited;
            }
            if (String.valueOf(given).strip().equalsIgnoreCase("Unlimited")) {
                return Unlimited.UNLIMITED;
            }
            var number = number(given);
            if (number != null && number == 0) {
                return Unlimited.UNLIMITED;
            }
            if (number == null || number < least || number > most) {
                throw refuse(ErrorId.E005, parameter, given, allowed());
            }
            return Unlimited.of(Math.toIntExact(number));
        }

        @Override
        public Object toStored(Unlimited value) {
            return value.toString();
        }

        @Override
        public Unlimited fromStored(Object stored) {
            return parse("stored", stored);
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most + ", or Unlimited";
        }
    }

    /** True or false, also as words and as 1 and 0 (cmdlets §3). */
    record Bool() implements PropertyType<Boolean> {

        @Override
        public Boolean parse(String parameter, Object given) {
            if (isTooLong(given)) {
                throw refuse(ErrorId.E006, parameter, given, allowed());
            }
            return switch (String.valueOf(given).strip().toLowerCase(Locale.ROOT)) {
                case "true", "$true", "1", "yes" -> true;
                case "false", "$false", "0", "no" -> false;
                default -> throw refuse(ErrorId.E006, parameter, given, allowed());
            };
        }

        @Override
        public Object toStored(Boolean value) {
            return value;
        }

        @Override
        public Boolean fromStored(Object stored) {
            return (Boolean) stored;
        }

        @Override
        public String allowed() {
            return "$true or $false";
        }
    }

    /** One of a closed set of names, in any case, or its number (directory §9, 29). */
    record Choice<E extends Enum<E>>(Class<E> names) implements PropertyType<E> {

        @Override
        public E parse(String parameter, Object given) {
            var text = String.valueOf(given).strip();
            var number = number(given);
            var values = names.getEnumConstants();
            for (int i = 0; i < values.length; i++) {
                if (values[i].name().equalsIgnoreCase(text) || (number != null && number == i)) {
                    return values[i];
                }
            }
            throw refuse(ErrorId.E006, parameter, given, allowed());
        }

        @Override
        public Object toStored(E value) {
            return value.name();
        }

        @Override
        public E fromStored(Object stored) {
            return Enum.valueOf(names, (String) stored);
        }

        @Override
        public String allowed() {
            return String.join(
                    ", ", Arrays.stream(names.getEnumConstants()).map(Enum::name).toList());
        }
    }

    /**
     * An ordered list of texts without repetition, compared case-insensitively. One text with
     * commas is split when no element equals the whole (cmdlets §3).
     */
    record Many(Text of, int most) implements ListOfTexts {

        @Override
        public List<String> parse(String parameter, Object given) {
            if (given instanceof Map<?, ?>) {
                throw refuse(ErrorId.E006, parameter, given, allowed());
            }
            Collection<?> raw =
                    given instanceof Collection<?> many
                            ? many
                            : Arrays.asList(String.valueOf(given).split(",", -1));
            var values = new ArrayList<String>();
            for (var each : raw) {
                var value = of.parse(parameter, each);
                if (!value.isEmpty() && values.stream().noneMatch(value::equalsIgnoreCase)) {
                    values.add(value);
                }
            }
            if (values.size() > most) {
                throw new DirectoryException(
                        ErrorId.E005,
                        "-%s has %d values; at most %d are allowed."
                                .formatted(parameter, values.size(), most));
            }
            return List.copyOf(values);
        }

        @Override
        public String allowed() {
            return "a list of " + of.allowed();
        }
    }

    /** A link to another object; given by its identity, stored by its id. */
    record Reference(ObjectKind kind) implements PropertyType<ObjectId> {

        /**
         * Accepts an id only: identities are resolved inside the transaction, by {@link
         * Identities}.
         */
        @Override
        public ObjectId parse(String parameter, Object given) {
            return given instanceof ObjectId id ? id : ObjectId.of(String.valueOf(given));
        }

        @Override
        public Object toStored(ObjectId value) {
            return value.toString();
        }

        @Override
        public ObjectId fromStored(Object stored) {
            return ObjectId.of((String) stored);
        }

        @Override
        public String allowed() {
            return "name or GUID of a " + kind.word();
        }
    }

    /** Several texts, stored as they are. */
    sealed interface ListOfTexts extends PropertyType<List<String>> {
        @Override
        default Object toStored(List<String> value) {
            return List.copyOf(value);
        }

        @Override
        default List<String> fromStored(Object stored) {
            return ((List<?>) stored).stream().map(String.class::cast).toList();
        }
    }

    /** An ordered list of texts that may hold commas: one text is one entry. */
    record Lines(int longest, int most, String form) implements ListOfTexts {

        @Override
        public List<String> parse(String parameter, Object given) {
            var line = Text.upTo(longest);
            var values = new ArrayList<String>();
            for (var each : given instanceof Collection<?> many ? many : List.of(given)) {
                values.add(line.parse(parameter, each));
            }
            if (values.size() > most) {
                throw new DirectoryException(
                        ErrorId.E005,
                        "-%s has %d entries; at most %d are allowed."
                                .formatted(parameter, values.size(), most));
            }
            return List.copyOf(values);
        }

        @Override
        public String allowed() {
            return "entries of the form " + form;
        }
    }

    /** A size in bytes with a unit, or Unlimited (cmdlets §3). */
    record Bytes() implements PropertyType<ByteSize> {

        @Override
        public ByteSize parse(String parameter, Object given) {
            return Optional.of(given)
                    .filter(each -> !isTooLong(each))
                    .flatMap(each -> ByteSize.parse(String.valueOf(each)))
                    .orElseThrow(() -> refuse(ErrorId.E005, parameter, given, allowed()));
        }

        @Override
        public Object toStored(ByteSize value) {
            return value.bytes();
        }

        @Override
        public ByteSize fromStored(Object stored) {
            return new ByteSize((Long) stored);
        }

        @Override
        public String allowed() {
            return "a size such as 10MB (B, KB, MB, GB, TB), or Unlimited";
        }
    }

    /** A date with or without time; without zone that of this machine (cmdlets §3). */
    record Moment() implements PropertyType<Instant> {

        @Override
        public Instant parse(String parameter, Object given) {
            return given instanceof Instant instant
                    ? instant
                    : Optional.of(given)
                            .filter(each -> !isTooLong(each))
                            .flatMap(each ->
                                    Moments.parse(String.valueOf(each), ZoneId.systemDefault()))
                            .orElseThrow(() -> refuse(ErrorId.E009, parameter, given, allowed()));
        }

        @Override
        public Object toStored(Instant value) {
            return value.toString();
        }

        @Override
        public Instant fromStored(Object stored) {
            return Instant.parse((String) stored);
        }

        @Override
        public String allowed() {
            return "a date such as 2026-02-01, 2026-02-01T08:00 or 2/1/2026 8:00 AM";
        }
    }

    /**
     * An ordered list of entries, each a line of fields or a row of a table: schedules, holidays,
     * key mappings (directory §7.9.1–7.9.3).
     */
    record Entries<T>(EntryLine<T> line, int most) implements PropertyType<List<T>> {

        /** A longer line is not read. */
        public static final int LONGEST_LINE = 4096;

        @Override
        public List<T> parse(String parameter, Object given) {
            var entries = new ArrayList<T>();
            var problems = new ArrayList<Problem>();
            for (var each : given instanceof Collection<?> many ? many : List.of(given)) {
                try {
                    for (var text : lines(parameter, each)) {
                        entries.add(line.read(parameter, text));
                    }
                } catch (DirectoryException e) {
                    problems.addAll(e.problems());
                }
            }
            if (!problems.isEmpty()) {
                throw new DirectoryException(problems);
            }
            if (entries.size() > most) {
                throw new DirectoryException(
                        ErrorId.E005,
                        "-%s has %d entries; at most %d are allowed."
                                .formatted(parameter, entries.size(), most));
            }
            return List.copyOf(entries);
        }

        private List<String> lines(String parameter, Object each) {
            var text =
                    each instanceof Map<?, ?> row ? lineOf(parameter, row) : line(parameter, each);
            return line.isSplitAtCommas() ? Arrays.asList(text.split(",", -1)) : List.of(text);
        }

        private String lineOf(String parameter, Map<?, ?> row) {
            var fields = new ArrayList<>(Collections.nCopies(line.columns().size(), ""));
            row.forEach((name, value) -> {
                var column = column(String.valueOf(name).strip());
                if (column < 0) {
                    throw refuse(
                            line.error(),
                            parameter,
                            name,
                            "the columns " + String.join(", ", line.columns()));
                }
                fields.set(column, line(parameter, value));
            });
            return CsvLine.of(fields);
        }

        private String line(String parameter, Object given) {
            var text = String.valueOf(given).strip();
            if (text.length() <= LONGEST_LINE
                    && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
                throw refuse(line.error(), parameter, text, allowed());
            }
            return Text.upTo(LONGEST_LINE).parse(parameter, given);
        }

        private int column(String name) {
            for (int i = 0; i < line.columns().size(); i++) {
                if (line.columns().get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public Object toStored(List<T> value) {
            return value.stream().map(line::write).toList();
        }

        @Override
        public List<T> fromStored(Object stored) {
            return ((List<?>) stored)
                    .stream().map(each -> line.read("stored", (String) each)).toList();
        }

        @Override
        public String allowed() {
            return line.allowed();
        }
    }

    private static DirectoryException refuse(
            ErrorId id, String parameter, Object given, String allowed) {
        return new DirectoryException(
                id,
                "-%s has the value '%s'; allowed: %s."
                        .formatted(parameter, Names.shown(given), allowed));
    }

    /** Beyond every number, size, date, switch and name of a choice. */
    private static boolean isTooLong(Object given) {
        return given instanceof String text && text.length() > LONGEST_WORD;
    }

    private static @org.jspecify.annotations.Nullable Long number(Object given) {
        if (isTooLong(given)) {
            return null;
        }
        try {
            return switch (given) {
                case Integer number -> number.longValue();
                case Long number -> number;
                case String text when text.strip().toLowerCase(Locale.ROOT).startsWith("0x") ->
                        Long.parseLong(text.strip().substring(2), 16);
                case String text -> Long.parseLong(text.strip());
                default -> null;
            };
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
