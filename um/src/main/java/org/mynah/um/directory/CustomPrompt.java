package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * A sound file imported for one dial plan or one auto attendant (directory §7.14); its name is the
 * object's. Immutable view. The bytes are stored with it: {@link DirectoryReader#promptSound}.
 */
public record CustomPrompt(DirectoryObject object) {

    public static final Property<ObjectId> UM_DIAL_PLAN =
            blank("UMDialPlan", new Reference(ObjectKind.DIAL_PLAN), "The dial plan it belongs to.")
                    .fixed();
    public static final Property<ObjectId> UM_AUTO_ATTENDANT =
            blank(
                            "UMAutoAttendant",
                            new Reference(ObjectKind.AUTO_ATTENDANT),
                            "The auto attendant it belongs to.")
                    .fixed();
    public static final Property<String> FORMAT =
            blank("Format", Text.upTo(200), "What the file is.").bySystem();
    public static final Property<Boolean> CONVERTED =
            blank("Converted", new Bool(), "Whether it was converted for the line.").bySystem();
    public static final Property<Integer> SIZE =
            blank("Size", new Whole(0, Prompts.MOST_BYTES, "bytes"), "Size of the file.")
                    .bySystem();
    public static final Property<Integer> LENGTH =
            blank(
                            "LengthMs",
                            new Whole(0, (int) Prompts.LONGEST.toMillis(), "ms"),
                            "How long it plays.")
                    .bySystem();

    public ObjectId id() {
        return object.id();
    }

    /** The file name, without a path. */
    public String name() {
        return object.name();
    }

    /** The dial plan or auto attendant. */
    public ObjectId owner() {
        return object.values()
                .find(UM_DIAL_PLAN)
                .orElseGet(() -> object.values().get(UM_AUTO_ATTENDANT));
    }

    public String format() {
        return object.values().get(FORMAT);
    }

    public Duration length() {
        return Duration.ofMillis(object.values().get(LENGTH));
    }

    /** The key of a file of a dial plan or auto attendant; names compare in any case. */
    static DirectoryKey key(ObjectId owner, String name) {
        return DirectoryKey.name(ObjectKind.PROMPT, owner + "/" + name);
    }

    /** The object with name and values, and the key and link that follow from them. */
    static DirectoryObject shape(
            DirectoryObject object, DirectoryObject owner, String name, ImportedSound sound) {
        var property = owner.kind() == ObjectKind.DIAL_PLAN ? UM_DIAL_PLAN : UM_AUTO_ATTENDANT;
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                PropertyValues.EMPTY
                        .with(property, owner.id())
                        .with(FORMAT, sound.format())
                        .with(CONVERTED, sound.isConverted())
                        .with(SIZE, sound.size())
                        .with(LENGTH, Math.toIntExact(sound.length().toMillis())),
                Set.of(key(owner.id(), name)),
                List.of(new Link(property.name(), owner.id())));
    }
}
