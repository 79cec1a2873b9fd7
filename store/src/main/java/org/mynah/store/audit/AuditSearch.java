package org.mynah.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which audit entries are wanted: those that fit all that is given, where of one list one value is
 * enough. Immutable.
 *
 * @param from not earlier
 * @param until earlier
 * @param users names of those who gave the commands
 * @param cmdlets names of commands
 * @param parameters names of parameters that the command had, without hyphen
 * @param objects names or GUIDs of objects that were changed
 * @param isSucceeded only commands that were done, or only those that were refused
 */
public record AuditSearch(
        Optional<Instant> from,
        Optional<Instant> until,
        List<String> users,
        List<String> cmdlets,
        List<String> parameters,
        List<String> objects,
        Optional<Boolean> isSucceeded) {

    /** Everything. */
    public static final AuditSearch ALL =
            new AuditSearch(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty());

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern PARAMETER = Pattern.compile(" -([A-Za-z]+)");

    public AuditSearch {
        users = List.copyOf(users);
        cmdlets = List.copyOf(cmdlets);
        parameters = List.copyOf(parameters);
        objects = List.copyOf(objects);
    }

    /** The name of the command: what stands before the first blank. */
    public static String cmdletOf(AuditEntry entry) {
        var end = entry.command().indexOf(' ');
        return end < 0 ? entry.command() : entry.command().substring(0, end);
    }

    /** The names of the parameters of the command, without hyphen. */
    public static List<String> parametersOf(AuditEntry entry) {
        return PARAMETER
                .matcher(QUOTED.matcher(entry.command()).replaceAll("''"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Whether the entry fits in all but its time. */
    boolean wants(AuditEntry entry) {
        return isSucceeded.filter(wanted -> wanted != entry.isSucceeded()).isEmpty()
                && (users.isEmpty() || has(users, entry.who()))
                && (cmdlets.isEmpty() || has(cmdlets, cmdletOf(entry)))
                && (parameters.isEmpty()
                        || parametersOf(entry).stream().anyMatch(each -> has(parameters, each)))
                && (objects.isEmpty()
                        || entry.objects().stream()
                                .anyMatch(each ->
                                        has(objects, each.name())
                                                || has(objects, each.id().toString()))
                        || objects.stream().anyMatch(each -> names(entry.command(), each)));
    }

    /** A refused command changed no object; what it named counts. */
    private static boolean names(String command, String object) {
        return Pattern.compile("(?i)(?<![\\w.@-])" + Pattern.quote(object) + "(?![\\w.@-])")
                .matcher(command)
                .find();
    }

    private static boolean has(List<String> wanted, String text) {
        var folded = text.toLowerCase(Locale.ROOT);
        return wanted.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(folded));
    }
}
