package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Map;
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

    /** The type of an error as an object. */
    public static final String TYPE = "ErrorRecord";

    /** The classes of errors of the language that scripts catch by class. */
    private static final Map<String, String> CLASSES =
            Map.of(
                    "DivideByZero", "DivideByZeroException",
                    "InvalidCast", "PSInvalidCastException",
                    "FormatError", "FormatException",
                    "IndexOutOfRange", "IndexOutOfRangeException",
                    "VariableNotWritable", "SessionStateUnauthorizedAccessException",
                    "ParseError", "ParseException",
                    "CallDepthOverflow", "ScriptCallDepthException",
                    "ActionPreferenceStop", "ActionPreferenceStopException");

    /** Stands for the place of an error whose identifier is whole already. */
    private static final String RETHROWN = "rethrown";

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
        return new ErrorRecord(message, id, CLASSES.getOrDefault(id, "RuntimeException"), "", "");
    }

    /** The error that a script caught and throws again. */
    static ErrorRecord of(Item caught) {
        var exception = caught.find("Exception").map(Values::typeName).orElse("RuntimeException");
        return new ErrorRecord(
                caught.find("Message").map(Values::text).orElse(""),
                caught.find("FullyQualifiedErrorId").map(Values::text).orElse(""),
                exception,
                caught.find("CommandName").map(Values::text).orElse(""),
                RETHROWN);
    }

    /** The identifier that scripts compare. */
    public String fullyQualifiedId() {
        if (place.equals(RETHROWN)) {
            return id;
        }
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
        return lines(message, category(), fullyQualifiedId());
    }

    /** An error that is kept as an object, as it is printed. */
    public static List<String> lines(Item error) {
        return lines(
                error.find("Message").map(Values::text).orElse(""),
                error.find("CategoryInfo").map(Values::text).orElse(""),
                error.find("FullyQualifiedErrorId").map(Values::text).orElse(""));
    }

    private static List<String> lines(String message, String category, String id) {
        return List.of(
                message,
                "    + CategoryInfo          : " + category,
                "    + FullyQualifiedErrorId : " + id);
    }

    /** As an object for scripts. */
    public Item toItem() {
        var exception = new Item(exceptionClass).set("Message", message);
        return new Item(TYPE)
                .set("Exception", exception)
                .set("Message", message)
                .set("FullyQualifiedErrorId", fullyQualifiedId())
                .set("CategoryInfo", category())
                .set("CommandName", command)
                .set("Identity", message);
    }
}
