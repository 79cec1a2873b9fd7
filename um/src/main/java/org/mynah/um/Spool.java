package org.mynah.um;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;

/**
 * Messages that are being recorded or wait for delivery, on disk. Thread-safe; implemented by
 * {@code store}.
 *
 * <p>The promise (reliability N1, N2): the envelope is durable when {@link #open} returns; a
 * message is durable when {@link Pending#commit} returns; what was said before a crash is delivered
 * after the restart, marked interrupted.
 */
public interface Spool {

    /**
     * Whether a message of full length may be begun: the spool is healthy, and free disk space is
     * at least the longest message times the messages open now, plus a reserve.
     */
    boolean hasRoom();

    /**
     * Begins a message. The envelope is durable when this returns.
     *
     * @throws IOException when the disk refuses; nothing is left behind then
     */
    Pending open(Envelope envelope) throws IOException;

    /** Puts an item without audio (a missed call): durable when this returns. */
    void put(Envelope envelope) throws IOException;

    /** Items that are committed and not yet delivered, in order of commit. */
    List<Item> waiting() throws IOException;

    /** Waits until something may have been committed since the last look, or the time is over. */
    void awaitCommit(Duration atMost) throws InterruptedException;

    /**
     * A message that is being recorded. Closing it without {@link #commit} or {@link #discard}
     * commits it as interrupted.
     */
    interface Pending extends AutoCloseable {

        /** Where the audio goes. */
        AudioSink audio();

        /** The audio so far, for replay. */
        Audio recorded();

        /** Sets importance and privacy; durable with the commit. */
        void mark(Marks marks);

        /** Makes the message final: audio synced, envelope synced, renamed, directory synced. */
        void commit() throws IOException;

        /** Drops the message deliberately. */
        void discard();

        @Override
        void close();
    }

    /** A committed item. */
    interface Item {

        Envelope envelope();

        Marks marks();

        /** Whether the recording was ended by a crash or an error of ours. */
        boolean isInterrupted();

        /** The audio, of type {@link Audio#RAW}; of length zero for items without. */
        Audio audio();

        /** Samples of audio. */
        long samples();

        /** Removes the item after delivery; durable when it returns. */
        void delivered() throws IOException;

        /**
         * Puts an item that can never be delivered aside, with the reason, for an administrator.
         */
        void quarantine(String reason) throws IOException;
    }
}
