package org.mynah.store.spool;

import java.io.IOException;
import org.mynah.um.Audio;
import org.mynah.um.Spool;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;

/** A committed item of the spool. Immutable. */
record FileItem(FileSpool spool, SpoolFolder folder, String name, Sheet sheet)
        implements Spool.Item {

    @Override
    public Envelope envelope() {
        return sheet.envelope();
    }

    @Override
    public Marks marks() {
        return sheet.marks();
    }

    @Override
    public boolean isInterrupted() {
        return sheet.isInterrupted();
    }

    @Override
    public Audio audio() {
        return folder.audio(name, sheet.samples());
    }

    @Override
    public long samples() {
        return sheet.samples();
    }

    long sequence() {
        return sheet.sequence();
    }

    @Override
    public void delivered() throws IOException {
        folder.remove(name);
        spool.release(name);
    }

    @Override
    public void quarantine(String reason) throws IOException {
        folder.putAside(name, reason);
        spool.release(name);
    }
}
