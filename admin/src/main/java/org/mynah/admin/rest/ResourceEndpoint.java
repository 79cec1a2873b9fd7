package org.mynah.admin.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.admin.rest.Route.Answer;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/**
 * The cmdlets as resources over HTTP: {@code GET /api/v1/um/dial-plans}, {@code PATCH
 * /api/v1/um/dial-plans/MyPlan} … A path or method that the caller's roles lack does not exist for
 * him. Thread-safe.
 */
public final class ResourceEndpoint {

    /** Objects in one page of a listing unless {@code limit} says otherwise. */
    public static final int DEFAULT_PAGE = 100;

    /** Objects in one page at most. */
    public static final int LARGEST_PAGE = 1000;

    /** A page begins at most so far behind the first object. */
    public static final int FARTHEST_OFFSET = 100_000;

    private static final String RESULT_SIZE = "ResultSize";
    private static final String IDENTITY = "Identity";

    private final CmdletRunner runner;
    private final List<Route> routes;

    /**
     * An endpoint.
     *
     * @param definitions all cmdlets, whoever may run them
     */
    public ResourceEndpoint(CmdletRunner runner, List<Definition> definitions) {
        this.runner = runner;
        this.routes = new Resources(definitions).routes();
    }

    /**
     * A request. Immutable.
     *
     * @param path as it was sent, percent-encoded, beginning with {@link Route#BASE}
     * @param query behind the question mark, percent-encoded; empty: none
     * @param body JSON; empty: none
     * @param ifMatch the entity tag of If-Match; empty: none
     */
    public record Request(
            String method, String path, String query, String body, Optional<String> ifMatch) {}

    private record Match(Route route, Map<String, String> values) {}

    /** Answers a request. */
    public Reply answer(Caller caller, Request request) {
        var path = segments(request.path());
        if (path.isEmpty()) {
            return Problems.plain(400, "Bad Request", "The path is not percent-encoded UTF-8.");
        }
        var matches = matches(path.get());
        var match =
                matches.stream()
                        .filter(each -> each.route().method().equals(request.method()))
                        .findFirst();
        if (match.isPresent() && match.get().route().definition().isFor(caller)) {
            return run(caller, match.get(), request);
        }
        // The audit trail is told of what a role lacks; the caller is told that there is nothing.
        match.ifPresent(each ->
                runner.run(caller, each.route().definition().name(), Map.copyOf(each.values())));
        var allowed =
                matches.stream()
                        .map(Match::route)
                        .filter(route -> route.definition().isFor(caller))
                        .map(Route::method)
                        .filter(method -> !method.equals(request.method()))
                        .collect(Collectors.toCollection(TreeSet::new));
        return allowed.isEmpty()
                ? Problems.plain(
                        404,
                        "Not Found",
                        "There is no such resource; /api/openapi.yaml lists them.")
                : Problems.plain(
                                405,
                                "Method Not Allowed",
                                "The resource takes %s.".formatted(String.join(", ", allowed)))
                        .with("Allow", String.join(", ", allowed));
    }

    private List<Match> matches(List<String> path) {
        return routes.stream()
                .flatMap(
                        route -> route.match(path).map(values -> new Match(route, values)).stream())
                .toList();
    }

    private static Optional<List<String>> segments(String path) {
        var segments = new ArrayList<String>();
        for (var each :
                path.substring(Math.min(path.length(), Route.BASE.length())).split("/", -1)) {
            var decoded = GivenParameters.decoded(each.replace("+", "%2B"));
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        return Optional.of(segments);
    }

    private Reply run(Caller caller, Match match, Request request) {
        var definition = match.route().definition().seenBy(caller);
        var given = new GivenParameters(Optional.of(definition));
        match.values().forEach(given::put);
        var page =
                match.route().answer() == Answer.LIST
                        ? Page.cut(request.query(), given.problems())
                        : new Page(request.query(), 0, LARGEST_PAGE);
        given.readQuery(page.rest());
        given.readBody(request.body());
        match.values().values().stream()
                .filter(value -> value.indexOf('*') >= 0 || value.isBlank())
                .forEach(value ->
                        given.problems()
                                .add(
                                        new Problem(
                                                ErrorId.E026,
                                                "The path holds '%s'; it names one object: no wildcard, not blank."
                                                        .formatted(value))));
        if (!given.problems().isEmpty()) {
            return Problems.of(400, given.problems(), runner.node());
        }
        var stale = request.ifMatch().flatMap(tag -> stale(caller, match, tag));
        if (stale.isPresent()) {
            return stale.get();
        }
        var limits =
                match.route().answer() == Answer.LIST
                        && definition.parameter(RESULT_SIZE).isPresent()
                        && given.values().keySet().stream()
                                .noneMatch(RESULT_SIZE::equalsIgnoreCase);
        if (limits) {
            given.put(RESULT_SIZE, page.offset() + page.limit() + 1);
        }
        try {
            // Checked above for an early answer; another change may come in between.
            var outcome =
                    runner.run(
                            caller,
                            definition.name(),
                            given.values(),
                            () -> requireSame(caller, match, request.ifMatch()));
            if (!outcome.problems().isEmpty()) {
                return request.ifMatch().isPresent() && isConflict(outcome)
                        ? Problems.of(412, outcome.problems(), runner.node())
                        : Problems.of(outcome);
            }
            return switch (match.route().answer()) {
                case LIST -> list(request, page, outcome, limits);
                case ONE -> one(match, outcome);
                case CREATED -> created(caller, match.route(), outcome);
                case DONE -> done(outcome);
            };
        } catch (RuntimeException e) {
            return Problems.failed(request.method() + " " + match.route().path(), e);
        }
    }

    private void requireSame(Caller caller, Match match, Optional<String> tag) {
        if (tag.flatMap(each -> stale(caller, match, each)).isPresent()) {
            throw new DirectoryException(List.of(changedMeanwhile(match)));
        }
    }

    private static boolean isConflict(Outcome outcome) {
        return outcome.problems().stream().allMatch(problem -> problem.id() == ErrorId.E021);
    }

    private static Problem changedMeanwhile(Match match) {
        return new Problem(
                ErrorId.E021,
                "'%s' was changed meanwhile; read it again and retry."
                        .formatted(String.join("/", match.values().values())));
    }

    /** Refuses a change of an object that is not the one that the caller has seen (UM-E021). */
    private Optional<Reply> stale(Caller caller, Match match, String tag) {
        if (tag.strip().equals("*") || !match.route().definition().changes()) {
            return Optional.empty();
        }
        var reading =
                routes.stream()
                        .filter(route -> route.answer() == Answer.ONE)
                        .filter(route -> match.route().segments().equals(route.segments()))
                        .map(Route::definition)
                        .filter(definition -> definition.isFor(caller))
                        .findFirst();
        if (reading.isEmpty()) {
            return Optional.of(
                    Problems.plain(
                            412,
                            "Precondition Failed",
                            "This resource has no entity tag to match."));
        }
        var seen = runner.run(caller, reading.get().name(), Map.copyOf(match.values()));
        if (!seen.problems().isEmpty()) {
            return Optional.of(Problems.of(seen));
        }
        var isSame =
                seen.objects().size() == 1
                        && tag.strip().equals(tag(body(seen.objects().getFirst())));
        return isSame
                ? Optional.empty()
                : Optional.of(Problems.of(412, List.of(changedMeanwhile(match)), runner.node()));
    }

    private static Reply list(Request request, Page page, Outcome outcome, boolean limits) {
        var all = outcome.objects();
        var from = Math.min(page.offset(), all.size());
        var to = Math.min(page.offset() + page.limit(), all.size());
        var json = new LinkedHashMap<String, Object>();
        json.put("items", all.subList(from, to).stream().map(ResourceEndpoint::json).toList());
        if (all.size() > to && page.offset() + page.limit() <= FARTHEST_OFFSET) {
            json.put("next", request.path() + "?" + page.next());
        }
        // The page is the limit here; that there is more is told by next.
        json.put(
                "warnings",
                outcome.warnings().stream()
                        .filter(each -> !limits || !each.startsWith("W02"))
                        .toList());
        return new Reply(200, Reply.JSON, Wire.write(json));
    }

    private Reply one(Match match, Outcome outcome) {
        if (outcome.objects().size() != 1) {
            return Problems.of(
                    404,
                    List.of(
                            new Problem(
                                    ErrorId.E010,
                                    "The operation couldn't be performed because '%s' couldn't be found on '%s'."
                                            .formatted(
                                                    String.join("/", match.values().values()),
                                                    runner.node()))),
                    runner.node());
        }
        var body = body(outcome.objects().getFirst());
        return new Reply(200, Reply.JSON, body).with("ETag", tag(body));
    }

    private Reply created(Caller caller, Route route, Outcome outcome) {
        var reply = done(outcome);
        if (outcome.action().isPresent()) {
            return reply;
        }
        var created = new Reply(201, Reply.JSON, reply.body());
        var identity = outcome.objects().stream().findFirst().flatMap(each -> each.find("Guid"));
        var hasOne =
                routes.stream()
                        .filter(each -> each.answer() == Answer.ONE)
                        .filter(each -> each.definition().isFor(caller))
                        .anyMatch(each -> each.path().equals(route.path() + "/{" + IDENTITY + "}"));
        return identity.isPresent() && hasOne
                ? created.with("Location", route.path() + "/" + identity.get())
                : created;
    }

    private static Reply done(Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("items", outcome.objects().stream().map(ResourceEndpoint::json).toList());
        outcome.action().ifPresent(action -> json.put("whatIf", action));
        json.put("warnings", outcome.warnings());
        if (!outcome.confirmedBy().isEmpty()) {
            json.put("confirmedBy", outcome.confirmedBy());
        }
        return new Reply(200, Reply.JSON, Wire.write(json));
    }

    private static Object json(Item item) {
        return OutcomeJson.object(item, new TreeSet<>());
    }

    private static String body(Item item) {
        return Wire.write(json(item));
    }

    /** A strong entity tag: equal bytes, equal tag (RFC 9110 §8.8.3). */
    private static String tag(String body) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Which part of a listing is wanted.
     *
     * @param rest the query without {@code limit} and {@code offset}
     */
    private record Page(String rest, int offset, int limit) {

        static Page cut(String query, List<Problem> problems) {
            var rest = new ArrayList<String>();
            int offset = 0;
            int limit = DEFAULT_PAGE;
            for (var pair : query.split("&", -1)) {
                if (pair.startsWith("offset=")) {
                    offset = number(pair, 0, FARTHEST_OFFSET, problems).orElse(offset);
                } else if (pair.startsWith("limit=")) {
                    limit = number(pair, 1, LARGEST_PAGE, problems).orElse(limit);
                } else if (!pair.isEmpty()) {
                    rest.add(pair);
                }
            }
            return new Page(String.join("&", rest), offset, limit);
        }

        private static Optional<Integer> number(
                String pair, int least, int most, List<Problem> problems) {
            var name = pair.substring(0, pair.indexOf('='));
            var text = pair.substring(pair.indexOf('=') + 1);
            if (text.matches("[0-9]{1,9}")) {
                var number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            }
            problems.add(
                    new Problem(
                            ErrorId.E005,
                            "%s is '%s'; it must be a whole number from %d to %d."
                                    .formatted(name, text, least, most)));
            return Optional.empty();
        }

        String next() {
            return (rest.isEmpty() ? "" : rest + "&")
                    + "limit="
                    + limit
                    + "&offset="
                    + (offset + limit);
        }
    }
}
