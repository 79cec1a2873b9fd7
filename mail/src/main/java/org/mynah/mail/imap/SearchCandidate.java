package org.mynah.mail.imap;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.mail.mime.MailHeaders;
import org.mynah.mail.mime.MailText;
import org.mynah.mail.mime.SentDate;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.StoredMessage;

/** A message that a search looks at: its header and text are read when a key asks. One thread. */
final class SearchCandidate {

    private final MailStore store;
    private final StoredMessage message;
    private final SelectedFolder view;
    private final Instant now;
    private final MessageContent content;
    private @Nullable String headerText;
    private @Nullable String bodyText;

    SearchCandidate(MailStore store, StoredMessage message, SelectedFolder view, Instant now) {
        this.store = store;
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
            case SearchKey.Body body -> body().contains(body.text());
            case SearchKey.Text text ->
                    headerText().contains(text.text()) || body().contains(text.text());
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
                    && lower(text(field)).contains(key.text())) {
                return true;
            }
        }
        return false;
    }

    private String headerText() throws IOException {
        if (headerText == null) {
            var text = new StringBuilder();
            for (var field : header().fields()) {
                text.append(field.name()).append(": ").append(text(field)).append('\n');
            }
            headerText = lower(text.toString());
        }
        return headerText;
    }

    /** A line may be folded at a tab: who searches types a blank. */
    private static String text(HeaderBlock.Field field) {
        return MailHeaders.decode(field.value()).replace('\t', ' ');
    }

    private String body() throws IOException {
        if (bodyText == null) {
            try (var in = store.open(message)) {
                bodyText = lower(MailText.read(in));
            }
        }
        return bodyText;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
