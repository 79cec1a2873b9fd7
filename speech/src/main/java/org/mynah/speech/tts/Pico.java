package org.mynah.speech.tts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions of {@code libttspico.so.0} that are needed. Immutable. */
record Pico(
        MethodHandle initialize,
        MethodHandle terminate,
        MethodHandle loadResource,
        MethodHandle resourceName,
        MethodHandle createVoice,
        MethodHandle addResource,
        MethodHandle newEngine,
        MethodHandle disposeEngine,
        MethodHandle putText,
        MethodHandle getData,
        MethodHandle resetEngine) {

    /** What every function returns when it did its work. */
    static final int OK = 0;

    /** {@code getData}: nothing is left to be spoken. */
    static final int IDLE = 200;

    /** {@code getData}: there may be more. */
    static final int BUSY = 201;

    /** Handles are 64 bits wide; functions take pointers to them where they change them. */
    @SuppressWarnings("restricted") // Calling a C library is what this class is for.
    static Pico load(Path library) throws SynthesisException {
        try {
            var symbols = SymbolLookup.libraryLookup(library, Arena.global());
            return new Pico(
                    // (memory, size in bytes, out system)
                    bind(symbols, "pico_initialize", ADDRESS, JAVA_INT, ADDRESS),
                    bind(symbols, "pico_terminate", ADDRESS),
                    // (system, file name, out resource)
                    bind(symbols, "pico_loadResource", ADDRESS, ADDRESS, ADDRESS),
                    // (system, resource, out name)
                    bind(symbols, "pico_getResourceName", ADDRESS, ADDRESS, ADDRESS),
                    bind(symbols, "pico_createVoiceDefinition", ADDRESS, ADDRESS),
                    bind(symbols, "pico_addResourceToVoiceDefinition", ADDRESS, ADDRESS, ADDRESS),
                    // (system, voice name, out engine)
                    bind(symbols, "pico_newEngine", ADDRESS, ADDRESS, ADDRESS),
                    bind(symbols, "pico_disposeEngine", ADDRESS, ADDRESS),
                    // (engine, text, size, out taken)
                    bind(symbols, "pico_putTextUtf8", ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS),
                    // (engine, buffer, size, out received, out type)
                    bind(symbols, "pico_getData", ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS, ADDRESS),
                    bind(symbols, "pico_resetEngine", ADDRESS, JAVA_INT));
        } catch (RuntimeException e) {
            throw new SynthesisException(
                    "pico: " + library + " cannot be used: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("restricted") // As above.
    private static MethodHandle bind(SymbolLookup symbols, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }
}
