package org.mynah.admin.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals as problem documents (RFC 9457) with the error ids. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The HTTP status of a refusal. */
    public static int status(ErrorId id) {
        return switch (id.exceptionClass()) {
            case "ManagementObjectNotFoundException",
                    "CommandNotFoundException",
                    "FileNotFoundException" ->
                    404;
            case "ObjectAlreadyExistsException",
                    "ConflictException",
                    "InvalidOperationException",
                    "ManagementObjectAmbiguousException" ->
                    409;
            case "ServiceUnavailableException" -> 503;
            default -> 400;
        };
    }

    /** What was refused by the rules. */
    static Reply of(Outcome outcome) {
        return of(status(outcome.problems().getFirst().id()), outcome);
    }

    /** What was refused before a cmdlet ran. */
    static Reply of(int status, List<Problem> problems, String node) {
        return of(status, new Outcome(List.of(), List.of(), problems, Optional.empty(), node));
    }

    private static Reply of(int status, Outcome outcome) {
        var first = outcome.problems().getFirst();
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:mynah:error:" + first.id().id());
        document.put("title", first.id().exceptionClass());
        document.put("status", status);
        document.put("detail", first.message());
        document.putAll(OutcomeJson.write(outcome));
        return new Reply(status, Reply.PROBLEM, Wire.write(document));
    }

    /** A refusal by HTTP itself, without an error id. */
    static Reply plain(int status, String title, String detail) {
        var document = new LinkedHashMap<String, Object>();
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail);
        return new Reply(status, Reply.PROBLEM, Wire.write(document));
    }

    /** A failure inside the server; the log has it under the number that the caller gets. */
    static Reply failed(String what, RuntimeException failure) {
        var incident = UUID.randomUUID();
        LOG.error("{} failed, incident {}", what, incident, failure);
        return plain(
                500,
                "Internal error",
                "The command failed on the server; its log has the incident " + incident + ".");
    }
}
