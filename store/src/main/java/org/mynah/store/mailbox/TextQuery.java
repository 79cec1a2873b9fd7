package org.mynah.store.mailbox;

import java.util.Locale;
import java.util.Optional;

/**
 * A text that messages shall hold somewhere. Immutable.
 *
 * @param place where
 * @param text not empty; compared in lower case
 */
public record TextQuery(Place place, String text) {

    /** Where a text is looked for. */
    public enum Place {
        HEADERS,
        BODY,
        ANYWHERE
    }

    public TextQuery {
        text = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a text to look for is not empty");
        }
    }

    /** A query for a text; empty for the empty text, which every message holds. */
    public static Optional<TextQuery> of(Place place, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new TextQuery(place, text));
    }

    /** Whether a message's text holds it. */
    public boolean isIn(MessageText message) {
        return switch (place) {
            case HEADERS -> message.headers().contains(text);
            case BODY -> message.body().contains(text);
            case ANYWHERE -> message.headers().contains(text) || message.body().contains(text);
        };
    }
}
