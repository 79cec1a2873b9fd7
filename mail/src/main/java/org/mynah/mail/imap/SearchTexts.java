package org.mynah.mail.imap;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mynah.store.mailbox.FolderId;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.TextIndex;
import org.mynah.store.mailbox.TextQuery;

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
            case SearchKey.OfText text ->
                    text.query().flatMap(each -> isIn(each, uid)).orElse(true);
            case SearchKey.Not _, SearchKey.OfMessage _ -> true;
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
            case SearchKey.OfText text -> text.query().ifPresent(queries::add);
            case SearchKey.OfMessage _ -> {}
        }
    }
}
