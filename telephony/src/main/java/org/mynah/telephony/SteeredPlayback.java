package org.mynah.telephony;

import java.time.Duration;
import java.util.Optional;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.engine.Playback;
import org.mynah.media.engine.PlaybackResult;
import org.mynah.um.Audio;
import org.mynah.um.Call;
import org.mynah.um.Heard;

/**
 * A message that its listener steers by keys. The line carries one sound at a time: a prompt that
 * is played meanwhile displaces it, and {@link #resume} opens it anew where it was. One thread, the
 * call's own.
 */
final class SteeredPlayback implements Call.Playback {

    private static final short[] NOTHING = {};

    private final SipCall call;
    private final Audio audio;
    private final Duration length;
    private Playback sound;
    private boolean paused;
    private boolean displaced;
    private boolean closed;

    /** Where it was when a prompt displaced it. */
    private Duration left = Duration.ZERO;

    /** Starts to play. */
    SteeredPlayback(SipCall call, Audio audio) {
        this.call = call;
        this.audio = audio;
        this.sound = call.session().play(open());
        this.length = sound.length().orElse(Duration.ZERO);
        call.sounding(sound);
    }

    private PcmSource open() {
        return PromptSounds.steerable(audio).orElseGet(() -> PcmSource.of(NOTHING));
    }

    @Override
    public Optional<Heard> await(Duration atMost) {
        return call.verb(() -> awaitKeyOrEnd(atMost));
    }

    private Optional<Heard> awaitKeyOrEnd(Duration atMost) {
        var remaining = SipCall.shorter(atMost, call.timeLeft());
        var until = System.nanoTime() + remaining.toNanos();
        while (true) {
            // A sound that was displaced is paused: only a key can come.
            var result =
                    displaced
                            ? call.session()
                                    .nextDigit(remaining)
                                    .<PlaybackResult>map(PlaybackResult.Pressed::new)
                            : sound.await(remaining);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            switch (result.get()) {
                case PlaybackResult.Finished() -> {
                    return Optional.of(new Heard.Finished());
                }
                case PlaybackResult.Pressed(char key) when SipCall.isKey(key) -> {
                    return Optional.of(new Heard.Pressed(key));
                }
                case PlaybackResult.Pressed(char _) ->
                        remaining = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            }
        }
    }

    @Override
    public void skip(Duration by) {
        if (displaced) {
            left = bounded(left.plus(by));
        } else {
            sound.skip(by);
        }
    }

    private Duration bounded(Duration position) {
        return position.isNegative() ? Duration.ZERO : SipCall.shorter(position, length);
    }

    @Override
    public void restart() {
        if (displaced) {
            left = Duration.ZERO;
        } else {
            sound.restart();
        }
    }

    @Override
    public void toEnd() {
        if (displaced) {
            left = length;
        } else {
            sound.toEnd();
        }
    }

    @Override
    public void pause() {
        paused = true;
        sound.pause();
    }

    @Override
    public void resume() {
        paused = false;
        if (displaced && !closed) {
            displaced = false;
            sound = call.verb(() -> call.session().play(open()));
            sound.pause();
            sound.skip(left);
            call.sounding(sound);
        }
        sound.resume();
    }

    /** Another sound takes the line; this one keeps its place. */
    void displace() {
        if (!displaced) {
            left = position();
            displaced = true;
            sound.close();
        }
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public Duration position() {
        return displaced ? left : sound.position();
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            left = position();
            displaced = true;
            sound.close();
            call.forget(this);
        }
    }
}
