package org.mynah.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;

/**
 * One entry of the audit trail. Immutable.
 *
 * @param entry 1 for the first, without gaps
 * @param at when it was committed, to the millisecond
 * @param who the administrator's or user's name, or {@code system}
 * @param from where the command was given
 * @param command the command with secrets masked
 * @param directoryVersion the version that this change made
 * @param objects what changed, in order; empty for a change of PIN or password alone
 * @param hash SHA-256 over the previous hash and this entry, in hexadecimal digits
 */
public record AuditEntry(
        long entry,
        Instant at,
        String who,
        String from,
        String command,
        long directoryVersion,
        List<ObjectChange> objects,
        String hash) {
    public AuditEntry {
        objects = List.copyOf(objects);
    }

    /**
     * One object before and after, as JSON; without secrets, as none are among an object's values.
     *
     * @param before empty when it was created
     * @param after empty when it was removed
     */
    public record ObjectChange(
            ObjectKind kind,
            ObjectId id,
            String name,
            Optional<String> before,
            Optional<String> after) {}
}
