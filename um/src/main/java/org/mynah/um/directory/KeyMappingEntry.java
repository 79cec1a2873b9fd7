package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mynah.um.directory.KeyMapping.Action;
import org.mynah.um.directory.KeyMapping.Announcement;

/**
 * One line of a key mapping (directory §7.9.3), each field as text; a field that was left out is
 * empty. References are what the administrator wrote, until {@link AutoAttendants} has put the ids
 * of the objects there. Immutable.
 *
 * @param key {@code 1} to {@code 9}, {@link #TIME_OUT}, or {@link #NEXT_FREE}
 * @param description spoken when there is no audio
 * @param extension digits to transfer to
 * @param attendant auto attendant to go to
 * @param promptFile prompt to play first
 * @param phrases what a caller may say
 * @param voiceMailFor mailbox to leave a message for
 * @param mailbox mailbox to transfer to: the same, as no phone rings
 * @param announcement an {@link Announcement}
 */
public record KeyMappingEntry(
        String key,
        String description,
        String extension,
        String attendant,
        String promptFile,
        List<String> phrases,
        String voiceMailFor,
        String mailbox,
        String announcement) {

    /** The key of what happens when nothing is pressed. */
    public static final String TIME_OUT = "-";

    /** The key of the two-field form, until a key has been assigned. */
    static final String NEXT_FREE = "+";

    /** Keys that a menu can have beside the time-out. */
    public static final int MOST_KEYS = 9;

    /** The fields, as columns of a table. */
    public static final List<String> COLUMNS =
            List.of(
                    "Key",
                    "Description",
                    "Extension",
                    "AutoAttendantName",
                    "PromptFileName",
                    "AsrPhrases",
                    "LeaveVoicemailFor",
                    "TransferToMailbox",
                    "Announce");

    /** How an entry is written. */
    static final EntryLine<KeyMappingEntry> LINE = new Line();

    private static final int LONGEST_EXTENSION = 32;

    public KeyMappingEntry {
        phrases = List.copyOf(phrases);
    }

    /** The entry in typed form; its references must be ids. */
    KeyMapping toMapping() {
        return new KeyMapping(
                key.equals(TIME_OUT) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(key)),
                description,
                Optional.of(promptFile).filter(file -> !file.isEmpty()),
                phrases,
                action());
    }

    private Action action() {
        if (!extension.isEmpty()) {
            return new Action.TransferToExtension(extension);
        }
        if (!attendant.isEmpty()) {
            return new Action.GoToAttendant(ObjectId.of(attendant));
        }
        if (!announcement.isEmpty()) {
            return new Action.Announce(Announcement.valueOf(announcement));
        }
        return Stream.of(voiceMailFor, mailbox)
                .filter(reference -> !reference.isEmpty())
                .findFirst()
                .<Action>map(reference -> new Action.LeaveVoiceMail(ObjectId.of(reference)))
                .orElseGet(Action.Nothing::new);
    }

    KeyMappingEntry withKey(String other) {
        return new KeyMappingEntry(
                other,
                description,
                extension,
                attendant,
                promptFile,
                phrases,
                voiceMailFor,
                mailbox,
                announcement);
    }

    /** The same with other references; those that were left out stay so. */
    KeyMappingEntry withReferences(
            String otherAttendant, String otherVoiceMailFor, String otherMailbox) {
        return new KeyMappingEntry(
                key,
                description,
                extension,
                otherAttendant,
                promptFile,
                phrases,
                otherVoiceMailFor,
                otherMailbox,
                announcement);
    }

    /** The fields in the order of {@link #COLUMNS}. */
    public List<String> fields() {
        return List.of(
                key,
                description,
                extension,
                attendant,
                promptFile,
                String.join(";", phrases),
                voiceMailFor,
                mailbox,
                announcement);
    }

    /** What it is called in messages: {@code key 3}, or {@code the time-out}. */
    String word() {
        return key.equals(TIME_OUT) ? "the time-out" : "key " + key;
    }

    private static final class Line implements EntryLine<KeyMappingEntry> {

        @Override
        public List<String> columns() {
            return COLUMNS;
        }

        @Override
        public KeyMappingEntry read(String parameter, String line) {
            var given = CsvLine.fields(line).orElse(List.of());
            var problems = new ArrayList<Problem>();
            if (given.size() < 2 || given.size() > COLUMNS.size()) {
                throw new DirectoryException(
                        List.of(
                                problem(
                                        parameter,
                                        line,
                                        "2 to 9 fields are wanted: " + String.join(",", COLUMNS))));
            }
            var key = key(given);
            var fields =
                    new ArrayList<>(
                            key.equals(NEXT_FREE) && given.size() == 2
                                    ? List.of(key, given.get(0), given.get(1))
                                    : given);
            while (fields.size() < COLUMNS.size()) {
                fields.add("");
            }
            check(parameter, line, key, fields, problems);
            if (!problems.isEmpty()) {
                throw new DirectoryException(problems);
            }
            return new KeyMappingEntry(
                    key,
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    Prompts.nameOf(fields.get(4)),
                    phrases(fields.get(5)),
                    fields.get(6),
                    fields.get(7),
                    announcement(fields.get(8)).map(Enum::name).orElse(""));
        }

        /** The key, or the text that is none. */
        private static String key(List<String> given) {
            var text = given.getFirst();
            if (text.isEmpty() || text.equals(TIME_OUT) || text.equalsIgnoreCase("Timeout")) {
                return TIME_OUT;
            }
            var isDocumentedShortForm =
                    given.size() == 2
                            && !isKey(text)
                            && !text.equals("0")
                            && isDigits(given.get(1));
            return isDocumentedShortForm ? NEXT_FREE : text;
        }

        private static void check(
                String parameter,
                String line,
                String key,
                List<String> fields,
                List<Problem> problems) {
            if (key.equals("0")) {
                problems.add(
                        new Problem(
                                ErrorId.E405,
                                "-%s has the key 0, which is the operator's; give a key from 1 to 9."
                                        .formatted(parameter)));
            } else if (!key.equals(TIME_OUT) && !key.equals(NEXT_FREE) && !isKey(key)) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "Key is '%s'; it is 1–9, or - for the time-out"
                                        .formatted(Names.printable(key))));
            }
            checkDescription(parameter, line, key, fields.get(1), problems);
            var extension = fields.get(2);
            if (!extension.isEmpty()
                    && (!isDigits(extension) || extension.length() > LONGEST_EXTENSION)) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "Extension is '%s'; it is 1–32 digits"
                                        .formatted(Names.printable(extension))));
            }
            if (fields.get(4).length() > Prompts.LONGEST_NAME) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "PromptFileName has %d characters; at most 255 are allowed"
                                        .formatted(fields.get(4).length())));
            }
            if (!fields.get(8).isEmpty() && announcement(fields.get(8)).isEmpty()) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "Announce is '%s'; it is BusinessLocation or BusinessHours"
                                        .formatted(Names.printable(fields.get(8)))));
            }
            var actions =
                    Stream.of(2, 3, 6, 7, 8)
                            .filter(field -> !fields.get(field).isEmpty())
                            .map(COLUMNS::get)
                            .toList();
            if (actions.size() > 1) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "a key does one thing; these are several: "
                                        + String.join(", ", actions)));
            }
        }

        private static void checkDescription(
                String parameter,
                String line,
                String key,
                String description,
                List<Problem> problems) {
            if (description.isEmpty() && !key.equals(TIME_OUT)) {
                problems.add(problem(parameter, line, "Description is empty"));
            } else if (description.length() > Names.LONGEST) {
                problems.add(
                        problem(
                                parameter,
                                line,
                                "Description has %d characters; at most %d are allowed"
                                        .formatted(description.length(), Names.LONGEST)));
            } else {
                description
                        .chars()
                        .filter(c -> Names.FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c))
                        .findFirst()
                        .ifPresent(c ->
                                problems.add(
                                        problem(
                                                parameter,
                                                line,
                                                "Description holds '%s', which is not allowed"
                                                        .formatted(
                                                                Names.printable(
                                                                        Character.toString(c))))));
            }
        }

        private static boolean isKey(String text) {
            return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9';
        }

        private static boolean isDigits(String text) {
            return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private static List<String> phrases(String field) {
            return Arrays.stream(field.split(";", -1))
                    .map(String::strip)
                    .filter(phrase -> !phrase.isEmpty())
                    .toList();
        }

        private static Optional<Announcement> announcement(String field) {
            return Arrays.stream(Announcement.values())
                    .filter(each -> each.name().equalsIgnoreCase(field))
                    .findFirst();
        }

        private static Problem problem(String parameter, String line, String rule) {
            var shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
            return new Problem(
                    ErrorId.E606,
                    "-%s has the key mapping '%s': %s."
                            .formatted(parameter, Names.printable(shown), rule));
        }

        @Override
        public String write(KeyMappingEntry entry) {
            var line = CsvLine.of(entry.fields());
            // Two fields at least, also where the time-out has nothing but its key.
            return line.indexOf(',') < 0 ? line + "," : line;
        }

        @Override
        public boolean isSame(KeyMappingEntry removed, KeyMappingEntry present) {
            return removed.key.equals(present.key);
        }

        @Override
        public ErrorId error() {
            return ErrorId.E606;
        }

        @Override
        public String allowed() {
            return "key mappings as "
                    + COLUMNS.stream()
                            .map(column -> column.toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(","));
        }
    }
}
