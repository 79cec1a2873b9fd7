package org.mynah.store.ldap;

import java.util.List;

/**
 * What came of one reading. Immutable.
 *
 * @param isFull whether everything was read, not only what changed
 * @param read entries
 * @param written users who were made or changed
 * @param missing users who are gone from the directory
 * @param removed users who were gone for longer than the grace time
 * @param remarks who or what could not be taken over, and why; at most {@link
 *     LdapLimits#MOST_REMARKS}
 */
public record LdapReport(
        boolean isFull, int read, int written, int missing, int removed, List<String> remarks) {

    public LdapReport {
        remarks = List.copyOf(remarks);
    }

    /** Whether there is anything to tell. */
    public boolean isQuiet() {
        return written + missing + removed == 0 && remarks.isEmpty();
    }

    @Override
    public String toString() {
        return "%s: %d read, %d written, %d missing, %d removed%s"
                .formatted(
                        isFull ? "all users" : "changed users",
                        read,
                        written,
                        missing,
                        removed,
                        remarks.isEmpty() ? "" : "; " + String.join("; ", remarks));
    }
}
