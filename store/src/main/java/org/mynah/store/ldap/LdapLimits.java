package org.mynah.store.ldap;

import java.time.Duration;

/** What a directory that is slow, huge or lying can cost us. */
public final class LdapLimits {

    /** Until a server answers at all; then the next one is asked. */
    public static final Duration CONNECTING = Duration.ofSeconds(5);

    /** Until an answer comes. */
    public static final Duration ANSWERING = Duration.ofSeconds(30);

    /** Until the answer to a bind comes: somebody waits for it. */
    public static final Duration BINDING = Duration.ofSeconds(10);

    /** Bytes of one message of the server; an entry with all its values. */
    public static final int LARGEST_MESSAGE = 4 << 20;

    /** Entries in one page. Active Directory gives 1000 at most. */
    public static final int PAGE = 500;

    /** Users of one source; more end the reading. */
    public static final int MOST_USERS = 1_000_000;

    /** Users that are written by one transaction. */
    public static final int BATCH = 100;

    /** Users that could not be taken over, tried once more at the end, and named in the report. */
    public static final int MOST_REMARKS = 100;

    /** Sign-ins that ask the directory at the same time; the next wait. */
    public static final int MOST_BINDS = 16;

    /** So many users may go missing at once whatever their share. */
    public static final int FEW_MISSING = 10;

    /**
     * What changed so long before the last change seen is read again: clocks of replicas differ.
     */
    public static final Duration OVERLAP = Duration.ofMinutes(1);

    /** One node takes the users over; another may when it was not heard of for so long. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private LdapLimits() {}
}
