package org.mynah.mail.imap;

/**
 * The tagged end of a command. Immutable.
 *
 * @param text with the response code, if there is one
 */
record Reply(Condition condition, String text) {

    /** The command has said its end itself. */
    static final Reply SAID = new Reply(Condition.OK, "");

    /** RFC 3501 §7.1. */
    enum Condition {
        OK,
        NO,
        BAD
    }

    /** Whether nothing is left to be said. */
    boolean isSaid() {
        return text.isEmpty();
    }

    static Reply ok(String text) {
        return new Reply(Condition.OK, text);
    }

    static Reply no(String text) {
        return new Reply(Condition.NO, text);
    }

    static Reply bad(String text) {
        return new Reply(Condition.BAD, text);
    }
}
