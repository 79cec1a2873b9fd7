package org.mynah.store.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mynah.store.directory.Bodies;
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
 * @param directoryVersion the version that this change made, or that a refused command met
 * @param objects what changed, in order; empty for a change of PIN or password alone
 * @param error why the command was refused and changed nothing; empty when it was done
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
        String error,
        String hash) {
    public AuditEntry {
        objects = List.copyOf(objects);
    }

    /** Whether the command was done. */
    public boolean isSucceeded() {
        return error.isEmpty();
    }

    /** The property values of a before or after, by name; empty when there is none. */
    public static Map<String, Object> values(Optional<String> body) {
        return body.map(text -> Collections.unmodifiableMap(Bodies.read(text).stored()))
                .orElse(Map.of());
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
