package org.mynah.media.engine;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.codec.Signals;
import org.mynah.media.rtp.RtpPacket;

/**
 * Measures two-way streams: each plays a prompt and records at once. Arguments: number of streams,
 * seconds. Prints the CPU of the engine's own threads, of the call threads and of the phones apart,
 * and the gaps between packets as a phone sees them. A measurement, not a test.
 */
final class EngineLoad {

    private static final System.Logger LOG = System.getLogger(EngineLoad.class.getName());

    private EngineLoad() {}

    public static void main(String[] arguments) throws Exception {
        int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var settings = new MediaSettings(21_000, 25_999, 2, Duration.ofSeconds(30));
        var recorded = new AtomicLong();
        var concealed = new AtomicLong();
        try (var engine = MediaEngine.start(settings)) {
            var sessions = new ArrayList<MediaSession>();
            var calls = new ArrayList<Thread>();
            var phones = new Phones(streams);
            for (int i = 0; i < streams; i++) {
                var session =
                        engine.open(InetAddress.ofLiteral("127.0.0.1"), _ -> {}).orElseThrow();
                session.start(
                        MediaFlow.to(phones.address(i), G711.ULAW)
                                .withTelephoneEvent(TestPhone.EVENTS));
                phones.remotes.add(session.localAddress());
                sessions.add(session);
                session.play(PcmSource.of(Signals.voice(i, -10, 8000 * (seconds + 5))));
                var recorder = session.record();
                calls.add(Thread.ofVirtual().start(() -> drain(recorder, recorded, concealed)));
            }
            var threads = ManagementFactory.getThreadMXBean();
            var pool = Thread.ofPlatform().daemon().start(phones);
            LockSupport.parkNanos(3_000_000_000L);
            phones.gaps.clear();
            recorded.set(0);
            concealed.set(0);
            long before = processNanos();
            long phonesBefore = threads.getThreadCpuTime(pool.threadId());
            long lanesBefore = laneNanos();
            long start = System.nanoTime();
            LockSupport.parkNanos(seconds * 1_000_000_000L);
            double wall = System.nanoTime() - start;
            double all = (processNanos() - before) / wall;
            double lanes = (laneNanos() - lanesBefore) / wall;
            double own = (threads.getThreadCpuTime(pool.threadId()) - phonesBefore) / wall;
            var gaps = List.copyOf(phones.gaps).stream().mapToLong(gap -> gap).sorted().toArray();
            say(
                    "%d streams, %d s: process %.3f cores, of which lanes %.3f, phones %.3f"
                            .formatted(streams, seconds, all, lanes, own));
            say(
                    "gap at the phone: p50 %.1f p99 %.1f p99.9 %.1f max %.1f ms of %d"
                            .formatted(
                                    gaps[gaps.length / 2] / 1e6,
                                    gaps[(int) (gaps.length * 0.99)] / 1e6,
                                    gaps[(int) (gaps.length * 0.999)] / 1e6,
                                    gaps[gaps.length - 1] / 1e6,
                                    gaps.length));
            long lost = sessions.stream().mapToLong(s -> s.statistics().lost()).sum();
            long late = sessions.stream().mapToLong(s -> s.statistics().late()).sum();
            long playback = sessions.stream().mapToLong(s -> s.statistics().playbackGaps()).sum();
            say(
                    "recorded frames %d, concealed %d, lost %d, late %d, playback gaps %d"
                            .formatted(recorded.get(), concealed.get(), lost, late, playback));
            for (var pacing : engine.pacing()) {
                say(
                        "lane: rounds %d, late %d, worst %d ms, skipped %d"
                                .formatted(
                                        pacing.rounds(),
                                        pacing.lateRounds(),
                                        pacing.worst().toMillis(),
                                        pacing.skipped()));
            }
            sessions.forEach(MediaSession::close);
            for (var call : calls) {
                call.join();
            }
        }
    }

    private static void say(String line) {
        LOG.log(System.Logger.Level.INFO, line);
    }

    private static void drain(Recorder recorder, AtomicLong recorded, AtomicLong concealed) {
        while (true) {
            switch (recorder.next()) {
                case RecordingEvent.Sound sound -> {
                    recorded.incrementAndGet();
                    concealed.addAndGet(sound.concealed() ? 1 : 0);
                }
                case RecordingEvent.Key _ -> {}
                case RecordingEvent.Ended _ -> {
                    return;
                }
            }
        }
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long laneNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mynah-media-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }

    /** All phones on one thread. */
    private static final class Phones implements Runnable {

        private final List<DatagramChannel> sockets = new ArrayList<>();
        private final List<InetSocketAddress> remotes = new ArrayList<>();
        private final List<Long> gaps = java.util.Collections.synchronizedList(new ArrayList<>());
        private final long[] last;
        private final Selector selector = Selector.open();

        Phones(int count) throws java.io.IOException {
            last = new long[count];
            for (int i = 0; i < count; i++) {
                var socket = DatagramChannel.open();
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
                socket.configureBlocking(false);
                socket.register(selector, SelectionKey.OP_READ, i);
                sockets.add(socket);
            }
        }

        InetSocketAddress address(int i) throws java.io.IOException {
            return (InetSocketAddress) sockets.get(i).getLocalAddress();
        }

        @Override
        public void run() {
            var in = ByteBuffer.allocateDirect(2048);
            var out = ByteBuffer.allocateDirect(2048);
            var voice = TestPhone.codes(Signals.voice(1, -10, 160 * 50));
            long next = System.nanoTime();
            try {
                for (int frame = 0; ; ) {
                    long wait = next - System.nanoTime();
                    selector.select(key -> read(key, in), Math.max(1, wait / 1_000_000));
                    if (System.nanoTime() < next) {
                        continue;
                    }
                    for (int i = 0; i < sockets.size(); i++) {
                        out.clear();
                        RtpPacket.writeHeader(out, false, 0, frame & 0xFFFF, 160 * frame, i);
                        out.put(
                                Arrays.copyOfRange(
                                        voice, 160 * (frame % 50), 160 * (frame % 50) + 160));
                        sockets.get(i).send(out.flip(), remotes.get(i));
                    }
                    frame++;
                    next += 20_000_000;
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void read(SelectionKey key, ByteBuffer in) {
            int i = (Integer) key.attachment();
            try {
                while (((DatagramChannel) key.channel()).receive(in.clear()) != null) {
                    long now = System.nanoTime();
                    if (last[i] != 0) {
                        gaps.add(now - last[i]);
                    }
                    last[i] = now;
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
