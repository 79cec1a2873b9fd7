package org.mynah.mail.imap;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.mail.mime.SearchableText;
import org.mynah.mail.mime.SentDate;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.MessageText;
import org.mynah.store.mailbox.StoredMessage;

/** A message that a search looks at: its header and text are read when a key asks. One thread. */
final class SearchCandidate {

    private final MailStore store;
    private final StoredMessage message;
    private final SelectedFolder view;
    private final Instant now;
    private final MessageContent content;
    private final SearchTexts texts;
    private @Nullable MessageText text;

    SearchCandidate(
            MailStore store,
            StoredMessage message,
            SelectedFolder view,
            SearchTexts texts,
            Instant now) {
        this.store = store;
        this.texts = texts;
        this.message = message;
        this.view = view;
        this.now = now;
        this.content = new MessageContent(store, message, null);
    }

    HeaderBlock header() throws IOException {
        return content.header();
    }

    StoredMessage message() {
        return message;
    }

    boolean matches(SearchKey key) throws IOException {
        return switch (key) {
            case SearchKey.And and -> {
                for (var each : and.keys()) {
                    if (!matches(each)) {
                        yield false;
                    }
                }
                yield true;
            }
            case SearchKey.Or or -> matches(or.left()) || matches(or.right());
            case SearchKey.Not not -> !matches(not.key());
            case SearchKey.Numbers numbers -> isIn(numbers);
            case SearchKey.HasFlag flag -> message.flags().has(flag.flag());
            case SearchKey.HasKeyword keyword -> message.flags().has(keyword.keyword());
            case SearchKey.Recent _ -> view.isRecent(message.uid());
            case SearchKey.Day day -> isOn(day);
            case SearchKey.Larger larger -> message.size() > larger.bytes();
            case SearchKey.Smaller smaller -> message.size() < smaller.bytes();
            case SearchKey.Younger younger ->
                    message.internalDate().isAfter(now.minusSeconds(younger.seconds()));
            case SearchKey.ChangedSince since -> message.modSeq() > since.modSeq();
            case SearchKey.Header header -> hasHeader(header);
            case SearchKey.Body body -> holds(body);
            case SearchKey.Text anywhere -> holds(anywhere);
        };
    }

    private boolean isIn(SearchKey.Numbers numbers) {
        if (numbers.set().isSaved()) {
            return view.saved().contains(message.uid());
        }
        var number = numbers.isUid() ? message.uid() : view.sequence(message.uid());
        var last = numbers.isUid() ? view.uid(view.size()) : view.size();
        for (var range : numbers.set().ranges()) {
            var from = range.from() == NumberSet.STAR ? last : range.from();
            var to = range.to() == NumberSet.STAR ? last : range.to();
            if (Math.min(from, to) <= number && number <= Math.max(from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOn(SearchKey.Day key) throws IOException {
        LocalDate day =
                key.isSent()
                        ? SentDate.of(header()).map(date -> date.toLocalDate()).orElseGet(this::day)
                        : day();
        return switch (key.order()) {
            case BEFORE -> day.isBefore(key.day());
            case ON -> day.equals(key.day());
            case SINCE -> !day.isBefore(key.day());
        };
    }

    private LocalDate day() {
        return message.internalDate().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private boolean hasHeader(SearchKey.Header key) throws IOException {
        for (var field : header().fields()) {
            if (field.name().equalsIgnoreCase(key.name())
                    && lower(SearchableText.value(field)).contains(key.text())) {
                return true;
            }
        }
        return false;
    }

    /** The index answers for the messages it knows; the others are read. */
    private boolean holds(SearchKey.OfText key) throws IOException {
        var query = key.query();
        if (query.isEmpty()) {
            return true;
        }
        var known = texts.isIn(query.get(), message.uid());
        return known.isPresent() ? known.get() : query.get().isIn(text());
    }

    private MessageText text() throws IOException {
        if (text == null) {
            try (var in = store.open(message)) {
                text = SearchableText.read(header(), in);
            }
        }
        return text;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
