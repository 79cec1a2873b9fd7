package org.mynah.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.PcmSource;

class PlaybackTest {

    /** Frame n holds the level 100 × (n + 1), so what is heard tells where it is from. */
    private static final int FRAMES = 200;

    private SteppedEngine engine;
    private TestPhone phone;
    private MediaSession session;

    @BeforeEach
    void call() throws IOException {
        engine = new SteppedEngine();
        phone = new TestPhone("127.0.0.1", 1);
        session = engine.open();
        session.start(MediaFlow.to(phone.address(), G711.ULAW));
    }

    @AfterEach
    void hangUp() throws IOException {
        session.close();
        engine.close();
        phone.close();
    }

    private static short[] staircase() {
        var samples = new short[160 * FRAMES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (100 * (i / 160 + 1));
        }
        return samples;
    }

    /** Frames pass until one with sound comes; the number of the frame it is of. */
    private int nextFrame() throws IOException {
        var levels = MediaSessionTest.viaLaw(staircase());
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < giveUp) {
            engine.tick();
            for (var packet : phone.receiveAll()) {
                short level = MediaSessionTest.sound(packet)[0];
                for (int frame = 0; level != 0 && frame < FRAMES; frame++) {
                    if (levels[160 * frame] == level) {
                        return frame;
                    }
                }
            }
            LockSupport.parkNanos(500_000);
        }
        throw new AssertionError("nothing is playing");
    }

    private void tickUntil(BooleanSupplier condition) throws IOException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            engine.tick();
            LockSupport.parkNanos(500_000);
        }
    }

    @Test
    void it_pauses_where_it_is_and_resumes_there() throws IOException {
        try (var playback = session.play(PcmSource.of(staircase()))) {
            assertThat(nextFrame()).isZero();
            playback.pause();
            engine.pass(Duration.ofSeconds(1));
            phone.receiveAll();
            assertThat(playback.position()).isEqualTo(Duration.ofMillis(20));
            assertThat(playback.isPaused()).isTrue();
            playback.resume();
            assertThat(nextFrame()).isEqualTo(1);
        }
    }

    @Test
    void it_skips_both_ways_restarts_and_goes_to_the_end() throws IOException {
        try (var playback = session.play(PcmSource.of(staircase()))) {
            assertThat(playback.length()).contains(Duration.ofSeconds(4));
            assertThat(nextFrame()).isZero();
            playback.skip(Duration.ofMillis(400));
            assertThat(nextFrame()).isEqualTo(21);
            playback.skip(Duration.ofMillis(-200));
            assertThat(nextFrame()).isEqualTo(12);
            playback.restart();
            assertThat(nextFrame()).isZero();
            playback.skip(Duration.ofHours(-1));
            assertThat(nextFrame()).isZero();
            playback.toEnd();
            assertThat(playback.await()).isEqualTo(new PlaybackResult.Finished());
            assertThat(playback.position()).isEqualTo(Duration.ofSeconds(4));
            playback.restart();
            assertThat(nextFrame()).isZero();
            playback.skip(Duration.ofHours(1));
            tickUntil(playback::isFinished);
            assertThat(playback.await()).isEqualTo(new PlaybackResult.Finished());
        }
    }

    @Test
    void a_source_that_breaks_off_ends_the_playback_and_says_why() throws IOException {
        var broken =
                new PcmSource() {
                    @Override
                    public int read(short[] into, int offset, int length) throws IOException {
                        throw new IOException("disk gone");
                    }
                };
        try (var playback = session.play(broken)) {
            tickUntil(playback::isFinished);
            assertThat(playback.await()).isEqualTo(new PlaybackResult.Finished());
            assertThat(playback.failure())
                    .get()
                    .extracting(Throwable::getMessage)
                    .isEqualTo("disk gone");
        }
    }

    @Test
    void playing_anew_stops_and_closes_what_was_playing() throws IOException {
        var closed = new java.util.concurrent.CountDownLatch(1);
        var first =
                session.play(
                        new PcmSource() {
                            @Override
                            public int read(short[] into, int offset, int length) {
                                return length;
                            }

                            @Override
                            public void close() {
                                closed.countDown();
                            }
                        });
        try (var second = session.play(PcmSource.of(staircase()))) {
            assertThat(first.await()).isEqualTo(new PlaybackResult.Finished());
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(nextFrame()).isZero();
            assertThat(second.isFinished()).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
