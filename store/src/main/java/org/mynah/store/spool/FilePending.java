package org.mynah.store.spool;

import java.io.IOException;
import java.time.Duration;
import org.mynah.store.disk.PcmFile;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;
import org.mynah.um.Spool;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message that is being recorded. Thread-safe. */
final class FilePending implements Spool.Pending {

    private static final Logger LOG = LoggerFactory.getLogger(FilePending.class);

    private final FileSpool spool;
    private final SpoolFolder folder;
    private final String name;
    private final Envelope envelope;
    private final PcmFile audio;
    private final Duration shortest;
    private Marks marks = Marks.NONE;
    private boolean isOver;
    private boolean hasFailed;

    FilePending(
            FileSpool spool,
            SpoolFolder folder,
            String name,
            Envelope envelope,
            PcmFile audio,
            Duration shortest) {
        this.spool = spool;
        this.folder = folder;
        this.name = name;
        this.envelope = envelope;
        this.audio = audio;
        this.shortest = shortest;
    }

    @Override
    public AudioSink audio() {
        return new WatchedSink(audio, spool);
    }

    @Override
    public Audio recorded() {
        return audio.recorded();
    }

    @Override
    public synchronized void mark(Marks wanted) {
        marks = wanted;
    }

    @Override
    public synchronized void commit() throws IOException {
        if (isOver || hasFailed) {
            throw new IOException("the message has ended already");
        }
        var sheet = new Sheet(envelope, marks, spool.nextSequence(), audio.samples(), false);
        finish(sheet);
    }

    /** Audio, then envelope, then name: the one order in which nothing can be half visible. */
    private void finish(Sheet sheet) throws IOException {
        try {
            audio.sync();
            audio.close();
            folder.write(name, SpoolFolder.MESSAGE, sheet);
        } catch (IOException e) {
            hasFailed = true;
            spool.failed(e);
            throw e;
        }
        isOver = true;
        spool.opened(-1);
        spool.ready(name, sheet);
        try {
            folder.delete(name, SpoolFolder.OPEN);
        } catch (IOException e) {
            LOG.debug("the first envelope of {} stays until the next start", name, e);
        }
    }

    @Override
    public synchronized void discard() {
        if (isOver) {
            return;
        }
        isOver = true;
        spool.opened(-1);
        try {
            audio.close();
            folder.remove(name);
            spool.release(name);
        } catch (IOException e) {
            spool.failed(e);
            LOG.warn(
                    "call {}: its message was discarded, yet the files stay until the next start",
                    envelope.callId());
        }
    }

    @Override
    public synchronized void close() {
        if (isOver) {
            return;
        }
        var sheet = interrupted(envelope, marks, spool.nextSequence(), audio.samples(), shortest);
        if (!hasFailed) {
            try {
                finish(sheet);
                return;
            } catch (IOException _) {
                // The spool knows already; a failed sync is never tried again.
            }
        }
        // The first envelope and some audio are there: they are delivered from here as they would
        // be after a restart.
        isOver = true;
        spool.opened(-1);
        spool.ready(name, sheet);
        LOG.warn("call {}: its message is delivered from what the disk took", envelope.callId());
    }

    /** An interrupted message; one that holds next to nothing is a missed call. */
    static Sheet interrupted(
            Envelope envelope, Marks marks, long sequence, long samples, Duration shortest) {
        if (PcmFile.lengthOf(samples).compareTo(shortest) >= 0) {
            return new Sheet(envelope, marks, sequence, samples, true);
        }
        var missed =
                new Envelope(
                        envelope.id(),
                        Envelope.Kind.MISSED_CALL,
                        envelope.mailbox(),
                        envelope.callId(),
                        envelope.caller(),
                        envelope.callerName(),
                        envelope.callerAddress(),
                        envelope.called(),
                        envelope.reason(),
                        envelope.started());
        return new Sheet(missed, Marks.NONE, sequence, 0, true);
    }

    /** Tells the spool when the disk fails under a recording. */
    private record WatchedSink(PcmFile audio, FileSpool spool) implements AudioSink {

        @Override
        public void write(short[] samples, int offset, int length) throws IOException {
            try {
                audio.write(samples, offset, length);
            } catch (IOException e) {
                spool.failed(e);
                throw e;
            }
        }

        @Override
        public void sync() throws IOException {
            try {
                audio.sync();
            } catch (IOException e) {
                spool.failed(e);
                throw e;
            }
        }

        @Override
        public void truncate(Duration length) throws IOException {
            audio.truncate(length);
        }

        @Override
        public Duration length() {
            return audio.length();
        }
    }
}
