package org.mynah.admin.shell.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far a long run of commands is, shown now and then at a terminal. One thread. */
final class Progress {

    /** Nothing is shown before this, and not more often. */
    static final Duration PACE = Duration.ofMillis(500);

    private final Console console;
    private final Clock clock;
    private long done;
    private long failed;
    private Instant next = Instant.MAX;
    private boolean isShown;

    Progress(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    void begin() {
        done = 0;
        failed = 0;
        next = clock.instant().plus(PACE);
    }

    /** A command of the server has run. */
    void count(boolean hasFailed) {
        done++;
        failed += hasFailed ? 1 : 0;
        var now = clock.instant();
        if (now.isAfter(next)) {
            next = now.plus(PACE);
            isShown = true;
            console.progress("%d commands, %d failed".formatted(done, failed));
        }
    }

    void end() {
        if (isShown) {
            console.progress("");
            isShown = false;
        }
    }
}
