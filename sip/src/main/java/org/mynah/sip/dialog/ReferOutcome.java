package org.mynah.sip.dialog;

/** What came of a transfer (RFC 3515). */
public sealed interface ReferOutcome {
    /** The peer reports that the target answered. */
    record Transferred(int status) implements ReferOutcome {}

    /** The peer reports that the target did not answer; the call is still ours. */
    record TargetFailed(int status) implements ReferOutcome {}

    /** The peer does not transfer at all. */
    record Refused(int status) implements ReferOutcome {}

    /** The peer hung up while the transfer was under way, which most do when it succeeded. */
    record CallEnded() implements ReferOutcome {}

    /** No result came in time. */
    record NoResult() implements ReferOutcome {}
}
