package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The comma-separated fields of one entry of a call answering rule. A field that is wrong is a
 * UM-E403 that names entry, field and what is expected. One thread.
 */
final class RuleFields {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final int LONGEST_CONTEXT = 255;

    private final String parameter;
    private final String entry;
    private final List<String> fields;
    private final Checks checks;
    private boolean isWrong;

    RuleFields(String parameter, String entry, int most, Checks checks) {
        this.parameter = parameter;
        this.entry = entry;
        this.checks = checks;
        var parts = new ArrayList<>(List.of(entry.split(",", -1)));
        if (parts.size() > most) {
            wrong("number of fields", "at most %d fields".formatted(most));
        }
        while (parts.size() < most) {
            parts.add("");
        }
        this.fields = parts.stream().map(String::strip).toList();
    }

    String text(int place) {
        return fields.get(place);
    }

    /** Notes what is wrong with a field. */
    void wrong(String field, String expected) {
        isWrong = true;
        checks.add(
                ErrorId.E403,
                "-%s has the entry '%s'; its %s must be %s."
                        .formatted(parameter, Names.printable(shortened(entry)), field, expected));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    boolean isGood() {
        return !isWrong;
    }

    int whole(int place, String field, int least, int most) {
        try {
            var number = Integer.parseInt(text(place));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The same complaint as for a number out of range.
        }
        wrong(field, "a number from %d to %d".formatted(least, most));
        return least;
    }

    String number(int place, String field) {
        var number = Numbers.plain(text(place));
        if (!NUMBER.matcher(number).matches() && !isSipAddress(number)) {
            wrong(field, "a telephone number or SIP address");
        }
        return number;
    }

    private static boolean isSipAddress(String text) {
        return text.length() <= 320 && text.matches("[^\\s@;<>\"]+@[A-Za-z0-9.-]+");
    }

    String context(int place) {
        var context = text(place);
        if (context.isEmpty() || context.length() > LONGEST_CONTEXT) {
            wrong("context", "a text of 1 to %d characters".formatted(LONGEST_CONTEXT));
        }
        return context;
    }

    /** Fields that an entry of this type leaves blank. */
    void blank(int... places) {
        for (var place : places) {
            if (!text(place).isEmpty()) {
                wrong("field %d".formatted(place + 1), "blank");
            }
        }
    }

    /** A user of the directory, by any identity. */
    ObjectId user(DirectoryReader reader, int place, String field) {
        var text = text(place).toLowerCase(Locale.ROOT);
        Optional<ObjectId> found = Optional.empty();
        if (!text.isEmpty()) {
            try {
                found = Optional.of(Identities.find(reader, ObjectKind.USER, text(place)).id());
            } catch (DirectoryException _) {
                found = Optional.empty();
            }
        }
        if (found.isEmpty()) {
            wrong(field, "a user of the directory");
        }
        return found.orElseGet(() -> new ObjectId(new java.util.UUID(0, 0)));
    }
}
