package org.mynah.um.access;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mynah.um.Audio;
import org.mynah.um.Call;
import org.mynah.um.Choices;
import org.mynah.um.Choices.Choice;
import org.mynah.um.Heard;
import org.mynah.um.Mailboxes;
import org.mynah.um.Phrase;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.message.MailFormat;
import org.mynah.um.message.MailSummary;

/** Voice messages by telephone (Outlook Voice Access §4). */
final class VoiceMail {

    /** How far keys 1 and 3 move while a message plays. */
    static final Duration STEP = Duration.ofSeconds(5);

    /**
     * A running message is left at the latest so long after the account has been disabled
     * (directory §5, rule 4).
     */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Mailboxes mailboxes;
    private final MailFormat format;
    private final InstantSource clock;
    private final ZoneId defaultZone;

    VoiceMail(Mailboxes mailboxes, MailFormat format, InstantSource clock, ZoneId defaultZone) {
        this.mailboxes = mailboxes;
        this.format = format;
        this.clock = clock;
        this.defaultZone = defaultZone;
    }

    /**
     * Keys while a message plays and after it (Outlook Voice Access §4.1, §4.2): 1 back, 11
     * beginning, 2 pause, 3 forward, 33 end, pound next, 7 delete, 9 mark as unread, 0 the keys,
     * star main menu.
     */
    private enum Key implements Choice {
        REWIND("1"),
        BEGINNING("11"),
        PAUSE("2"),
        FORWARD("3"),
        END("33"),
        NEXT("#"),
        NEXT_UNREAD("##"),
        DELETE("7"),
        KEEP_NEW("9"),
        HELP("0"),
        MAIN_MENU("*");

        private final String keys;

        Key(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /**
     * Keys with a meaning after the message: 1 again, pound next, 7 delete, 9 mark as unread, star
     * main menu.
     */
    private static final List<Key> AFTER =
            List.of(Key.REWIND, Key.NEXT, Key.NEXT_UNREAD, Key.DELETE, Key.KEEP_NEW, Key.MAIN_MENU);

    private enum Step {
        NEXT,
        NEXT_UNREAD,
        AGAIN,
        LEAVE
    }

    /** Plays the messages one after another, unread ones first. Returns to the main menu. */
    void run(Call call, Session session) throws IOException {
        var messages = mailboxes.voiceMessages(session.mailbox().id());
        if (messages.isEmpty()) {
            call.playThrough(Phrase.Fixed.NO_MESSAGES);
            return;
        }
        if (messages.getFirst().isRead()) {
            call.playThrough(Phrase.Fixed.NO_NEW_MESSAGES);
        }
        for (int i = 0; i < messages.size(); ) {
            if (!session.holds()) {
                return;
            }
            var step = play(call, session, messages.get(i));
            switch (step) {
                case AGAIN -> {}
                case NEXT -> i++;
                case NEXT_UNREAD -> {
                    i++;
                    while (i < messages.size() && messages.get(i).isRead()) {
                        i++;
                    }
                }
                case LEAVE -> {
                    return;
                }
            }
        }
        call.playThrough(Phrase.Fixed.NO_MORE_MESSAGES);
    }

    private Step play(Call call, Session session, MailSummary message) throws IOException {
        var head = call.play(head(session, message));
        var audio = audio(session, message);
        if (audio.isEmpty()) {
            call.playThrough(Phrase.Fixed.MESSAGE_UNPLAYABLE);
            return afterMessage(call, session, message);
        }
        try (var listening = new Listening(call.start(audio.get()), session, message)) {
            var early =
                    head instanceof Heard.Pressed(char key)
                            ? listening.act(call, key)
                            : Optional.<Step>empty();
            if (early.isPresent()) {
                return early.get();
            }
            while (true) {
                var heard = listening.playback.await(LOOK_AGAIN);
                if (heard.isEmpty()) {
                    if (!session.holds()) {
                        return Step.LEAVE;
                    }
                    continue;
                }
                switch (heard.get()) {
                    case Heard.Finished() -> {
                        listening.finished();
                        return afterMessage(call, session, message);
                    }
                    case Heard.Pressed(char key) -> {
                        var step = listening.act(call, key);
                        if (step.isPresent()) {
                            return step.get();
                        }
                    }
                }
            }
        }
    }

    private Step afterMessage(Call call, Session session, MailSummary message) throws IOException {
        var chosen =
                Choices.choose(
                        call,
                        Phrase.Fixed.AFTER_MESSAGE,
                        AFTER,
                        session.plan().get(DialPlan.INPUT_FAILURES));
        return chosen.isEmpty() ? Step.LEAVE : decide(call, session, message, chosen.get());
    }

    /** What a key does to the message itself; playback keys mean hearing it again here. */
    private Step decide(Call call, Session session, MailSummary message, Key key)
            throws IOException {
        var mailbox = session.mailbox().id();
        return switch (key) {
            case NEXT, NEXT_UNREAD -> {
                mailboxes.markRead(mailbox, message.id(), true);
                yield key == Key.NEXT ? Step.NEXT : Step.NEXT_UNREAD;
            }
            case DELETE -> {
                mailboxes.delete(mailbox, message.id());
                call.playThrough(Phrase.Fixed.MESSAGE_DELETED);
                yield Step.NEXT;
            }
            case KEEP_NEW -> {
                mailboxes.markRead(mailbox, message.id(), false);
                call.playThrough(Phrase.Fixed.MESSAGE_KEPT_NEW);
                yield Step.NEXT;
            }
            case MAIN_MENU -> Step.LEAVE;
            case REWIND, BEGINNING, PAUSE, FORWARD, END, HELP -> Step.AGAIN;
        };
    }

    private Phrase head(Session session, MailSummary message) {
        return new Phrase.MessageHead(
                message.callerName(),
                message.callerNumber(),
                message.received(),
                clock.instant(),
                session.mailbox().find(Mailbox.TIME_ZONE).map(VoiceMail::zone).orElse(defaultZone),
                message.length(),
                !message.isRead(),
                message.isImportant());
    }

    private static ZoneId zone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : ZoneId.of("UTC");
    }

    private Optional<Audio> audio(Session session, MailSummary message) throws IOException {
        try (var mail = mailboxes.open(session.mailbox().id(), message.id())) {
            return format.audio(mail);
        }
    }

    /** One message being heard; closing it settles whether it counts as read. */
    private final class Listening implements AutoCloseable {

        private final Call.Playback playback;
        private final Session session;
        private final MailSummary message;
        private boolean isSettled;

        Listening(Call.Playback playback, Session session, MailSummary message) {
            this.playback = playback;
            this.session = session;
            this.message = message;
        }

        void finished() throws IOException {
            mailboxes.markRead(session.mailbox().id(), message.id(), true);
            isSettled = true;
        }

        /** What a key does while the message plays; empty: playing goes on. */
        Optional<Step> act(Call call, char pressed) throws IOException {
            var key = Choices.match(call, pressed, Arrays.asList(Key.values()));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            switch (key.get()) {
                case REWIND -> playback.skip(STEP.negated());
                case BEGINNING -> playback.restart();
                case FORWARD -> playback.skip(STEP);
                case END -> playback.toEnd();
                case PAUSE -> {
                    if (playback.isPaused()) {
                        playback.resume();
                    } else {
                        playback.pause();
                    }
                }
                case HELP -> {
                    playback.pause();
                    call.play(Phrase.Fixed.PLAYBACK_KEYS);
                    playback.resume();
                }
                case NEXT, NEXT_UNREAD, DELETE, KEEP_NEW -> {
                    playback.pause();
                    isSettled = true;
                    return Optional.of(decide(call, session, message, key.get()));
                }
                case MAIN_MENU -> {
                    return Optional.of(Step.LEAVE);
                }
            }
            return Optional.empty();
        }

        /**
         * A message that was left after its first half counts as read, also when the caller hung
         * up.
         */
        @Override
        public void close() throws IOException {
            var heard = playback.position();
            var length = playback.length();
            playback.close();
            if (!isSettled && heard.multipliedBy(2).compareTo(length) >= 0) {
                mailboxes.markRead(session.mailbox().id(), message.id(), true);
            }
        }
    }
}
