package org.mynah.um.answering;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mynah.um.Call;
import org.mynah.um.Choices;
import org.mynah.um.Choices.Choice;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.Recording;
import org.mynah.um.RecordingLimits;
import org.mynah.um.Spool;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.message.Marks;

/**
 * The caller speaks after the tone, and after pound chooses what becomes of it (call flows §4.3).
 * One thread.
 */
final class Deposit {

    /** A warning beep sounds so long before the longest length. */
    private static final Duration WARNING = Duration.ofSeconds(10);

    /** Silences and keys without meaning before the message is sent as it is. */
    private static final int SILENCES = 3;

    private enum Level {
        RECORDING,
        MESSAGE,
        SEND,
        CANCEL
    }

    /**
     * Level A: 1 accept, 2 replay, 3 erase and re-record, 4 continue, star cancel, pound send as it
     * is.
     */
    private enum RecordingOption implements Choice {
        ACCEPT("1"),
        REPLAY("2"),
        RERECORD("3"),
        CONTINUE("4"),
        CANCEL("*"),
        SEND("#");

        private final String keys;

        RecordingOption(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    /** Level B: pound send now, 1 importance, star back. */
    private enum MessageOption implements Choice {
        SEND("#"),
        IMPORTANCE("1"),
        BACK("*");

        private final String keys;

        MessageOption(String keys) {
            this.keys = keys;
        }

        @Override
        public String keys() {
            return keys;
        }
    }

    private final Call call;
    private final DialPlan plan;
    private final Spool.Pending message;
    private final Runnable whenLeft;
    private Duration speech = Duration.ZERO;
    private boolean isImportant;

    /**
     * Begins a deposit.
     *
     * @param whenLeft is told once the message is committed, also when a hang-up unwinds the flow
     *     afterwards
     */
    Deposit(Call call, DialPlan plan, Spool.Pending message, Runnable whenLeft) {
        this.call = call;
        this.plan = plan;
        this.message = message;
        this.whenLeft = whenLeft;
    }

    /** Records and, after pound, offers the options; hanging up anywhere sends what was said. */
    void take() throws IOException {
        var end = record();
        var send = true;
        try {
            send =
                    switch (end) {
                        case HUNG_UP, SILENCE -> true;
                        case POUND -> options();
                        case LONGEST -> {
                            call.playThrough(Phrase.Fixed.RECORDING_LIMIT_REACHED);
                            yield options();
                        }
                    };
        } finally {
            // A hang-up in the menu passes here too: callers are told that they may just hang up.
            send = send && finish();
        }
        if (send && end != Recording.End.HUNG_UP) {
            call.playThrough(Phrase.Fixed.MESSAGE_SENT);
            call.playThrough(Phrase.Fixed.GOODBYE);
        }
    }

    private boolean finish() throws IOException {
        if (speech.compareTo(CallAnswering.SHORTEST_MESSAGE) < 0) {
            message.discard();
            return false;
        }
        message.mark(new Marks(isImportant, false));
        message.commit();
        whenLeft.run();
        return true;
    }

    private Recording.End record() {
        var longest = room();
        var limits = new RecordingLimits(longest, plan.recordingIdleTimeout(), WARNING);
        var recording = call.record(message.audio(), limits);
        speech = speech.plus(recording.speech());
        return recording.end();
    }

    private Duration room() {
        var left = plan.longestRecording().minus(message.audio().length());
        return left.compareTo(Duration.ofSeconds(1)) > 0 ? left : Duration.ofSeconds(1);
    }

    private boolean mayContinue() {
        return plan.longestRecording()
                        .minus(message.audio().length())
                        .compareTo(plan.recordingIdleTimeout())
                > 0;
    }

    /** Whether the message is to be sent. */
    private boolean options() throws IOException {
        var level = Level.RECORDING;
        while (true) {
            switch (level) {
                case RECORDING -> level = recordingOptions();
                case MESSAGE -> level = messageOptions();
                case SEND -> {
                    return true;
                }
                case CANCEL -> {
                    message.discard();
                    speech = Duration.ZERO;
                    call.playThrough(Phrase.Fixed.MESSAGE_CANCELLED);
                    call.playThrough(Phrase.Fixed.GOODBYE);
                    return false;
                }
            }
        }
    }

    private Level recordingOptions() throws IOException {
        var offered = new ArrayList<>(List.of(RecordingOption.values()));
        if (!mayContinue()) {
            offered.remove(RecordingOption.CONTINUE);
        }
        var menu =
                mayContinue()
                        ? Phrase.Fixed.RECORDING_OPTIONS
                        : Phrase.Fixed.RECORDING_OPTIONS_AT_LIMIT;
        var chosen = Choices.choose(call, menu, offered, failures());
        if (chosen.isEmpty()) {
            return Level.SEND;
        }
        return switch (chosen.get()) {
            case ACCEPT -> Level.MESSAGE;
            case SEND -> Level.SEND;
            case CANCEL -> Level.CANCEL;
            case REPLAY -> {
                call.play(new Prompt.Recorded(message.recorded()));
                yield Level.RECORDING;
            }
            case RERECORD -> {
                message.audio().truncate(Duration.ZERO);
                speech = Duration.ZERO;
                yield again();
            }
            case CONTINUE -> again();
        };
    }

    private Level again() {
        call.playThrough(new Prompt.Beep());
        return switch (record()) {
            case HUNG_UP, SILENCE -> Level.SEND;
            case POUND, LONGEST -> Level.RECORDING;
        };
    }

    private Level messageOptions() {
        var menu =
                isImportant ? Phrase.Fixed.MESSAGE_OPTIONS_IMPORTANT : Phrase.Fixed.MESSAGE_OPTIONS;
        var chosen = Choices.choose(call, menu, List.of(MessageOption.values()), failures());
        if (chosen.isEmpty()) {
            return Level.SEND;
        }
        return switch (chosen.get()) {
            case SEND -> Level.SEND;
            case BACK -> Level.RECORDING;
            case IMPORTANCE -> {
                isImportant = !isImportant;
                call.play(isImportant ? Phrase.Fixed.MARKED_IMPORTANT : Phrase.Fixed.MARKED_NORMAL);
                yield Level.MESSAGE;
            }
        };
    }

    private int failures() {
        return Math.min(SILENCES, plan.get(DialPlan.INPUT_FAILURES));
    }
}
