package org.mynah.mail.imap;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mynah.store.mailbox.FolderId;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.TextIndex;
import org.mynah.store.mailbox.TextQuery;
import org.mynah.store.mailbox.TextQuery.Place;

/**
 * What the full-text index says about the texts of one search. A message that the index does not
 * know may match, until it is read. Immutable.
 */
final class SearchTexts {

    private final Optional<TextIndex.Found> found;

    private SearchTexts(Optional<TextIndex.Found> found) {
        this.found = found;
    }

    /** Asks the index, when the key has a text at all. */
    static SearchTexts find(MailStore store, FolderId folder, SearchKey key) {
        var queries = new LinkedHashSet<TextQuery>();
        collect(key, queries);
        return new SearchTexts(
                queries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(store.texts().find(folder, queries)));
    }

    /** Whether the search has no text. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether a message holds a text; empty: it must be read. */
    Optional<Boolean> isIn(TextQuery query, long uid) {
        return found.filter(each -> !each.unread().contains(uid))
                .map(each -> each.matches().get(query))
                .map(uids -> uids.contains(uid));
    }

    /** False when the texts alone tell that a message does not match. */
    boolean mayMatch(SearchKey key, long uid) {
        if (found.isEmpty()) {
            return true;
        }
        return switch (key) {
            case SearchKey.And and -> and.keys().stream().allMatch(each -> mayMatch(each, uid));
            case SearchKey.Or or -> mayMatch(or.left(), uid) || mayMatch(or.right(), uid);
            case SearchKey.Header header -> mayHold(query(header), uid);
            case SearchKey.Body body -> mayHold(query(body), uid);
            case SearchKey.Text text -> mayHold(query(text), uid);
            case SearchKey.Not _,
                    SearchKey.Numbers _,
                    SearchKey.HasFlag _,
                    SearchKey.HasKeyword _,
                    SearchKey.Recent _,
                    SearchKey.Day _,
                    SearchKey.Larger _,
                    SearchKey.Smaller _,
                    SearchKey.Younger _,
                    SearchKey.ChangedSince _ ->
                    true;
        };
    }

    private static void collect(SearchKey key, Set<TextQuery> queries) {
        switch (key) {
            case SearchKey.And and -> and.keys().forEach(each -> collect(each, queries));
            case SearchKey.Or or -> {
                collect(or.left(), queries);
                collect(or.right(), queries);
            }
            case SearchKey.Not not -> collect(not.key(), queries);
            case SearchKey.Header header -> query(header).ifPresent(queries::add);
            case SearchKey.Body body -> query(body).ifPresent(queries::add);
            case SearchKey.Text text -> query(text).ifPresent(queries::add);
            case SearchKey.Numbers _,
                    SearchKey.HasFlag _,
                    SearchKey.HasKeyword _,
                    SearchKey.Recent _,
                    SearchKey.Day _,
                    SearchKey.Larger _,
                    SearchKey.Smaller _,
                    SearchKey.Younger _,
                    SearchKey.ChangedSince _ -> {}
        }
    }

    private boolean mayHold(Optional<TextQuery> query, long uid) {
        return query.flatMap(each -> isIn(each, uid)).orElse(true);
    }

    /** The index does not tell one header field from another: what it finds is compared. */
    private static Optional<TextQuery> query(SearchKey.Header key) {
        var text = key.text().isEmpty() ? key.name().toLowerCase(Locale.ROOT) + ": " : key.text();
        return query(Place.HEADERS, text);
    }

    private static Optional<TextQuery> query(SearchKey.Body key) {
        return query(Place.BODY, key.text());
    }

    private static Optional<TextQuery> query(SearchKey.Text key) {
        return query(Place.ANYWHERE, key.text());
    }

    private static Optional<TextQuery> query(Place place, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new TextQuery(place, text));
    }
}
