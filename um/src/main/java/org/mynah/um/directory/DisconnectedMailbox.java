package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A mailbox without a user: its mail is kept until it is connected again, destroyed, or too old
 * (directory §7.2). No address or number leads to it. Immutable view.
 */
public record DisconnectedMailbox(DirectoryObject object) {

    /** Why it has no user. */
    public enum Reason {
        Disabled,
        Removed
    }

    static final Property<String> FORMER_USER =
            blank("FormerUser", Text.upTo(36), "The GUID of the user it was taken from.")
                    .bySystem();
    static final Property<Reason> REASON =
            withDefault(
                            "DisconnectReason",
                            new Choice<>(Reason.class),
                            Reason.Disabled,
                            "Why it has no user.")
                    .bySystem();

    public ObjectId id() {
        return object.id();
    }

    public String displayName() {
        return object.values().find(Mailbox.DISPLAY_NAME).orElse(object.name());
    }

    public Reason reason() {
        return object.values().get(REASON);
    }

    /** The id of the user it was taken from, who may be gone. */
    public ObjectId formerUser() {
        return ObjectId.of(object.values().get(FORMER_USER));
    }

    /** What the mailbox had when it was disconnected. */
    PropertyValues mailboxValues() {
        return object.values().without(FORMER_USER).without(REASON).without(Mailbox.DISPLAY_NAME);
    }
}
