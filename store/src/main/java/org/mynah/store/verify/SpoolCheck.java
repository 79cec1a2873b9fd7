package org.mynah.store.verify;

import java.io.IOException;
import java.util.function.Consumer;
import org.mynah.store.spool.FileSpool;

/**
 * Messages that wait for delivery: whether each can be read. None is mended here: the next start of
 * the server puts aside what it cannot read and delivers what it can (reliability N8).
 */
final class SpoolCheck implements Check {

    @Override
    public void examine(Subject subject, Consumer<Defect> found) throws IOException {
        FileSpool.defects(subject.disk(), subject.data().spool())
                .forEach(text -> found.accept(Defect.unmendable(text)));
    }
}
