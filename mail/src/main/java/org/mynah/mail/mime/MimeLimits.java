package org.mynah.mail.mime;

/**
 * Bounds on what is written into and read from a mail. Mails come from strangers; each bound is far
 * above what a mail program makes and far below what hurts.
 */
public enum MimeLimits {
    /** Code points of a name or number in a header or a body. */
    NAME_LENGTH(120),
    /** Code points of the caller's part of an attachment name, so that file systems take it. */
    FILE_NAME_LENGTH(60),
    /** Characters of a policy text (messages §7). */
    POLICY_TEXT_LENGTH(512),
    /** Multiparts and enclosed messages inside each other. */
    DEPTH(30),
    /** Parts of one mail. */
    PARTS(1_000),
    /** Bytes of a header block that are kept; what follows is skipped. */
    HEADER_BYTES(256 * 1024),
    /** Header fields that are looked at. */
    HEADER_FIELDS(1_000),
    /** Bytes of a line in a header when audio is looked for. */
    LINE_BYTES(64 * 1024),
    /** Bytes of one decoded audio attachment: an hour of linear PCM. */
    AUDIO_BYTES(64 * 1024 * 1024),
    /** Bytes of a mail that are read when audio is looked for. */
    MAIL_BYTES(128 * 1024 * 1024),
    /** Milliseconds that looking for audio may take. */
    SEARCH_MS(5_000),
    /** Names in an X-AttachmentOrder header that are looked at. */
    ORDERED_NAMES(100);

    private final int limit;

    MimeLimits(int limit) {
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }
}
