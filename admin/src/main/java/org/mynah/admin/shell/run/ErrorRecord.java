package org.mynah.admin.shell.run;

import java.util.List;
import org.mynah.admin.catalogue.Item;
import org.mynah.um.directory.Problem;

/**
 * One error as scripts see it: {@code $Error[0]}, {@code $_} in a catch block. Immutable.
 *
 * @param message what is wrong and what to do
 * @param id {@code UM-Ennn}, or the name of an error of the language
 * @param exceptionClass what {@code .Exception.GetType().Name} gives
 * @param command the cmdlet, or empty
 * @param place server, request and time, for cmdlets of the server; otherwise empty
 */
public record ErrorRecord(
        String message, String id, String exceptionClass, String command, String place) {

    /** The error of a problem that a cmdlet met. */
    public static ErrorRecord of(Problem problem, String command) {
        return of(problem, command, "");
    }

    /** The error of a problem that the server met. */
    public static ErrorRecord of(Problem problem, String command, String place) {
        return new ErrorRecord(
                problem.message(),
                problem.id().id(),
                problem.id().exceptionClass(),
                command,
                place);
    }

    /** An error of the language itself. */
    public static ErrorRecord ofScript(String message, String id) {
        return new ErrorRecord(message, id, "RuntimeException", "", "");
    }

    /** The identifier that scripts compare. */
    public String fullyQualifiedId() {
        var name = command.isEmpty() ? id : id + "," + command.replace("-", "");
        return place.isEmpty()
                ? name
                : "[%s] [FailureCategory=Cmdlet-%s] %s".formatted(place, exceptionClass, name);
    }

    /** The category line. */
    public String category() {
        return "NotSpecified: (:) [%s], %s".formatted(command, exceptionClass);
    }

    /** As it is printed (cmdlets §7.1). */
    public List<String> lines() {
        return List.of(
                command.isEmpty() ? message : command + " : " + message,
                "    + CategoryInfo          : " + category(),
                "    + FullyQualifiedErrorId : " + fullyQualifiedId());
    }

    /** As an object for scripts. */
    public Item toItem() {
        var exception = new Item(exceptionClass).set("Message", message);
        return new Item("ErrorRecord")
                .set("Exception", exception)
                .set("Message", message)
                .set("FullyQualifiedErrorId", fullyQualifiedId())
                .set("CategoryInfo", category())
                .set("Identity", message);
    }
}
