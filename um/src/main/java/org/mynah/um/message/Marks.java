package org.mynah.um.message;

/** What a caller marked a message with (call flows §4.3, level B). Immutable. */
public record Marks(boolean isImportant, boolean isPrivate) {

    /** Normal importance, not private. */
    public static final Marks NONE = new Marks(false, false);
}
