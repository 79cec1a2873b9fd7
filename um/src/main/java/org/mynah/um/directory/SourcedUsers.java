package org.mynah.um.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * The rules on users that come from another directory, which is only read: who is there is here,
 * under the same immutable id through every renaming and move; who is disabled or gone there can do
 * nothing here from the commit on (directory §5). Thread-safe.
 */
public final class SourcedUsers {

    private final UmMailboxes umMailboxes;
    private final boolean givesMailboxes;

    /**
     * The rules of a source.
     *
     * @param givesMailboxes whether a new user gets a mailbox at once
     */
    public SourcedUsers(UmMailboxes umMailboxes, boolean givesMailboxes) {
        this.umMailboxes = umMailboxes;
        this.givesMailboxes = givesMailboxes;
    }

    /** The user of an immutable id, if he is here. */
    public static Optional<Mailbox> find(DirectoryReader reader, String id) {
        return reader.find(new DirectoryKey(KeyScope.SOURCE_ID, id)).map(Mailbox::new);
    }

    /** Whether he is here as he is there: then there is nothing to write. */
    public boolean isCurrent(DirectoryReader reader, SourceUser user) {
        return find(reader, user.id()).filter(present -> isCurrent(present, user)).isPresent();
    }

    private static boolean isCurrent(Mailbox present, SourceUser user) {
        var values = present.object().values();
        return present.name().equals(user.name().strip())
                && wanted(present, user).applyTo(values).equals(values);
    }

    /**
     * Makes or changes a user. One who was disabled there has no unified messaging from this commit
     * on; what he had is sealed for the day he is enabled again.
     *
     * @throws DirectoryException as for New-Mailbox and Set-User: nothing was written for him
     */
    public Mailbox put(DirectoryWriter writer, SourceUser user) {
        var warnings = new Warnings();
        var known = find(writer, user.id());
        if (known.isEmpty()) {
            return create(writer, user, warnings);
        }
        var present = known.get();
        var changed =
                isCurrent(present, user)
                        ? present
                        : UserMailboxes.change(writer, present, wanted(present, user), warnings);
        if (user.isDisabled()) {
            endUm(writer, changed);
        }
        return changed;
    }

    private Mailbox create(DirectoryWriter writer, SourceUser user, Warnings warnings) {
        var set = user.edit().set().with(Mailbox.SOURCE_ID, user.id());
        if (user.isDisabled()) {
            set = set.with(Mailbox.ACCOUNT_DISABLED, true).with(Mailbox.DISABLED_BY_SOURCE, true);
        }
        var edit = new Edit(user.edit().name(), set, user.edit().cleared());
        return givesMailboxes
                ? UserMailboxes.create(writer, edit, Optional.empty(), warnings)
                : UserMailboxes.createUser(
                        writer, withoutMailboxPart(edit), Optional.empty(), warnings);
    }

    /**
     * What makes the present user the one of the source. An account that the source disabled is
     * enabled with it again; one that was disabled here stays so.
     */
    private static Edit wanted(Mailbox present, SourceUser user) {
        var set = user.edit().set();
        var cleared = new LinkedHashSet<>(user.edit().cleared());
        cleared.add(Mailbox.MISSING_SINCE.name());
        if (user.isDisabled()) {
            set = set.with(Mailbox.ACCOUNT_DISABLED, true).with(Mailbox.DISABLED_BY_SOURCE, true);
        } else if (present.get(Mailbox.DISABLED_BY_SOURCE)) {
            set = set.with(Mailbox.ACCOUNT_DISABLED, false);
            cleared.add(Mailbox.DISABLED_BY_SOURCE.name());
        }
        var edit = new Edit(user.edit().name(), set, cleared);
        return present.isMailbox() ? edit : withoutMailboxPart(edit);
    }

    /** A user without a mailbox has no alias and no address. */
    private static Edit withoutMailboxPart(Edit edit) {
        var set = edit.set();
        for (var property : Mailbox.OF_MAILBOX) {
            set = set.without(property);
        }
        return new Edit(edit.name(), set, edit.cleared());
    }

    /**
     * A user who is not in the source any more: nobody signs in as him, by any means, from this
     * commit on. He comes back whole when he is there again within the grace time.
     */
    public Mailbox missing(DirectoryWriter writer, Mailbox user, Instant now) {
        var gone =
                UserMailboxes.change(
                        writer,
                        user,
                        Edit.of(
                                PropertyValues.EMPTY
                                        .with(Mailbox.MISSING_SINCE, now)
                                        .with(Mailbox.ACCOUNT_DISABLED, true)
                                        .with(Mailbox.DISABLED_BY_SOURCE, true)),
                        new Warnings());
        endUm(writer, gone);
        return gone;
    }

    /** Whether a user has been missing for longer than the grace time. */
    public static boolean isOverdue(Mailbox user, Duration grace, Instant now) {
        return user.find(Mailbox.MISSING_SINCE)
                .filter(since -> since.plus(grace).isBefore(now))
                .isPresent();
    }

    /** Removes a user who was missing for too long; his mail can be connected for a while yet. */
    public void remove(DirectoryWriter writer, Mailbox user) {
        UserMailboxes.remove(writer, umMailboxes, user, false);
    }

    private void endUm(DirectoryWriter writer, Mailbox user) {
        UmMailbox.ofMailbox(writer, user.id())
                .ifPresent(um -> umMailboxes.disable(writer, um, true));
    }
}
