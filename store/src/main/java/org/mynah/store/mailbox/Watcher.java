package org.mynah.store.mailbox;

import java.util.OptionalLong;
import org.mynah.um.directory.ObjectId;

/**
 * Is told that a folder changed, after the commit. A hint to look: {@link MailStore#changesSince}
 * has what holds. Called on the thread that committed, so it returns at once.
 */
@FunctionalInterface
public interface Watcher {

    /** Something changed in the mailbox. */
    void changed(Changed changed);

    /**
     * What changed. Immutable.
     *
     * @param folder the folder's id; empty when wake-ups may have been lost: look at all of them
     */
    record Changed(ObjectId mailbox, OptionalLong folder) {

        /** Whether this folder may have changed. */
        public boolean concerns(FolderId id) {
            return folder.isEmpty() || folder.getAsLong() == id.value();
        }
    }

    /** A subscription; closing it ends it. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
