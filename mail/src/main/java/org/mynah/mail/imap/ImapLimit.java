package org.mynah.mail.imap;

/** What a client may ask of the IMAP server at most. */
public enum ImapLimit {
    /** Bytes of a command without its literals. */
    LINE_BYTES(64 * 1024),
    /** Bytes of all literals of a command, before sign-in: a name and a password. */
    LITERAL_BYTES_BEFORE_SIGN_IN(2 * 1024),
    /** Bytes of all literals of a command but the message of APPEND. */
    LITERAL_BYTES(256 * 1024),
    /** Bytes of the message of APPEND that are taken, or read only to be refused. */
    APPEND_BYTES(150 * 1024 * 1024),
    /** Parentheses inside each other. */
    DEPTH(32),
    /** Ranges in one set of messages. */
    SET_RANGES(10_000),
    /** Keys of a search, items of a fetch. */
    ITEMS(500),
    /** Seconds from connecting until signed in. */
    SIGN_IN_SECONDS(60),
    /** Seconds from the first byte of a command to its last, and for taking in an answer. */
    COMMAND_SECONDS(300),
    /** Seconds without a command, IDLE included; RFC 3501 §5.4 asks for 30 minutes at least. */
    SILENT_SECONDS(31 * 60),
    /** Connections in all. */
    CONNECTIONS(4_000),
    /** Connections from one address. */
    CONNECTIONS_PER_ADDRESS(200),
    /** Connections that have not signed in; when there are more, the oldest is hung up on. */
    CONNECTIONS_NOT_SIGNED_IN(1_000),
    /** Wrong commands in a row before the server hangs up. */
    WRONG_COMMANDS(20),
    /** Failed sign-ins on one connection before the server hangs up. */
    FAILURES_PER_CONNECTION(3),
    /** Failed sign-ins from one address within {@link #FAILURE_SECONDS}. */
    FAILURES_PER_ADDRESS(20),
    /** Failed sign-ins to one account within {@link #FAILURE_SECONDS}. */
    FAILURES_PER_ACCOUNT(20),
    /** Seconds for which failed sign-ins are counted. */
    FAILURE_SECONDS(10 * 60),
    /** Messages that are looked up at once. */
    BATCH(500);

    private final long normal;

    ImapLimit(long normal) {
        this.normal = normal;
    }

    /** The default. */
    public long normal() {
        return normal;
    }
}
