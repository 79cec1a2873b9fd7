package org.mynah.um.directory;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Days on which an auto attendant plays a greeting of its own and is closed (directory §7.9.2).
 * Immutable.
 *
 * @param name unique within its auto attendant
 * @param promptFile the imported greeting
 * @param first the first day
 * @param last the last day, which is the first one or later
 */
public record Holiday(String name, String promptFile, LocalDate first, LocalDate last) {

    /** How a holiday is written. */
    static final EntryLine<Holiday> LINE = new Line();

    public Holiday {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(name + " ends before it begins");
        }
    }

    /** Whether a day of the auto attendant's time zone is part of it. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** The holiday of a day: of several the shortest, of equally long ones the later. */
    public static Optional<Holiday> on(List<Holiday> holidays, LocalDate day) {
        return holidays.stream()
                .filter(holiday -> holiday.covers(day))
                .min(
                        Comparator.<Holiday>comparingLong(
                                        each -> ChronoUnit.DAYS.between(each.first, each.last))
                                .thenComparing(Holiday::first, Comparator.reverseOrder())
                                .thenComparing(Holiday::name));
    }

    private static final class Line implements EntryLine<Holiday> {

        private static final DateTimeFormatter DATE =
                DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
        private static final int LAST_YEAR = 9999;

        @Override
        public List<String> columns() {
            return List.of("Name", "Greeting", "StartDate", "EndDate");
        }

        @Override
        public Holiday read(String parameter, String line) {
            var problems = new ArrayList<Problem>();
            var fields = CsvLine.fields(line).orElse(List.of());
            if (fields.size() < 3 || fields.size() > 4) {
                throw new DirectoryException(
                        List.of(
                                problem(
                                        parameter,
                                        line,
                                        "the form is Name,file.wav,M/D/YYYY[,M/D/YYYY]")));
            }
            var name = fields.getFirst();
            if (name.isEmpty() || name.length() > Names.LONGEST || name.indexOf(',') >= 0) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "the name has 1–64 characters and no comma; this has %d characters"
                                        .formatted(name.length())));
            }
            var file = Prompts.nameOf(fields.get(1));
            if (file.isEmpty() || file.length() > Prompts.LONGEST_NAME) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "the greeting is the name of an imported file of at most 255 characters"));
            }
            var hasEnd = fields.size() == 4 && !fields.get(3).isEmpty();
            var start = date(fields.get(2));
            var end = hasEnd ? date(fields.get(3)) : start;
            if (start.isEmpty()) {
                problems.add(dateProblem(parameter, line, fields.get(2)));
            }
            if (hasEnd && end.isEmpty()) {
                problems.add(dateProblem(parameter, line, fields.get(3)));
            }
            if (!problems.isEmpty()) {
                throw new DirectoryException(problems);
            }
            var isInOrder = !end.orElseThrow().isBefore(start.orElseThrow());
            return new Holiday(
                    name,
                    file,
                    isInOrder ? start.get() : end.get(),
                    isInOrder ? end.get() : start.get());
        }

        private static Optional<LocalDate> date(String text) {
            for (var form : List.of(DATE, DateTimeFormatter.ISO_LOCAL_DATE)) {
                try {
                    return Optional.of(LocalDate.parse(text, form))
                            .filter(day -> day.getYear() > 0 && day.getYear() <= LAST_YEAR);
                } catch (DateTimeParseException _) {
                    // The next form is tried.
                }
            }
            return Optional.empty();
        }

        private static Problem dateProblem(String parameter, String line, String date) {
            return problem(
                    parameter,
                    line,
                    "'%s' is no date; give month, day and year as in 4/24/2014 or 2014-04-24"
                            .formatted(Names.printable(date)));
        }

        private static Problem problem(String parameter, String line, String rule) {
            var shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
            return new Problem(
                    ErrorId.E605,
                    "-%s has the holiday '%s': %s."
                            .formatted(parameter, Names.printable(shown), rule));
        }

        @Override
        public String write(Holiday entry) {
            var fields = new ArrayList<String>();
            fields.add(entry.name);
            fields.add(entry.promptFile);
            fields.add(DATE.format(entry.first));
            if (!entry.last.equals(entry.first)) {
                fields.add(DATE.format(entry.last));
            }
            return CsvLine.of(fields);
        }

        @Override
        public boolean isSame(Holiday removed, Holiday present) {
            return removed.name.equalsIgnoreCase(present.name);
        }

        @Override
        public ErrorId error() {
            return ErrorId.E605;
        }

        @Override
        public String allowed() {
            return "holidays as Name,file.wav,M/D/YYYY[,M/D/YYYY]";
        }
    }
}
