package org.mynah.um.record;

/** What became of the offer of a call, by its documented name (directory §7.15). */
public enum OfferResult {
    /** It was answered. */
    Answer,
    /** It could not be served, through no rule: no common codec, no port, a defect. */
    Failed,
    /** A rule refused it. */
    Rejected,
    /** It was handed over to another number. */
    Redirected,
    /** The caller gave up before it was decided. */
    None
}
