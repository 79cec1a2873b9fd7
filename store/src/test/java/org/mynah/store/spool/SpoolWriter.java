package org.mynah.store.spool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.mynah.store.disk.RealDisk;

/**
 * A process that leaves one message after the other and tells each step after it was taken, until
 * it is killed. Started by {@link SpoolKillTest}.
 */
final class SpoolWriter {

    static final int FRAME = 160;
    static final int FRAMES = 40;

    private SpoolWriter() {}

    /**
     * Writes for ever.
     *
     * @param arguments the spool's folder
     */
    public static void main(String[] arguments) throws IOException {
        var spool = FileSpool.open(new RealDisk(), Path.of(arguments[0]), SpoolLimits.DEFAULT);
        var told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 0; ; i++) {
            try (var pending = spool.open(SpoolContract.envelope("m" + i))) {
                var pcm = SpoolContract.tone(FRAME * FRAMES, i);
                for (int frame = 0; frame < FRAMES; frame++) {
                    pending.audio().write(pcm, frame * FRAME, FRAME);
                    told.println("wrote " + i + " " + (frame + 1));
                }
                pending.commit();
                told.println("committed " + i);
            }
        }
    }
}
