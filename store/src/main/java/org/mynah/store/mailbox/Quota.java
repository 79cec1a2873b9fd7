package org.mynah.store.mailbox;

import java.util.OptionalLong;

/**
 * How much a mailbox may hold, in bytes; empty: unlimited. Immutable.
 *
 * @param warning from here the user is warned
 * @param send from here the user may not send
 * @param receive from here nothing is taken
 */
public record Quota(OptionalLong warning, OptionalLong send, OptionalLong receive) {

    /** No limit: the default. */
    public static final Quota UNLIMITED =
            new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public Quota {
        if (warning.orElse(0) < 0 || send.orElse(0) < 0 || receive.orElse(0) < 0) {
            throw new IllegalArgumentException("a quota is not negative");
        }
    }

    /** A quota and what is used of it. */
    public record Usage(long usedBytes, Quota quota) {

        /** Whether the mailbox is already over its receive limit (call flows §4.1). */
        public boolean isFull() {
            return quota.receive().isPresent() && usedBytes >= quota.receive().getAsLong();
        }

        /** Whether so many bytes more would go over the receive limit. */
        public boolean wouldExceed(long bytes) {
            return quota.receive().isPresent()
                    && usedBytes > quota.receive().getAsLong() - Math.max(0, bytes);
        }
    }
}
