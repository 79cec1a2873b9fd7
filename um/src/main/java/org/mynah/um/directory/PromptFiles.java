package org.mynah.um.directory;

import java.util.Optional;

/** Names of custom prompts, as dial plans and auto attendants refer to them (directory §7.14). */
final class PromptFiles {

    /** Longest name of a prompt file. */
    static final int LONGEST_NAME = 255;

    private PromptFiles() {}

    /** The file name of a path: what stands before the last slash or backslash is dropped. */
    static String nameOf(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
    }

    /** The values with a file's path cut to its name. */
    static PropertyValues withNameOnly(PropertyValues values, Property<String> property) {
        return values.find(property)
                .map(path -> values.with(property, nameOf(path)))
                .orElse(values);
    }

    /**
     * Checks that a file is imported for its dial plan or auto attendant (UM-E609).
     *
     * @param owner the dial plan or auto attendant; empty while it is being created
     * @param where the property or field that names the file
     */
    static void check(
            DirectoryReader reader,
            Checks checks,
            Optional<ObjectId> owner,
            String where,
            String file) {
        if (file.isEmpty() || file.length() > LONGEST_NAME) {
            checks.add(
                    ErrorId.E005,
                    "%s names a file of %d characters; it has 1 to %d."
                            .formatted(where, file.length(), LONGEST_NAME));
        }
        // Every name is taken as imported until prompts are objects of the directory.
    }
}
