package org.mynah.mail.imap;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.Watcher;
import org.mynah.um.directory.ObjectId;

/**
 * What one connection has agreed on: who signed in, which folder is selected, which extensions are
 * enabled. One thread at a time, but for the wake-ups.
 */
final class Session implements AutoCloseable {

    private final MailStore store;
    private final Semaphore changes = new Semaphore(0);
    private @Nullable ObjectId mailbox;
    private @Nullable SelectedFolder selected;
    private Watcher.@Nullable Subscription watching;
    private boolean isCondstore;
    private boolean isQresync;
    private boolean isUtf8;
    private boolean isRev2;

    Session(MailStore store) {
        this.store = store;
    }

    MailStore store() {
        return store;
    }

    boolean isSignedIn() {
        return mailbox != null;
    }

    void signIn(ObjectId id) {
        mailbox = id;
    }

    ObjectId mailbox() {
        if (mailbox == null) {
            throw new IllegalStateException("a command of a signed-in user ran before sign-in");
        }
        return mailbox;
    }

    /**
     * Whether nobody is signed in, or the mailbox is still the user's: disabling and removing mean
     * now.
     */
    boolean isOpen() {
        if (mailbox == null) {
            return true;
        }
        try {
            store.requireOpen(mailbox, selected().map(view -> view.folder().id()));
            return true;
        } catch (MailRefused _) {
            return false;
        }
    }

    Optional<SelectedFolder> selected() {
        return Optional.ofNullable(selected);
    }

    SelectedFolder folder() {
        if (selected == null) {
            throw new IllegalStateException("a command on a folder ran without one");
        }
        return selected;
    }

    /** Selects a folder in place of the one before. */
    SelectedFolder select(org.mynah.store.mailbox.Folder folder, boolean isReadOnly)
            throws MailRefused {
        deselect();
        // Watched before it is read, so that no change falls between.
        watching =
                store.watch(
                        mailbox(),
                        changed -> {
                            // A search folder shows what happens in the others.
                            if (folder.searches().isPresent() || changed.concerns(folder.id())) {
                                changes.release();
                            }
                        });
        try {
            var view = new SelectedFolder(store, folder, isReadOnly);
            selected = view;
            return view;
        } catch (MailRefused | RuntimeException e) {
            deselect();
            throw e;
        }
    }

    void deselect() {
        selected = null;
        if (watching != null) {
            watching.close();
            watching = null;
        }
        changes.drainPermits();
    }

    /** Wakes whoever waits for changes of the selected folder. */
    Semaphore changes() {
        return changes;
    }

    boolean isCondstore() {
        return isCondstore;
    }

    boolean isQresync() {
        return isQresync;
    }

    boolean isUtf8() {
        return isUtf8;
    }

    void enableCondstore() {
        isCondstore = true;
    }

    void enableQresync() {
        isCondstore = true;
        isQresync = true;
    }

    void enableUtf8() {
        isUtf8 = true;
    }

    /** Whether the client speaks IMAP4rev2 (RFC 9051): no message is recent, names are in UTF-8. */
    boolean isRev2() {
        return isRev2;
    }

    void enableRev2() {
        isRev2 = true;
        isUtf8 = true;
    }

    @Override
    public void close() {
        deselect();
    }
}
