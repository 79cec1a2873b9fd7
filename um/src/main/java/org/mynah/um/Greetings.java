package org.mynah.um;

import java.io.IOException;
import java.util.Optional;
import org.mynah.um.directory.ObjectId;

/** Greetings and names that users record. Thread-safe; implemented by {@code store}. */
public interface Greetings {

    /** Which recording of a user. */
    enum Kind {
        /** The personal greeting (NormalCustom). */
        PERSONAL,
        /** The extended absence greeting (OofCustom). */
        OUT_OF_OFFICE,
        /** The user's own name. */
        NAME
    }

    /** The recording in use, if any. */
    Optional<Audio> find(ObjectId mailbox, Kind kind) throws IOException;

    /**
     * Begins a new recording beside the one in use; it replaces that one only by {@link
     * Draft#accept}.
     */
    Draft record(ObjectId mailbox, Kind kind) throws IOException;

    /** Removes the recording; the system greeting plays again. */
    void remove(ObjectId mailbox, Kind kind) throws IOException;

    /** Removes everything that a user has recorded. */
    default void removeAll(ObjectId mailbox) throws IOException {
        for (var kind : Kind.values()) {
            remove(mailbox, kind);
        }
    }

    /** A greeting being recorded. Closing it without {@link #accept} drops it. */
    interface Draft extends AutoCloseable {

        AudioSink audio();

        Audio recorded();

        /** Puts the recording in use, durably and in one step. */
        void accept() throws IOException;

        @Override
        void close();
    }
}
