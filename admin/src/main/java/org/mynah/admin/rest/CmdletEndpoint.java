package org.mynah.admin.rest;

import java.util.Map;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.roles.Caller;

/**
 * Lists and runs cmdlets for callers over HTTP. A wrong body is refused naming the field; a refusal
 * of the rules is a problem document with the error ids. Thread-safe.
 */
public final class CmdletEndpoint {

    /** A body may have so many bytes: addresses of a mailbox are the longest value. */
    public static final int LARGEST_BODY = 16 << 20;

    private final CmdletRunner runner;

    public CmdletEndpoint(CmdletRunner runner) {
        this.runner = runner;
    }

    /** The cmdlets that the caller may run. */
    public Reply list(Caller caller) {
        return new Reply(
                200,
                Reply.JSON,
                Wire.write(
                        Map.of(
                                "node",
                                runner.node(),
                                "cmdlets",
                                runner.as(caller).definitions().stream()
                                        .map(DefinitionJson::write)
                                        .toList())));
    }

    /**
     * Runs a cmdlet.
     *
     * @param name its name
     * @param body a JSON object of parameters by name; empty: none
     */
    public Reply run(Caller caller, String name, String body) {
        var definition =
                runner.as(caller).definitions().stream()
                        .filter(each -> each.name().equalsIgnoreCase(name))
                        .findFirst();
        var given = new GivenParameters(definition);
        given.readBody(body);
        if (!given.problems().isEmpty()) {
            return Problems.of(400, given.problems(), runner.node());
        }
        try {
            var outcome = runner.run(caller, name, given.values());
            return outcome.problems().isEmpty()
                    ? new Reply(200, Reply.JSON, Wire.write(OutcomeJson.write(outcome)))
                    : Problems.of(outcome);
        } catch (RuntimeException e) {
            return Problems.failed(name, e);
        }
    }

    /** The answer to a caller who is not recognised. */
    public Reply unauthorized() {
        return Problems.plain(
                401,
                "Unauthorized",
                "Sign in: the local token is in admin.token of the data directory.");
    }
}
