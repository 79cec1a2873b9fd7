package org.mynah.um.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.mynah.um.Call;
import org.mynah.um.Choices;
import org.mynah.um.Choices.Choice;
import org.mynah.um.Greetings;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.RecordingLimits;
import org.mynah.um.directory.DialPlan;

/** Personal options by telephone: greetings, recorded name, PIN (Outlook Voice Access §9). */
final class PersonalOptions {

    /** The longest recorded name. */
    static final Duration LONGEST_NAME = Duration.ofSeconds(10);

    private final Greetings greetings;
    private final PinChange pinChange;

    PersonalOptions(Greetings greetings, PinChange pinChange) {
        this.greetings = greetings;
        this.pinChange = pinChange;
    }

    /** 2 record greetings, 3 change PIN, 0 repeat, star main menu. */
    private enum Option implements Choice {
        GREETINGS("2"),
        CHANGE_PIN("3"),
        MAIN_MENU("*");

        private final String keys;

        Option(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /** 1 personal greeting, 3 recorded name, star back (Outlook Voice Access §9.1). */
    private enum GreetingOption implements Choice {
        PERSONAL("1"),
        NAME("3"),
        BACK("*");

        private final String keys;

        GreetingOption(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /** 2 record again, 7 back to the system greeting, star back. */
    private enum Existing implements Choice {
        RECORD("2"),
        REMOVE("7"),
        BACK("*");

        private final String keys;

        Existing(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /** 1 accept, 2 replay, 3 record again, star cancel. */
    private enum Recorded implements Choice {
        ACCEPT("1"),
        REPLAY("2"),
        RERECORD("3"),
        CANCEL("*");

        private final String keys;

        Recorded(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /** Runs the menu; the session that comes back has the new PIN if it was changed. */
    Session run(Call call, Session signedIn) throws IOException {
        var session = signedIn;
        while (session.holds()) {
            var chosen =
                    Choices.choose(
                            call,
                            Phrase.Fixed.PERSONAL_OPTIONS,
                            List.of(Option.values()),
                            failures(session));
            if (chosen.isEmpty()) {
                return session;
            }
            switch (chosen.get()) {
                case GREETINGS -> greetings(call, session);
                case CHANGE_PIN -> {
                    var changed = pinChange.ask(call, session);
                    if (changed.isEmpty()) {
                        call.playThrough(Phrase.Fixed.PIN_NOT_CHANGED);
                    }
                    session = changed.orElse(session);
                }
                case MAIN_MENU -> {
                    return session;
                }
            }
        }
        return session;
    }

    private void greetings(Call call, Session session) throws IOException {
        while (session.holds()) {
            var chosen =
                    Choices.choose(
                            call,
                            Phrase.Fixed.GREETING_OPTIONS,
                            List.of(GreetingOption.values()),
                            failures(session));
            if (chosen.isEmpty()) {
                return;
            }
            switch (chosen.get()) {
                case PERSONAL -> greeting(call, session, Greetings.Kind.PERSONAL);
                case NAME -> greeting(call, session, Greetings.Kind.NAME);
                case BACK -> {
                    return;
                }
            }
        }
    }

    private void greeting(Call call, Session session, Greetings.Kind kind) throws IOException {
        var mailbox = session.mailbox().id();
        var present = greetings.find(mailbox, kind);
        if (present.isPresent()) {
            var chosen =
                    Choices.choose(
                            call,
                            Prompt.of(
                                    new Prompt.Recorded(present.get()),
                                    Phrase.Fixed.GREETING_EXISTS),
                            List.of(Existing.values()),
                            failures(session));
            if (chosen.isEmpty() || chosen.get() == Existing.BACK) {
                return;
            }
            if (chosen.get() == Existing.REMOVE) {
                greetings.remove(mailbox, kind);
                call.playThrough(Phrase.Fixed.GREETING_REMOVED);
                return;
            }
        }
        record(call, session, kind);
    }

    /** The recording in use is replaced only on accept. */
    private void record(Call call, Session session, Greetings.Kind kind) throws IOException {
        var longest =
                kind == Greetings.Kind.NAME ? LONGEST_NAME : session.policy().longestGreeting();
        var limits =
                new RecordingLimits(longest, session.plan().recordingIdleTimeout(), Duration.ZERO);
        try (var draft = greetings.record(session.mailbox().id(), kind)) {
            while (true) {
                draft.audio().truncate(Duration.ZERO);
                call.play(
                        kind == Greetings.Kind.NAME
                                ? Phrase.Fixed.RECORD_NAME
                                : Phrase.Fixed.RECORD_GREETING);
                call.playThrough(new Prompt.Beep());
                var recording = call.record(draft.audio(), limits);
                if (recording.speech().isZero()) {
                    call.playThrough(Phrase.Fixed.NOTHING_RECORDED);
                    return;
                }
                var chosen = settle(call, session, draft);
                if (chosen == Recorded.ACCEPT) {
                    draft.accept();
                    call.playThrough(Phrase.Fixed.GREETING_SAVED);
                    return;
                }
                if (chosen == Recorded.CANCEL) {
                    return;
                }
            }
        }
    }

    private static Recorded settle(Call call, Session session, Greetings.Draft draft) {
        while (true) {
            var chosen =
                    Choices.choose(
                            call,
                            Phrase.Fixed.GREETING_RECORDED,
                            List.of(Recorded.values()),
                            failures(session));
            if (chosen.isEmpty()) {
                return Recorded.CANCEL;
            }
            if (chosen.get() != Recorded.REPLAY) {
                return chosen.get();
            }
            call.play(new Prompt.Recorded(draft.recorded()));
        }
    }

    private static int failures(Session session) {
        return session.plan().get(DialPlan.INPUT_FAILURES);
    }
}
