package org.mynah.server;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.records.CallRecordStore;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.RetentionTag;
import org.mynah.um.directory.RetentionTags;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.message.MailKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees now and then what nobody may look at any more: mailboxes disconnected for too long, the
 * mail of removed ones, voice messages older than the retention tag allows, the bytes of expunged
 * messages, old call data records. Thread-safe.
 */
final class Sweeper implements AutoCloseable {

    /** Between two sweeps. */
    static final Duration INTERVAL = Duration.ofMinutes(10);

    /**
     * Bytes that lost their message so long ago are freed: a client may still be reading younger
     * ones.
     */
    static final Duration KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Directory directory;
    private final MailStore store;
    private final CallRecordStore calls;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    Sweeper(Directory directory, MailStore store, CallRecordStore calls, InstantSource clock) {
        this.directory = directory;
        this.store = store;
        this.calls = calls;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("sweeper").start(this::work);
    }

    private void work() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round; failures are logged and tried again by the next. */
    void sweep() {
        try {
            destroyOldMailboxes();
            int removed = store.removeOrphans();
            if (removed > 0) {
                LOG.info("The mail of {} removed mailboxes was deleted", removed);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Removed mailboxes could not be deleted: {}", failure.toString());
        }
        try {
            expireVoiceMail();
        } catch (RuntimeException failure) {
            LOG.warn("Old voice messages could not be deleted: {}", failure.toString());
        }
        try {
            int freed = store.sweep(clock.instant().minus(KEPT));
            if (freed > 0) {
                LOG.info("{} expunged messages were freed", freed);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Expunged messages could not be freed: {}", failure.toString());
        }
        try {
            var kept = directory.read(reader -> Organization.in(reader).callDataKept());
            int forgotten = calls.sweep(clock.instant(), kept);
            if (forgotten > 0) {
                LOG.info("{} old call data records were forgotten", forgotten);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Old call data records could not be forgotten: {}", failure.toString());
        }
    }

    private void expireVoiceMail() {
        directory
                .<Optional<RetentionTag>>read(RetentionTags::inForce)
                .ifPresent(tag -> {
                    int expired =
                            store.expire(
                                    MailKind.VOICE,
                                    clock.instant().minus(tag.ageLimit()),
                                    tag.allowsRecovery());
                    if (expired > 0) {
                        LOG.info(
                                "{} voice messages were deleted by the retention tag {}",
                                expired,
                                tag.name());
                    }
                });
    }

    private void destroyOldMailboxes() {
        var now = clock.instant();
        if (!directory.read(reader -> UserMailboxes.hasOld(reader, now))) {
            return;
        }
        var destroyed =
                directory.change(
                        new Directory.Change("system", "sweep", "destroy disconnected mailboxes"),
                        writer -> UserMailboxes.destroyOld(writer, now));
        LOG.info(
                "Disconnected for more than {} days, destroyed: {}",
                UserMailboxes.DISCONNECTED_KEPT.toDays(),
                destroyed);
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
