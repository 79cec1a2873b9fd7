package org.mynah.um.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rules on custom prompts (directory §7.14, cmdlets §8.9): a file belongs to one dial plan or
 * one auto attendant, its name is unique there in any case, and importing it again replaces it.
 * Object and bytes are stored and removed in one transaction.
 */
public final class Prompts {

    /** The largest file: 5 MB. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    /** The longest sound: a small MP3 can hold hours. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** The longest file name, its path included (directory §2.2). */
    public static final int LONGEST_NAME = 255;

    /** Marks that no file name holds; the path has been cut off before. */
    static final String FORBIDDEN = "\"<>|:*?";

    private Prompts() {}

    /** The values with a file's path cut to its name. */
    static PropertyValues withNameOnly(PropertyValues values, Property<String> property) {
        return values.find(property)
                .map(path -> values.with(property, nameOf(path)))
                .orElse(values);
    }

    /** The file name of a path: what stands before the last slash or backslash is dropped. */
    public static String nameOf(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
    }

    /**
     * Reads a file that is to be imported. Takes time in proportion to the sound, so it happens
     * before the transaction.
     *
     * @param path the file name, with or without a path
     * @throws DirectoryException UM-E001, E002, E014 for the name, E601 for the sound
     */
    public static ImportedSound read(PromptAudio audio, String path, byte[] file) {
        var checks = new Checks();
        checkName(checks, path);
        Optional<ImportedSound> sound = Optional.empty();
        if (file.length > MOST_BYTES) {
            checks.add(
                    ErrorId.E601,
                    "The file '%s' has %d bytes; at most %d (5 MB) are accepted."
                            .formatted(Names.printable(nameOf(path)), file.length, MOST_BYTES));
        } else {
            try {
                sound = Optional.of(audio.read(file));
            } catch (PromptAudio.Unreadable unreadable) {
                checks.add(
                        ErrorId.E601,
                        "The file '%s' cannot be imported: %s."
                                .formatted(Names.printable(nameOf(path)), unreadable.getMessage()));
            }
        }
        checks.refuseIfAny();
        return sound.orElseThrow();
    }

    /**
     * Stores a file that was read, in place of one with the same name.
     *
     * @param owner the dial plan or auto attendant
     */
    public static CustomPrompt store(
            DirectoryWriter writer,
            DirectoryObject owner,
            String path,
            ImportedSound sound,
            Warnings warnings) {
        var name = nameOf(path);
        var present = writer.find(CustomPrompt.key(owner.id(), name));
        var stored =
                present.isPresent()
                        ? writer.update(CustomPrompt.shape(present.get(), owner, name, sound))
                        : writer.insert(
                                CustomPrompt.shape(
                                        NewObject.of(ObjectKind.PROMPT), owner, name, sound));
        writer.putPromptSound(stored.id(), sound);
        if (sound.isConverted()) {
            warnings.add(
                    "The file '%s' (%s) was converted to 16 bit, 8000 Hz, mono for the line; Export-UMPrompt gives it back as it was."
                            .formatted(name, sound.format()));
        }
        return new CustomPrompt(stored);
    }

    /**
     * The imported file of a dial plan or auto attendant.
     *
     * @throws DirectoryException UM-E609
     */
    public static CustomPrompt find(DirectoryReader reader, DirectoryObject owner, String path) {
        return reader.find(CustomPrompt.key(owner.id(), nameOf(path)))
                .map(CustomPrompt::new)
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E609, notImported(reader, owner, nameOf(path))));
    }

    /** All files of a dial plan or auto attendant, by name. */
    public static List<CustomPrompt> of(DirectoryReader reader, ObjectId owner) {
        return reader.referringTo(owner, ObjectKind.PROMPT).stream()
                .map(CustomPrompt::new)
                .toList();
    }

    /**
     * Checks that a file is imported for its dial plan or auto attendant (UM-E609).
     *
     * @param owner the dial plan or auto attendant; one that is being created has none yet
     * @param where the property or field that names the file
     */
    static void requireImported(
            DirectoryReader reader,
            Checks checks,
            Optional<DirectoryObject> owner,
            String where,
            String path) {
        var name = nameOf(path);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            checks.add(
                    ErrorId.E005,
                    "%s names a file of %d characters; it has 1 to %d."
                            .formatted(where, name.length(), LONGEST_NAME));
        } else if (owner.isEmpty()) {
            checks.add(
                    ErrorId.E609,
                    "%s names the file '%s', which is not imported; create the object first, then import the file by Import-UMPrompt."
                            .formatted(where, Names.printable(name)));
        } else if (reader.find(CustomPrompt.key(owner.get().id(), name)).isEmpty()) {
            checks.add(
                    ErrorId.E609,
                    "%s: %s".formatted(where, notImported(reader, owner.get(), name)));
        }
    }

    /**
     * Removes a file.
     *
     * @throws DirectoryException UM-E204 naming where it is in use
     */
    public static void remove(DirectoryWriter writer, DirectoryObject owner, CustomPrompt prompt) {
        var uses = usesOf(owner, prompt.name());
        if (!uses.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E204,
                    "The prompt '%s' is in use by the %s '%s': %s; change that first."
                            .formatted(
                                    prompt.name(),
                                    owner.kind().word(),
                                    owner.name(),
                                    String.join(", ", uses)));
        }
        writer.delete(prompt.id());
    }

    /** Removes all files of a dial plan or auto attendant that is about to go. */
    static void removeAllOf(DirectoryWriter writer, ObjectId owner) {
        of(writer, owner).forEach(prompt -> writer.delete(prompt.id()));
    }

    /**
     * Where a dial plan or auto attendant uses a file: greetings, menus and announcements by their
     * property, holidays and keys by their entry (directory §4.3).
     */
    public static List<String> usesOf(DirectoryObject owner, String path) {
        var name = DirectoryKey.fold(nameOf(path));
        if (owner.kind() == ObjectKind.AUTO_ATTENDANT) {
            return new AutoAttendant(owner)
                    .promptUses().stream()
                            .filter(use -> DirectoryKey.fold(use.file()).equals(name))
                            .map(AutoAttendant.PromptUse::where)
                            .toList();
        }
        return DialPlan.PROMPT_FILES.stream()
                .filter(property ->
                        owner.values().find(property).map(DirectoryKey::fold).stream()
                                .anyMatch(name::equals))
                .map(Property::name)
                .toList();
    }

    private static String notImported(DirectoryReader reader, DirectoryObject owner, String name) {
        var imported = of(reader, owner.id()).stream().map(CustomPrompt::name).toList();
        return "the file '%s' is not imported for the %s '%s' (imported: %s); import it by Import-UMPrompt."
                .formatted(
                        Names.printable(name),
                        owner.kind().word(),
                        owner.name(),
                        imported.isEmpty() ? "none" : String.join(", ", imported));
    }

    private static void checkName(Checks checks, String path) {
        var name = nameOf(path);
        if (name.isEmpty()) {
            checks.add(
                    ErrorId.E014,
                    "-PromptFileName is empty; give the name of the file, such as welcome.wav.");
        }
        if (path.length() > LONGEST_NAME) {
            checks.add(
                    ErrorId.E001,
                    "The file name '%s' has %d characters; at most %d are allowed."
                            .formatted(
                                    Names.printable(path.substring(0, LONGEST_NAME)) + "…",
                                    path.length(),
                                    LONGEST_NAME));
        }
        for (int i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c)) {
                checks.add(
                        ErrorId.E002,
                        "The file name '%s' holds %s; it must not hold any of %s or a control character."
                                .formatted(
                                        Names.printable(name),
                                        Character.isISOControl(c)
                                                ? "U+%04X".formatted((int) c)
                                                : "'" + c + "'",
                                        FORBIDDEN));
                return;
            }
        }
    }
}
