package org.mynah.store.mailbox;

import java.util.List;

/**
 * What happened in a folder since a change counter. Immutable.
 *
 * @param changed messages that are new or whose flags changed, by UID
 * @param vanished UIDs that are gone
 * @param highestModSeq the counter to ask with next time
 */
public record Changes(List<StoredMessage> changed, UidSet vanished, long highestModSeq) {
    public Changes {
        changed = List.copyOf(changed);
    }
}
