package org.mynah.mail.search;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.mail.mime.MimeLimits;
import org.mynah.mail.mime.SearchableText;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.MessageText;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.Watcher;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.message.MailId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages that came in and puts their text into the full-text index, on a thread of its own.
 * Which messages wait stands in the database, so a restart forgets none; where several nodes read
 * the same one, the first to store its text wins. Thread-safe.
 */
public final class TextIndexer implements AutoCloseable {

    /** Messages that arrived without a wake-up are found at the latest after this time. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** Letters of one transaction: other changes of the database wait for it some milliseconds. */
    static final int BATCH_LETTERS = 32 * 1024;

    private static final int BATCH_MESSAGES = 50;

    private static final Logger LOG = LoggerFactory.getLogger(TextIndexer.class);

    private final MailStore store;
    private final Semaphore news = new Semaphore(1);
    private final Watcher.Subscription subscription;
    private final Thread thread;
    private volatile boolean isClosing;

    /** An indexer that waits for {@link #start}. */
    public TextIndexer(MailStore store) {
        this.store = store;
        this.subscription = store.watchAll(_ -> wake());
        this.thread = Thread.ofPlatform().name("text-indexer").daemon().unstarted(this::work);
    }

    /** Begins to work. */
    public void start() {
        thread.start();
    }

    private void wake() {
        // One permit is enough: whoever takes it looks at everything that waits.
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void work() {
        while (!isClosing) {
            try {
                var _ = news.tryAcquire(LOOK_AGAIN.toNanos(), TimeUnit.NANOSECONDS);
                catchUp();
            } catch (DatabaseException failure) {
                LOG.warn("Messages wait for the full-text index: {}", failure.getMessage());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /**
     * Puts all that waits into the index.
     *
     * @return how many messages
     * @throws DatabaseException when the database fails; the rest waits on
     */
    public int catchUp() {
        var done = 0;
        while (!isClosing) {
            var waiting = store.texts().waiting(BATCH_MESSAGES);
            if (waiting.isEmpty()) {
                break;
            }
            var batch = new LinkedHashMap<MailId, Optional<MessageText>>();
            var letters = 0;
            for (var message : waiting) {
                if (letters >= BATCH_LETTERS || isClosing) {
                    break;
                }
                var text = read(message);
                letters +=
                        text.map(each -> each.headers().length() + each.body().length()).orElse(0);
                batch.put(message.id(), text);
            }
            store.texts().put(batch);
            done += batch.size();
        }
        return done;
    }

    /** A private mail, such as one with a PIN, is written nowhere a second time: it is read. */
    private Optional<MessageText> read(StoredMessage message) {
        try (var start = store.openRange(message, 0, MimeLimits.HEADER_BYTES.limit());
                var whole = store.open(message)) {
            var header = HeaderBlock.read(new BufferedInputStream(start));
            var isPrivate =
                    header.value("Sensitivity")
                            .filter(each -> each.strip().equalsIgnoreCase("private"))
                            .isPresent();
            return isPrivate ? Optional.empty() : Optional.of(SearchableText.read(header, whole));
        } catch (IOException failure) {
            LOG.warn(
                    "Message {} is left out of the full-text index: {}",
                    message.id().value(),
                    failure.toString());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        isClosing = true;
        subscription.close();
        // No interrupt: it would close a file that is being read, as if the disk had failed.
        news.release();
        try {
            if (thread.isAlive()) {
                var _ = thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
