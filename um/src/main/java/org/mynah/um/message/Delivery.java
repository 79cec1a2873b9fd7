package org.mynah.um.message;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mynah.um.CallParties;
import org.mynah.um.Mailboxes;
import org.mynah.um.Spool;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Feature;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.Switches;
import org.mynah.um.directory.UmMailbox;

/**
 * Takes committed items out of the spool and puts them into mailboxes. A failure leaves the item
 * where it is, to be tried again; an item that can never be delivered is put aside. Thread-safe:
 * several workers may run {@link #deliverWaiting}.
 */
public final class Delivery {

    /** Pause after the first failure; doubled with each further one. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** The longest pause between two attempts (reliability N3). */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final Spool spool;
    private final Directory directory;
    private final AudioFiles audioFiles;
    private final MailFormat format;
    private final Mailboxes mailboxes;
    private final InstantSource clock;
    private final ZoneId defaultZone;
    private final Listener listener;
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    public Delivery(
            Spool spool,
            Directory directory,
            AudioFiles audioFiles,
            MailFormat format,
            Mailboxes mailboxes,
            InstantSource clock,
            ZoneId defaultZone,
            Listener listener) {
        this.spool = spool;
        this.directory = directory;
        this.audioFiles = audioFiles;
        this.format = format;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.defaultZone = defaultZone;
        this.listener = listener;
    }

    /** Is told how deliveries go, for the log. */
    public interface Listener {
        void delivered(Envelope envelope);

        void postponed(Envelope envelope, Duration pause, String why);

        void putAside(Envelope envelope, String why);
    }

    private record Attempt(int failures, Instant next, boolean isRunning) {}

    /** Delivers everything that is due, once; what fails is due again after a pause. */
    public void deliverWaiting() throws IOException {
        for (var item : spool.waiting()) {
            if (claim(item.envelope().id())) {
                attempt(item);
            }
        }
    }

    private boolean claim(String id) {
        var claimed = new boolean[1];
        attempts.compute(
                id,
                (_, known) -> {
                    if (known != null
                            && (known.isRunning() || clock.instant().isBefore(known.next()))) {
                        return known;
                    }
                    claimed[0] = true;
                    return new Attempt(known == null ? 0 : known.failures(), Instant.MAX, true);
                });
        return claimed[0];
    }

    private void attempt(Spool.Item item) {
        var envelope = item.envelope();
        try {
            deliver(item);
            item.delivered();
            attempts.remove(envelope.id());
        } catch (Mailboxes.UnknownMailbox gone) {
            putAside(item, String.valueOf(gone.getMessage()));
        } catch (IOException | RuntimeException failure) {
            var failures = failures(envelope.id()) + 1;
            var pause = pauseAfter(failures);
            attempts.put(envelope.id(), new Attempt(failures, clock.instant().plus(pause), false));
            listener.postponed(envelope, pause, String.valueOf(failure));
        }
    }

    private void putAside(Spool.Item item, String why) {
        try {
            item.quarantine(why);
            attempts.remove(item.envelope().id());
            listener.putAside(item.envelope(), why);
        } catch (IOException failure) {
            attempts.put(
                    item.envelope().id(),
                    new Attempt(1, clock.instant().plus(LONGEST_PAUSE), false));
            listener.postponed(
                    item.envelope(), LONGEST_PAUSE, String.valueOf(failure.getMessage()));
        }
    }

    private int failures(String id) {
        var known = attempts.get(id);
        return known == null ? 0 : known.failures();
    }

    static Duration pauseAfter(int failures) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Everything about the owner that a message needs. */
    private record Owner(
            Mailbox mailbox,
            Optional<UmMailbox> umMailbox,
            Optional<MailboxPolicy> policy,
            Optional<DialPlan> plan) {}

    private void deliver(Spool.Item item) throws IOException, Mailboxes.UnknownMailbox {
        var envelope = item.envelope();
        var owner = owner(envelope);
        if (owner.isEmpty()) {
            throw new Mailboxes.UnknownMailbox(envelope.mailbox());
        }
        switch (envelope.kind()) {
            case VOICE_MESSAGE -> deliverVoice(item, owner.get());
            case MISSED_CALL -> {
                if (wantsMissedCalls(owner.get())) {
                    mailboxes.deliver(
                            envelope.mailbox(),
                            format.compose(
                                    new UmMessage.MissedCall(
                                            envelope.id(),
                                            recipient(owner.get()),
                                            envelope.started(),
                                            envelope.callId(),
                                            caller(envelope),
                                            envelope.called(),
                                            envelope.reason() == CallParties.Reason.DIVERT_BUSY)));
                }
            }
        }
        listener.delivered(envelope);
    }

    private void deliverVoice(Spool.Item item, Owner owner)
            throws IOException, Mailboxes.UnknownMailbox {
        var envelope = item.envelope();
        var codec = Switches.codec(owner.umMailbox(), owner.plan());
        try (var encoded = audioFiles.encode(item.audio(), codec)) {
            var spoken = Duration.ofMillis(item.samples() / 8);
            mailboxes.deliver(
                    envelope.mailbox(),
                    format.compose(
                            new UmMessage.Voice(
                                    envelope.id(),
                                    recipient(owner),
                                    envelope.started().plus(spoken),
                                    envelope.callId(),
                                    caller(envelope),
                                    envelope.called(),
                                    encoded.length(),
                                    encoded.audio(),
                                    encoded.extension(),
                                    item.marks(),
                                    item.isInterrupted(),
                                    owner.policy()
                                            .flatMap(each ->
                                                    each.find(MailboxPolicy.VOICE_MAIL_TEXT)))));
        }
    }

    private Optional<Owner> owner(Envelope envelope) {
        return directory.read(reader ->
                reader.find(envelope.mailbox())
                        .map(Mailbox::new)
                        .map(mailbox -> {
                            var um = UmMailbox.ofMailbox(reader, mailbox.id());
                            var policy =
                                    um.flatMap(each -> reader.find(each.policy()))
                                            .map(MailboxPolicy::new);
                            var plan =
                                    policy.flatMap(each -> reader.find(each.dialPlan()))
                                            .map(DialPlan::new);
                            return new Owner(mailbox, um, policy, plan);
                        }));
    }

    private static boolean wantsMissedCalls(Owner owner) {
        return owner.umMailbox().isPresent()
                && owner.policy().isPresent()
                && owner.plan().isPresent()
                && new Switches(
                                owner.plan().get(),
                                owner.policy().get(),
                                owner.mailbox(),
                                owner.umMailbox().get())
                        .may(Feature.MissedCallNotice)
                        .isAllowed();
    }

    private UmMessage.Recipient recipient(Owner owner) {
        return new UmMessage.Recipient(
                owner.mailbox().displayName(),
                owner.mailbox().primarySmtpAddress(),
                owner.plan().map(DialPlan::language).orElse("en-US"),
                owner.mailbox().find(Mailbox.TIME_ZONE).orElse(defaultZone.getId()));
    }

    private static UmMessage.Caller caller(Envelope envelope) {
        return new UmMessage.Caller(
                envelope.caller(), envelope.callerName(), envelope.callerAddress());
    }
}
