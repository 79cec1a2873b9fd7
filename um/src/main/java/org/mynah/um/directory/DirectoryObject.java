package org.mynah.um.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One object of the directory as it is stored: identity, version, properties, and the keys and
 * links derived from them. Immutable. The typed views ({@link DialPlan}, {@link UmMailbox} …) wrap
 * it.
 *
 * @param kind what it is
 * @param id its GUID
 * @param name its name (directory §2.2)
 * @param version 0 before it is stored, then counted up by each change; guards against concurrent
 *     edits
 * @param created when it was made; set by the store
 * @param changed when it was last changed; set by the store
 * @param values its properties
 * @param keys values that lead to it
 * @param links objects it refers to
 */
public record DirectoryObject(
        ObjectKind kind,
        ObjectId id,
        String name,
        long version,
        Instant created,
        Instant changed,
        PropertyValues values,
        Set<DirectoryKey> keys,
        List<Link> links) {
    public DirectoryObject {
        keys = Set.copyOf(keys);
        links = List.copyOf(links);
    }
}
