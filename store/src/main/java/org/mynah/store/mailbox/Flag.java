package org.mynah.store.mailbox;

import java.util.Arrays;
import java.util.Optional;

/** The system flags of a message (RFC 3501 §2.3.2) but for \Recent, which belongs to a session. */
public enum Flag {
    SEEN("\\Seen", 1),
    ANSWERED("\\Answered", 2),
    FLAGGED("\\Flagged", 4),
    DELETED("\\Deleted", 8),
    DRAFT("\\Draft", 16);

    private final String word;
    private final int bit;

    /** The bit is what the database holds: it never changes. */
    Flag(String word, int bit) {
        this.word = word;
        this.bit = bit;
    }

    /** As in IMAP, such as {@code \Seen}. */
    public String word() {
        return word;
    }

    int bit() {
        return bit;
    }

    /** The flag of an IMAP word, in any case. */
    public static Optional<Flag> of(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word.equalsIgnoreCase(word)).findFirst();
    }
}
