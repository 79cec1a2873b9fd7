package org.mynah.store.mailbox;

import java.util.List;
import java.util.Map;

/**
 * What setting flags did. Immutable.
 *
 * @param changed messages whose flags are others now, by UID
 * @param refused messages that were changed after the counter which the client named
 *     (UNCHANGEDSINCE, RFC 7162 §3.1.3); left alone
 * @param stale change counters, by UID, that messages had before, where they are above the one that
 *     the caller had seen
 */
public record FlagsOutcome(List<StoredMessage> changed, UidSet refused, Map<Long, Long> stale) {
    public FlagsOutcome {
        changed = List.copyOf(changed);
        stale = Map.copyOf(stale);
    }
}
