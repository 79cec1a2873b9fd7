package org.mynah.store.mailbox;

import java.util.List;

/**
 * What setting flags did. Immutable.
 *
 * @param changed messages whose flags are others now, by UID
 * @param refused messages that were changed after the counter which the client named
 *     (UNCHANGEDSINCE, RFC 7162 §3.1.3); left alone
 * @param stale messages of which the caller had not seen the last change when it made this one
 */
public record FlagsOutcome(List<StoredMessage> changed, UidSet refused, UidSet stale) {
    public FlagsOutcome {
        changed = List.copyOf(changed);
    }
}
