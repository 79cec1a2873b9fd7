package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * The default policy tag for voice mail: how long voice messages are kept in all mailboxes, and
 * what becomes of them then (messages §10). Immutable view.
 */
public record RetentionTag(DirectoryObject object) {

    /** What the tag is for; a default policy tag is for all folders. */
    public enum Type {
        All
    }

    /** Which messages it is for. */
    public enum MessageClass {
        /** {@code IPM.Note.Microsoft.Voicemail*}. */
        Voicemail
    }

    /** What becomes of a message whose time is over. */
    public enum Action {
        /** It is expunged, and may be taken back for a while. */
        DeleteAndAllowRecovery,
        /** It is erased. */
        PermanentlyDelete
    }

    public static final Property<Type> TYPE =
            withDefault("Type", new Choice<>(Type.class), Type.All, "All: a default policy tag.")
                    .fixed();
    public static final Property<MessageClass> MESSAGE_CLASS =
            withDefault(
                            "MessageClass",
                            new Choice<>(MessageClass.class),
                            MessageClass.Voicemail,
                            "The messages it is for: voicemail.")
                    .fixed();
    public static final Property<Boolean> ENABLED =
            withDefault("RetentionEnabled", new Bool(), true, "Whether it is in force.");
    public static final Property<Integer> AGE_LIMIT =
            blank(
                    "AgeLimitForRetention",
                    new Whole(1, 24_855, "days"),
                    "Days from delivery after which the action is taken.");
    public static final Property<Action> ACTION =
            withDefault(
                    "RetentionAction",
                    new Choice<>(Action.class),
                    Action.DeleteAndAllowRecovery,
                    "What becomes of a message then.");
    public static final Property<String> COMMENT =
            blank("Comment", Text.upTo(1024), "A note for administrators.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(TYPE, MESSAGE_CLASS, ENABLED, AGE_LIMIT, ACTION, COMMENT);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    public boolean isEnabled() {
        return object.values().get(ENABLED);
    }

    /** How long messages are kept. */
    public Duration ageLimit() {
        return Duration.ofDays(object.values().get(AGE_LIMIT));
    }

    /** Whether its messages may be taken back. */
    public boolean allowsRecovery() {
        return object.values().get(ACTION) == Action.DeleteAndAllowRecovery;
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(DirectoryKey.name(ObjectKind.RETENTION_TAG, name)),
                List.of());
    }
}
