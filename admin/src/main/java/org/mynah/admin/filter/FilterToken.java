package org.mynah.admin.filter;

/**
 * A word or mark of a filter. Immutable.
 *
 * @param kind what it is
 * @param text what it says: of a text in quotes, what stands between them
 * @param column where it begins, from 1
 */
record FilterToken(Kind kind, String text, int column) {

    enum Kind {
        OPEN,
        CLOSE,
        /** {@code !}, which means {@code -not}. */
        BANG,
        /** A hyphen and letters. */
        OPERATOR,
        /** A bare word. */
        WORD,
        /** A bare word that begins with a digit. */
        NUMBER,
        /** A text in quotes. */
        QUOTED,
        /** A dollar sign and letters. */
        VARIABLE,
        END
    }
}
