package org.mynah.um.directory;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A value that leads to an object. The value is folded: NFC, trimmed, lower case (directory §2.2),
 * so that equal means equal to people. Immutable.
 */
public record DirectoryKey(KeyScope scope, String value) {
    public DirectoryKey {
        value = fold(value);
    }

    /** Folds a value for comparison: case-insensitive, culture-invariant, NFC, trimmed. */
    public static String fold(String value) {
        return foldInner(value.strip());
    }

    /** The same for a part of a value, whose outer blanks count. */
    public static String foldInner(String part) {
        return Normalizer.normalize(part, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The key of a name within its kind. */
    public static DirectoryKey name(ObjectKind kind, String name) {
        return new DirectoryKey(KeyScope.NAME, kind + "/" + name);
    }
}
