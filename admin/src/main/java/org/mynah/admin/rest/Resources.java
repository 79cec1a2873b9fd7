package org.mynah.admin.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.rest.Route.Answer;

/**
 * The cmdlets as resources: the noun gives the path, the verb the method. A noun that is not in the
 * table is spelled by rule, so that a new cmdlet has a path of its own. Immutable.
 */
public final class Resources {

    private static final String IDENTITY = "Identity";

    /**
     * Where a noun stands.
     *
     * @param path below {@link Route#BASE}
     * @param member the parameter that names one of several things within an object; empty: none
     */
    private record Place(String path, Optional<String> member) {
        static Place of(String path) {
            return new Place(path, Optional.empty());
        }
    }

    /** Nouns that are part of another object, or whose plural is not made by rule. */
    private static final Map<String, Place> PLACES =
            Map.ofEntries(
                    Map.entry("UMMailboxPIN", Place.of("um/mailboxes/{Identity}/pin")),
                    Map.entry("UMConnectivity", Place.of("um/connectivity")),
                    Map.entry("OrganizationConfig", Place.of("organization")),
                    Map.entry("UMVersionState", Place.of("um/version-state")),
                    Map.entry("UMCallRouterSettings", Place.of("um/call-router-settings")),
                    Map.entry("MailboxStatistics", Place.of("mailboxes/{Identity}/statistics")),
                    Map.entry(
                            "MailboxRegionalConfiguration",
                            Place.of("mailboxes/{Identity}/regional-configuration")),
                    Map.entry(
                            "MailboxCalendarConfiguration",
                            Place.of("mailboxes/{Identity}/calendar-configuration")),
                    Map.entry(
                            "MailboxAutoReplyConfiguration",
                            Place.of("mailboxes/{Identity}/auto-reply-configuration")),
                    Map.entry(
                            "TwoStepVerification",
                            Place.of("users/{Identity}/two-step-verification")),
                    Map.entry(
                            "RoleGroupMember",
                            new Place("role-groups/{Identity}/members", Optional.of("Member"))),
                    Map.entry("AdminAuditLog", Place.of("audit-entries")),
                    Map.entry("ServerHealth", Place.of("server-health")));

    private final List<Route> routes;

    /** The routes of these cmdlets. */
    public Resources(Collection<Definition> definitions) {
        // A literal segment goes before a value in its place.
        routes =
                definitions.stream()
                        .flatMap(each -> routes(each).stream())
                        .sorted(
                                Comparator.comparingInt((Route route) -> route.keys().size())
                                        .thenComparing(Route::path)
                                        .thenComparing(Route::method))
                        .toList();
    }

    /** All routes. */
    public List<Route> routes() {
        return routes;
    }

    /** The routes of one cmdlet. */
    public static List<Route> routes(Definition definition) {
        var place =
                Optional.ofNullable(PLACES.get(definition.noun()))
                        .orElseGet(() -> Place.of(spelled(definition.noun())));
        var own = List.of(place.path().split("/", -1));
        var isPart = own.contains("{" + IDENTITY + "}");
        var identity = isPart ? Optional.<Parameter>empty() : identity(definition);
        var one = identity.isPresent() ? with(own, "{" + IDENTITY + "}") : own;
        return switch (definition.verb()) {
            case "Get", "Search" -> reading(definition, place, own, one, identity, isPart);
            case "New", "Add" -> List.of(new Route("POST", own, definition, Answer.CREATED));
            case "Set" -> List.of(new Route("PATCH", one, definition, Answer.DONE));
            case "Remove" ->
                    List.of(
                            new Route(
                                    "DELETE",
                                    place.member()
                                            .map(each -> with(own, "{" + each + "}"))
                                            .orElse(one),
                                    definition,
                                    Answer.DONE));
            default ->
                    List.of(
                            new Route(
                                    "POST",
                                    with(one, hyphenated(definition.verb())),
                                    definition,
                                    Answer.DONE));
        };
    }

    private static List<Route> reading(
            Definition definition,
            Place place,
            List<String> own,
            List<String> one,
            Optional<Parameter> identity,
            boolean isPart) {
        var routes = new ArrayList<Route>();
        if (identity.isPresent()) {
            routes.add(new Route("GET", one, definition, Answer.ONE));
        }
        if (identity.filter(Parameter::isRequired).isEmpty()) {
            var isOne = isPart && place.member().isEmpty();
            routes.add(new Route("GET", own, definition, isOne ? Answer.ONE : Answer.LIST));
        }
        return routes;
    }

    private static Optional<Parameter> identity(Definition definition) {
        return definition.parameters().stream()
                .filter(each -> each.name().equals(IDENTITY))
                .findFirst();
    }

    private static List<String> with(List<String> path, String more) {
        var longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    /** {@code UMDialPlan} is {@code um/dial-plans}. */
    private static String spelled(String noun) {
        var isUm = noun.startsWith("UM") && noun.length() > 2;
        var words = hyphenated(isUm ? noun.substring(2) : noun);
        return (isUm ? "um/" : "") + plural(words);
    }

    private static String hyphenated(String name) {
        var words = name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1);
        return String.join("-", Arrays.asList(words)).toLowerCase(Locale.ROOT);
    }

    private static String plural(String word) {
        if (word.endsWith("s") && !word.endsWith("ss")) {
            return word;
        }
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.endsWith("x") || word.endsWith("ss") ? word + "es" : word + "s";
    }
}
