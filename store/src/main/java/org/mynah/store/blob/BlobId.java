package org.mynah.store.blob;

import java.util.regex.Pattern;

/**
 * Names a blob: 24 random hexadecimal digits, a hyphen, and the SHA-256 of its bytes, so that a
 * blob can be checked by its name alone. Immutable.
 */
public record BlobId(String value) {

    private static final int NAME_LENGTH = 24;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}-[0-9a-f]{64}");

    public BlobId {
        if (!isId(value)) {
            throw new IllegalArgumentException("not the name of a blob");
        }
    }

    /** Whether a text names a blob. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /** The random part, which two blobs of the same bytes do not share. */
    String name() {
        return value.substring(0, NAME_LENGTH);
    }

    /** The SHA-256 of the blob's bytes in hexadecimal digits. */
    public String sha256() {
        return value.substring(NAME_LENGTH + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
