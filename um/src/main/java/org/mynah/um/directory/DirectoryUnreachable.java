package org.mynah.um.directory;

/** The directory is not reached, and what was asked is not answered from what was last known. */
public final class DirectoryUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DirectoryUnreachable(String message) {
        super(message);
    }

    public DirectoryUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
