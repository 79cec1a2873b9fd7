package org.mynah.mail.imap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mynah.mail.mime.AddressList;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.store.mailbox.StoredMessage;

/** How SORT orders messages (RFC 5256 §3); ties by sequence number. Immutable. */
record SortOrder(List<Criterion> criteria) implements Comparator<SortOrder.Sorted> {

    SortOrder {
        criteria = List.copyOf(criteria);
    }

    /** What is compared. */
    enum By {
        ARRIVAL,
        CC,
        DATE,
        FROM,
        SIZE,
        SUBJECT,
        TO
    }

    record Criterion(By by, boolean isReverse) {}

    /** A message with what is compared of it, in the order of the criteria. */
    record Sorted(StoredMessage message, List<Comparable<?>> values) {
        Sorted {
            values = List.copyOf(values);
        }
    }

    static SortOrder parse(ImapParser args) throws ImapSyntaxException {
        var criteria = new ArrayList<Criterion>();
        var isReverse = false;
        for (var word : args.words("the criteria of SORT")) {
            if (word.equals("REVERSE")) {
                isReverse = true;
                continue;
            }
            try {
                criteria.add(new Criterion(By.valueOf(word), isReverse));
                isReverse = false;
            } catch (IllegalArgumentException _) {
                throw new ImapSyntaxException(
                        "SORT orders by ARRIVAL, CC, DATE, FROM, SIZE, SUBJECT and TO, each after"
                                + " REVERSE if wanted");
            }
        }
        if (criteria.isEmpty() || isReverse) {
            throw new ImapSyntaxException("SORT needs a criterion, after REVERSE too");
        }
        return new SortOrder(criteria);
    }

    Sorted prepare(StoredMessage message, MessageContent content) throws IOException {
        var values = new ArrayList<Comparable<?>>();
        for (var criterion : criteria) {
            values.add(
                    switch (criterion.by) {
                        case ARRIVAL -> message.internalDate();
                        case SIZE -> message.size();
                        case DATE -> content.sent();
                        case SUBJECT -> BaseSubject.of(content.header()).text();
                        case CC -> mailbox(content.header(), "Cc");
                        case FROM -> mailbox(content.header(), "From");
                        case TO -> mailbox(content.header(), "To");
                    });
        }
        return new Sorted(message, values);
    }

    @Override
    public int compare(Sorted left, Sorted right) {
        for (int i = 0; i < criteria.size(); i++) {
            var order = compare(left.values.get(i), right.values.get(i));
            if (order != 0) {
                return criteria.get(i).isReverse ? -order : order;
            }
        }
        return Long.compare(left.message.uid(), right.message.uid());
    }

    private static int compare(Comparable<?> left, Comparable<?> right) {
        return switch (left) {
            case Instant instant when right instanceof Instant other -> instant.compareTo(other);
            case Long number when right instanceof Long other -> number.compareTo(other);
            default -> left.toString().compareTo(right.toString());
        };
    }

    private static String mailbox(HeaderBlock header, String name) {
        return header.value(name).map(AddressList::parse).orElse(List.of()).stream()
                .findFirst()
                .flatMap(AddressList.Address::mailbox)
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }
}
