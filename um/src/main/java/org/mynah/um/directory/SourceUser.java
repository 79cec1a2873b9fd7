package org.mynah.um.directory;

/**
 * A user as another directory has him. Immutable.
 *
 * @param id what never changes there, whatever else does
 * @param edit his name, the values he has there, and the properties that are blank there; what the
 *     other directory does not know is in neither
 * @param isDisabled whether his account is disabled there
 */
public record SourceUser(String id, Edit edit, boolean isDisabled) {

    /** The name he has there. */
    public String name() {
        return edit.name().orElse("");
    }
}
