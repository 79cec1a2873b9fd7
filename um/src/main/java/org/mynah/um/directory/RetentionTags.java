package org.mynah.um.directory;

import java.util.Optional;

/** The rules on retention tags (messages §10): there is one, the default tag for voice mail. */
public final class RetentionTags {

    private RetentionTags() {}

    /** The tag by which voice messages go, if there is one that is enabled. */
    public static Optional<RetentionTag> inForce(DirectoryReader reader) {
        return any(reader).filter(RetentionTag::isEnabled);
    }

    private static Optional<RetentionTag> any(DirectoryReader reader) {
        return reader.list(ObjectKind.RETENTION_TAG, 1).stream().findFirst().map(RetentionTag::new);
    }

    /**
     * Creates the tag.
     *
     * @throws DirectoryException UM-E001–E003, E014
     */
    public static RetentionTag create(DirectoryWriter writer, Edit edit) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.RETENTION_TAG, edit.name(), "");
        any(writer)
                .filter(_ -> checks.isClean())
                .ifPresent(other ->
                        checks.add(
                                ErrorId.E003,
                                "The default policy tag for voice mail is '%s'; change it by Set-RetentionPolicyTag, or remove it."
                                        .formatted(other.name())));
        var values = edit.applyTo(PropertyValues.EMPTY);
        checks.require(values, RetentionTag.AGE_LIMIT);
        checks.refuseIfAny();
        return new RetentionTag(
                writer.insert(
                        RetentionTag.shape(NewObject.of(ObjectKind.RETENTION_TAG), name, values)));
    }

    /**
     * Changes the tag.
     *
     * @throws DirectoryException UM-E001–E003, E014, E019
     */
    public static RetentionTag change(DirectoryWriter writer, RetentionTag tag, Edit edit) {
        var checks = new Checks();
        var before = tag.object().values();
        var name = checks.changedName(writer, tag.object(), edit.name(), "");
        checks.addAll(
                edit.changesOfFixed(ObjectKind.RETENTION_TAG, RetentionTag.PROPERTIES, before));
        var values = edit.applyTo(before);
        checks.require(values, RetentionTag.AGE_LIMIT);
        checks.refuseIfAny();
        return new RetentionTag(writer.update(RetentionTag.shape(tag.object(), name, values)));
    }

    /** Removes the tag: voice messages stay until somebody deletes them. */
    public static void remove(DirectoryWriter writer, RetentionTag tag) {
        writer.delete(tag.id());
    }
}
