package org.mynah.speech.tts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One Pico engine with one voice in memory of its own; a Pico system holds at most one engine. One
 * thread at a time.
 */
final class PicoVoice implements AutoCloseable {

    /** Sample rate of all Pico voices in Hz. */
    static final int RATE = 16_000;

    private static final int SYSTEM_BYTES = 4 << 20;
    private static final int LONGEST_RESOURCE_NAME = 200;
    private static final int CHUNK_BYTES = 128;

    /** {@code getData} may be busy so often in a row without sound before it counts as stuck. */
    private static final int MOST_EMPTY_STEPS = 1_000_000;

    private static final int SOFT_RESET = 0x10;
    private static final int MOST_SAMPLES = RATE * 60 * 10;

    private final Pico pico;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment systemHolder;
    private final MemorySegment engineHolder;
    private final MemorySegment engine;
    private final MemorySegment chunk;
    private final MemorySegment count;
    private final MemorySegment type;

    PicoVoice(Pico pico, Path textAnalysis, Path signalGeneration) throws SynthesisException {
        this.pico = pico;
        try {
            systemHolder = arena.allocate(ADDRESS);
            engineHolder = arena.allocate(ADDRESS);
            chunk = arena.allocate(CHUNK_BYTES, JAVA_SHORT.byteAlignment());
            count = arena.allocate(JAVA_SHORT);
            type = arena.allocate(JAVA_SHORT);
            engine = start(textAnalysis, signalGeneration);
        } catch (Throwable e) {
            arena.close();
            throw e instanceof SynthesisException known
                    ? known
                    : new SynthesisException("pico: cannot start: " + e.getMessage(), e);
        }
    }

    private MemorySegment start(Path textAnalysis, Path signalGeneration) throws Throwable {
        check(
                (int)
                        pico.initialize()
                                .invokeExact(
                                        arena.allocate(SYSTEM_BYTES, 16),
                                        SYSTEM_BYTES,
                                        systemHolder),
                "initialize");
        var system = systemHolder.get(ADDRESS, 0);
        var voice = arena.allocateFrom("mynah");
        check((int) pico.createVoice().invokeExact(system, voice), "create voice");
        addResource(system, voice, textAnalysis);
        addResource(system, voice, signalGeneration);
        check((int) pico.newEngine().invokeExact(system, voice, engineHolder), "new engine");
        return engineHolder.get(ADDRESS, 0);
    }

    private void addResource(MemorySegment system, MemorySegment voice, Path file)
            throws Throwable {
        var holder = arena.allocate(ADDRESS);
        check(
                (int)
                        pico.loadResource()
                                .invokeExact(system, arena.allocateFrom(file.toString()), holder),
                "load " + file);
        var name = arena.allocate(LONGEST_RESOURCE_NAME);
        check(
                (int) pico.resourceName().invokeExact(system, holder.get(ADDRESS, 0), name),
                "name of " + file);
        check((int) pico.addResource().invokeExact(system, voice, name), "add " + file);
    }

    /** Speaks; after a failure the engine is reset and may be used again. */
    short[] speak(String text) throws SynthesisException {
        var sound = new Samples(MOST_SAMPLES);
        try (var texts = Arena.ofConfined()) {
            // The terminating zero makes the engine speak an unfinished sentence.
            var bytes = texts.allocateFrom(text, StandardCharsets.UTF_8);
            long sent = 0;
            while (sent < bytes.byteSize() && !sound.isFull()) {
                short size = (short) Math.min(Short.MAX_VALUE, bytes.byteSize() - sent);
                check(
                        (int) pico.putText().invokeExact(engine, bytes.asSlice(sent), size, count),
                        "put text");
                sent += count.get(JAVA_SHORT, 0);
                drain(sound);
            }
            if (sound.isFull()) {
                reset();
            }
        } catch (Throwable e) {
            reset();
            throw e instanceof SynthesisException known
                    ? known
                    : new SynthesisException("pico: call failed: " + e, e);
        }
        return sound.toArray();
    }

    private void drain(Samples sound) throws Throwable {
        int empty = 0;
        int status = Pico.BUSY;
        while (status == Pico.BUSY && !sound.isFull()) {
            status =
                    (int)
                            pico.getData()
                                    .invokeExact(engine, chunk, (short) CHUNK_BYTES, count, type);
            int received = count.get(JAVA_SHORT, 0);
            if (received > 0) {
                sound.append(chunk.asSlice(0, received).toArray(JAVA_SHORT));
                empty = 0;
            } else if (++empty > MOST_EMPTY_STEPS) {
                throw new SynthesisException("pico: the engine does not come to an end");
            }
        }
        if (status != Pico.IDLE && status != Pico.BUSY) {
            throw new SynthesisException("pico: step failed with status " + status);
        }
    }

    private void reset() throws SynthesisException {
        try {
            check((int) pico.resetEngine().invokeExact(engine, SOFT_RESET), "reset");
        } catch (SynthesisException e) {
            throw e;
        } catch (Throwable e) {
            throw new SynthesisException("pico: reset failed: " + e, e);
        }
    }

    private static void check(int status, String step) throws SynthesisException {
        if (status != Pico.OK) {
            throw new SynthesisException("pico: " + step + " failed with status " + status);
        }
    }

    @Override
    public void close() {
        try {
            int disposed =
                    (int)
                            pico.disposeEngine()
                                    .invokeExact(systemHolder.get(ADDRESS, 0), engineHolder);
            int terminated = (int) pico.terminate().invokeExact(systemHolder);
            if (disposed != Pico.OK || terminated != Pico.OK) {
                throw new IllegalStateException(
                        "pico: close failed: " + disposed + ", " + terminated);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("pico: close failed", e);
        } finally {
            arena.close();
        }
    }
}
