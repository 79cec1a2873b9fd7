package org.mynah.um;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;

/** A spool in memory that keeps the promises of the port and can be told to be full. */
public final class MemorySpool implements Spool {

    private final List<Committed> committed = new ArrayList<>();
    private final List<String> asides = new ArrayList<>();
    private final Semaphore commits = new Semaphore(0);
    private boolean room = true;

    /** What is committed and not yet delivered. */
    public synchronized List<Committed> committed() {
        return List.copyOf(committed);
    }

    /** Why items were put aside. */
    public synchronized List<String> asides() {
        return List.copyOf(asides);
    }

    /** Takes away or gives back the room for messages. */
    public synchronized void setRoom(boolean room) {
        this.room = room;
    }

    @Override
    public synchronized boolean hasRoom() {
        return room;
    }

    @Override
    public Pending open(Envelope envelope) throws IOException {
        if (!hasRoom()) {
            throw new IOException("no space left");
        }
        return new Open(envelope);
    }

    @Override
    public void put(Envelope envelope) {
        add(new Committed(envelope, Marks.NONE, false, new MemoryAudio()));
    }

    private synchronized void add(Committed item) {
        committed.add(item);
        commits.release();
    }

    @Override
    public synchronized List<Item> waiting() {
        return List.copyOf(committed);
    }

    @Override
    public void awaitCommit(Duration atMost) throws InterruptedException {
        if (commits.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
            commits.drainPermits();
        }
    }

    private final class Open implements Pending {
        private final Envelope envelope;
        private final MemoryAudio audio = new MemoryAudio();
        private Marks marks = Marks.NONE;
        private boolean isSettled;

        Open(Envelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public AudioSink audio() {
            return audio;
        }

        @Override
        public Audio recorded() {
            return audio.audio();
        }

        @Override
        public void mark(Marks marks) {
            this.marks = marks;
        }

        @Override
        public void commit() {
            isSettled = true;
            add(new Committed(envelope, marks, false, audio));
        }

        @Override
        public void discard() {
            isSettled = true;
        }

        @Override
        public void close() {
            if (!isSettled) {
                isSettled = true;
                add(new Committed(envelope, marks, true, audio));
            }
        }
    }

    /** A committed item of this spool. */
    public final class Committed implements Item {
        private final Envelope envelope;
        private final Marks marks;
        private final boolean isInterrupted;
        private final MemoryAudio audio;

        Committed(Envelope envelope, Marks marks, boolean isInterrupted, MemoryAudio audio) {
            this.envelope = envelope;
            this.marks = marks;
            this.isInterrupted = isInterrupted;
            this.audio = audio;
        }

        @Override
        public Envelope envelope() {
            return envelope;
        }

        @Override
        public Marks marks() {
            return marks;
        }

        @Override
        public boolean isInterrupted() {
            return isInterrupted;
        }

        @Override
        public Audio audio() {
            return audio.audio();
        }

        @Override
        public long samples() {
            return audio.samples();
        }

        /** The PCM that was spoken. */
        public byte[] pcm() {
            return audio.pcm();
        }

        @Override
        public void delivered() {
            synchronized (MemorySpool.this) {
                committed.remove(this);
            }
        }

        @Override
        public void quarantine(String reason) {
            synchronized (MemorySpool.this) {
                committed.remove(this);
                asides.add(reason);
            }
        }
    }
}
