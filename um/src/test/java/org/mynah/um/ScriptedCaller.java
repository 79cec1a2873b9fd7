package org.mynah.um;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mynah.um.record.CallNotes;

/**
 * A caller who follows a script, without time: what he hears is noted as text, what he does is
 * taken from the script when the flow asks. When the script ends he hangs up.
 */
public final class ScriptedCaller implements Call {

    private sealed interface Act {
        record Listens() implements Act {}

        record Presses(char key) implements Act {}

        record Waits() implements Act {}

        record Speaks(Duration how, Recording.End end) implements Act {}

        record HangsUp() implements Act {}

        record Does(Runnable what) implements Act {}
    }

    /** A flow under test. */
    public interface Flow {
        void run(Call call) throws IOException;
    }

    private final Deque<Act> script = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private CallParties parties =
            new CallParties(
                    "call-1@pbx.contoso.com",
                    "51234",
                    Optional.of("4255550100"),
                    Optional.empty(),
                    CallParties.Reason.DIVERT_NO_ANSWER,
                    Instant.parse("2026-03-02T10:00:00Z"));
    private final CallNotes notes = new CallNotes();
    private boolean isAnswered;
    private BooleanSupplier mayGoOn = () -> true;
    private Prompt lastWord = Prompt.of();
    private boolean isBrokenOff;
    private boolean transferWorks = true;

    /** Lets a prompt play to its end. */
    public ScriptedCaller listens() {
        return act(new Act.Listens());
    }

    /** Presses keys one after another. */
    public ScriptedCaller presses(String keys) {
        keys.chars().forEach(key -> act(new Act.Presses((char) key)));
        return this;
    }

    /** Does nothing when a key is awaited. */
    public ScriptedCaller waits() {
        return act(new Act.Waits());
    }

    /** Speaks when recorded, then hangs up. */
    public ScriptedCaller speaksAndHangsUp(Duration how) {
        return act(new Act.Speaks(how, Recording.End.HUNG_UP));
    }

    /** Speaks when recorded, ending in this way. */
    public ScriptedCaller speaks(Duration how, Recording.End end) {
        return act(new Act.Speaks(how, end));
    }

    /** Hangs up. */
    public ScriptedCaller hangsUp() {
        return act(new Act.HangsUp());
    }

    /** Something happens elsewhere meanwhile. */
    public ScriptedCaller meanwhile(Runnable what) {
        return act(new Act.Does(what));
    }

    /** Calls without a number. */
    public ScriptedCaller withheld() {
        return from(Optional.empty());
    }

    /** Calls from a number. */
    public ScriptedCaller from(String number) {
        return from(Optional.of(number));
    }

    private ScriptedCaller from(Optional<String> number) {
        parties =
                new CallParties(
                        parties.callId(),
                        parties.called(),
                        number,
                        Optional.empty(),
                        parties.reason(),
                        parties.arrived());
        return this;
    }

    /** Transfers fail for this caller. */
    public ScriptedCaller transfersFail() {
        transferWorks = false;
        return this;
    }

    private ScriptedCaller act(Act act) {
        script.add(act);
        return this;
    }

    /** Runs a flow to its end, whoever ends it. */
    public void calls(Flow flow) {
        try {
            flow.run(this);
            heard.add("END");
        } catch (CallerHungUp _) {
            if (isBrokenOff) {
                note(lastWord);
                heard.add("END");
            } else {
                heard.add("HUNG UP");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What was heard, in order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public CallParties parties() {
        return parties;
    }

    @Override
    public CallNotes notes() {
        return notes;
    }

    @Override
    public void answer() {
        isAnswered = true;
    }

    /** Whether the call was answered. */
    public boolean isAnswered() {
        return isAnswered;
    }

    private void note(Prompt prompt) {
        switch (prompt) {
            case Prompt.Sequence(var prompts) -> prompts.forEach(this::note);
            case Prompt.Beep() -> heard.add("BEEP");
            case Prompt.Recorded(var audio) -> heard.add("AUDIO " + length(audio).toMillis());
            case Phrase phrase -> heard.add(phrase.toString());
        }
    }

    private static Duration length(Audio audio) {
        try (var in = audio.open()) {
            return Duration.ofMillis(in.readAllBytes().length / 16);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets happen what the script says happens meanwhile, and looks whether the call may go on. */
    private void meantime() {
        while (script.peek() instanceof Act.Does(Runnable what)) {
            script.remove();
            what.run();
        }
        if (isBrokenOff || !mayGoOn.getAsBoolean()) {
            isBrokenOff = true;
            throw new CallerHungUp();
        }
    }

    @Override
    public void goOnWhile(BooleanSupplier condition, Prompt word) {
        mayGoOn = condition;
        lastWord = word;
    }

    private Act next() {
        meantime();
        var act = script.poll();
        return act == null ? new Act.HangsUp() : act;
    }

    @Override
    public Heard play(Prompt prompt) {
        note(prompt);
        meantime();
        // A caller without instructions for this prompt listens to it; keys are typed ahead.
        return switch (script.peek()) {
            case Act.Presses(char key) -> {
                script.remove();
                yield new Heard.Pressed(key);
            }
            case Act.Listens() -> {
                script.remove();
                yield new Heard.Finished();
            }
            case Act.HangsUp() -> throw new CallerHungUp();
            case null -> throw new CallerHungUp();
            default -> new Heard.Finished();
        };
    }

    @Override
    public void playThrough(Prompt prompt) {
        note(prompt);
        if (script.peek() instanceof Act.HangsUp) {
            throw new CallerHungUp();
        }
    }

    @Override
    public Optional<Character> awaitKey(Duration within) {
        return switch (next()) {
            case Act.Presses(char key) -> Optional.of(key);
            case Act.Waits(), Act.Listens() -> Optional.empty();
            case Act.Speaks speaks -> {
                script.addFirst(speaks);
                yield Optional.empty();
            }
            case Act.HangsUp(), Act.Does _ -> throw new CallerHungUp();
        };
    }

    @Override
    public boolean pressedAgain(char key, Duration within) {
        if (script.peek() instanceof Act.Presses(char pressed) && pressed == key) {
            script.remove();
            return true;
        }
        return false;
    }

    @Override
    public void forgetKeys() {
        // The script's keys are pressed when they are asked for, so none is typed ahead.
    }

    @Override
    public Playback start(Audio audio) {
        heard.add("PLAYS " + length(audio).toMillis());
        return new ScriptedPlayback(length(audio));
    }

    @Override
    public Recording record(AudioSink into, RecordingLimits limits) {
        Act act;
        try {
            act = next();
        } catch (CallerHungUp _) {
            // A recording returns what was said, whatever ended it.
            return new Recording(into.length(), Duration.ZERO, Recording.End.HUNG_UP);
        }
        if (!(act instanceof Act.Speaks(Duration how, Recording.End end))) {
            return new Recording(into.length(), Duration.ZERO, Recording.End.HUNG_UP);
        }
        try {
            var samples = new short[(int) (how.toMillis() * AudioSink.SAMPLE_RATE / 1000)];
            into.write(samples, 0, samples.length);
            into.sync();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (end == Recording.End.HUNG_UP) {
            script.clear();
            script.add(new Act.HangsUp());
        }
        return new Recording(into.length(), how, end);
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void speakIn(String language) {
        heard.add("LANGUAGE " + language);
    }

    @Override
    public boolean transfer(String number) {
        heard.add("TRANSFER " + number);
        return transferWorks;
    }

    @Override
    public void hangUp() {
        heard.add("HANG UP");
    }

    /** Plays in no time; position is where keys left it, or the end. */
    private final class ScriptedPlayback implements Playback {
        private final Duration length;
        private Duration position = Duration.ZERO;
        private boolean isPaused;

        ScriptedPlayback(Duration length) {
            this.length = length;
        }

        @Override
        public Optional<Heard> await(Duration atMost) {
            return switch (next()) {
                case Act.Presses(char key) -> Optional.of(new Heard.Pressed(key));
                case Act.Listens() -> {
                    position = length;
                    yield Optional.of(new Heard.Finished());
                }
                case Act.Waits() -> {
                    position = position.plus(atMost);
                    yield Optional.empty();
                }
                case Act.Speaks _, Act.HangsUp(), Act.Does _ -> throw new CallerHungUp();
            };
        }

        @Override
        public void skip(Duration by) {
            position = position.plus(by);
            heard.add("SKIP " + by.toSeconds());
        }

        @Override
        public void restart() {
            position = Duration.ZERO;
            heard.add("RESTART");
        }

        @Override
        public void toEnd() {
            position = length;
        }

        @Override
        public void pause() {
            isPaused = true;
        }

        @Override
        public void resume() {
            isPaused = false;
        }

        @Override
        public boolean isPaused() {
            return isPaused;
        }

        @Override
        public Duration position() {
            return position;
        }

        @Override
        public Duration length() {
            return length;
        }

        @Override
        public void close() {
            heard.add("STOP");
        }
    }
}
