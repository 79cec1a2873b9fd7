package org.mynah.um.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The blank object that a rule fills before it is inserted. */
final class NewObject {

    private NewObject() {}

    /** An object of a kind with a fresh id; the store sets version and times. */
    static DirectoryObject of(ObjectKind kind) {
        return new DirectoryObject(
                kind,
                ObjectId.random(),
                "",
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                PropertyValues.EMPTY,
                Set.of(),
                List.of());
    }
}
