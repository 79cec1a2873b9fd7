package org.mynah.store.mailbox;

import java.util.List;

/**
 * What a copy or move did, for COPYUID (RFC 4315). Immutable.
 *
 * @param uidValidity of the folder it went to
 * @param from UIDs that were copied or moved, ascending
 * @param to the UIDs that they have there, in the same order
 */
public record Transferred(long uidValidity, List<Long> from, List<Long> to) {
    public Transferred {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
