package org.mynah.mail.imap;

import java.io.IOException;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.sql.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what changes in a folder while the connection's own thread waits for DONE. Closing it
 * waits until it has written what it was writing; then the connection's thread may write again.
 */
final class IdleTeller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdleTeller.class);

    private final Session session;
    private final SelectedFolder view;
    private final ImapOutput out;
    private final Runnable hangUp;
    private final Thread thread;
    private volatile boolean isOver;

    IdleTeller(Session session, SelectedFolder view, ImapOutput out, Runnable hangUp) {
        this.session = session;
        this.view = view;
        this.out = out;
        this.hangUp = hangUp;
        this.thread = Thread.ofVirtual().name("imap-idle").start(this::tell);
    }

    private void tell() {
        try {
            while (true) {
                session.changes().acquireUninterruptibly();
                session.changes().drainPermits();
                if (isOver) {
                    return;
                }
                if (!session.isOpen()) {
                    out.untagged("BYE This mailbox was disabled or removed");
                    out.flush();
                    hangUp.run();
                    return;
                }
                view.tell(out, true, session);
                out.flush();
            }
        } catch (IOException | MailRefused e) {
            LOG.debug("IDLE ended: {}", e.getMessage());
            hangUp.run();
        } catch (DatabaseException e) {
            LOG.error("IDLE ended, the mail store cannot answer: {}", e.getMessage());
            hangUp.run();
        }
    }

    @Override
    public void close() {
        isOver = true;
        session.changes().release();
        var isInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
