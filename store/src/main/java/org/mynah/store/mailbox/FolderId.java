package org.mynah.store.mailbox;

/** Names a folder for as long as it exists, whatever it is renamed to. Immutable. */
public record FolderId(long value) {

    /** Reads what {@link #toString} wrote. */
    public static FolderId of(String text) {
        return new FolderId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
