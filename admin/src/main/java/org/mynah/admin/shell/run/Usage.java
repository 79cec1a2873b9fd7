package org.mynah.admin.shell.run;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What the running script has used up of its {@link Limits}. One thread. */
final class Usage {

    private final Limits limits;
    private final Clock clock;
    private int depth;
    private long rounds;
    private long lines;
    private Instant deadline = Instant.MAX;

    Usage(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A script begins. */
    void begin() {
        depth = 0;
        rounds = 0;
        lines = 0;
        deadline = clock.instant().plus(limits.longestRun());
    }

    void enter() {
        if (++depth > limits.deepest()) {
            depth = 0;
            throw ended(
                    "The script is nested deeper than %d levels; a function may call itself for ever."
                            .formatted(limits.deepest()),
                    "CallDepthOverflow");
        }
    }

    void leave() {
        depth = Math.max(0, depth - 1);
    }

    void round() {
        if (++rounds > limits.mostRounds()) {
            throw ended(
                    "The loops of the script made more than %d rounds."
                            .formatted(limits.mostRounds()),
                    "LoopLimit");
        }
        checkTime();
    }

    void line() {
        if (++lines > limits.mostLines()) {
            throw ended(
                    "The script printed more than %d lines.".formatted(limits.mostLines()),
                    "OutputLimit");
        }
    }

    void checkTime() {
        if (clock.instant().isAfter(deadline)) {
            throw ended("The script ran longer than " + limits.longestRun() + ".", "ScriptTimeout");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw ended("The script was stopped.", "PipelineStopped");
        }
    }

    private static ScriptError ended(String message, String id) {
        return ScriptError.beyond(List.of(ErrorRecord.ofScript(message, id)));
    }
}
