package org.mynah.testkit.imap;

import java.util.List;

/**
 * One response of a server: its text, in which each literal is only announced ({@code {310}}), and
 * the literals' bytes in order. Immutable.
 */
public record ImapLine(String text, List<byte[]> literals) {
    /** Copies the list. */
    public ImapLine {
        literals = List.copyOf(literals);
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
