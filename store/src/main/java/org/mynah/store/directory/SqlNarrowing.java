package org.mynah.store.directory;

import org.jdbi.v3.core.statement.Query;
import org.mynah.um.directory.Narrowing;

/** What narrows a listing, in SQL: ranges of indexes. Stateless. */
final class SqlNarrowing {

    /** Comes after every character: the end of a range of texts that begin alike. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private static final String OF_KIND = " = :kind";

    /**
     * The kind is no longer looked up, but checked: otherwise SQLite, which knows no numbers of
     * rows, goes through all of the kind in the order of the listing.
     */
    private static final String CHECKED_KIND = " || '' = :kind";

    private SqlNarrowing() {}

    /** The condition on {@code directory_object o}, from behind {@code o.kind} on. */
    static String condition(Narrowing narrowing) {
        return switch (narrowing) {
            case Narrowing.None() -> OF_KIND;
            case Narrowing.NameBegins _ ->
                    OF_KIND + " and o.name_key >= :from and o.name_key < :to";
            case Narrowing.RefersTo _ ->
                    CHECKED_KIND
                            + " and o.id in (select source from directory_link where target = :target and source_kind = :kind)";
            case Narrowing.KeyIs _, Narrowing.KeyBegins _ ->
                    CHECKED_KIND
                            + " and o.id in (select object_id from directory_key where scope ="
                            + " :scope and value >= :from and value "
                            + (narrowing instanceof Narrowing.KeyIs ? "<=" : "<")
                            + " :to)";
            case Narrowing.ValueIs _, Narrowing.ValueBegins _ ->
                    CHECKED_KIND
                            + " and o.id in (select object_id from directory_value where property"
                            + " = :property and value >= :from and value "
                            + (narrowing instanceof Narrowing.ValueIs ? "<=" : "<")
                            + " :to)";
        };
    }

    /** Binds what the condition asks for. */
    static void bind(Query query, Narrowing narrowing) {
        switch (narrowing) {
            case Narrowing.None() -> {}
            case Narrowing.NameBegins(var prefix) -> beginning(query, prefix);
            case Narrowing.RefersTo(var target) -> query.bind("target", target.toString());
            case Narrowing.KeyIs(var scope, var value) ->
                    equal(query.bind("scope", scope.name()), value);
            case Narrowing.KeyBegins(var scope, var prefix) ->
                    beginning(query.bind("scope", scope.name()), prefix);
            case Narrowing.ValueIs(var property, var value) ->
                    equal(query.bind("property", property), value);
            case Narrowing.ValueBegins(var property, var prefix) ->
                    beginning(query.bind("property", property), prefix);
        }
    }

    private static void equal(Query query, String value) {
        query.bind("from", value).bind("to", value);
    }

    private static void beginning(Query query, String prefix) {
        query.bind("from", prefix).bind("to", prefix + BEHIND_ALL);
    }
}
