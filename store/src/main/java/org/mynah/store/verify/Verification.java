package org.mynah.store.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.directory.DirectoryException;

/** All checks of a store, one after the other. Thread-safe. */
public final class Verification {

    /** Rounds of one repair. */
    static final int MOST_ROUNDS = 5;

    private static final List<Check> CHECKS =
            List.of(
                    new IndexCheck(),
                    Verification::auditChain,
                    new References(),
                    new DirectoryCheck(),
                    new MessageBlobs(),
                    new OrphanBlobs(),
                    new FolderCounts(),
                    new TextIndexCheck(),
                    new GreetingsCheck(),
                    new PromptSounds(),
                    new SpoolCheck());

    private final Subject subject;

    public Verification(Subject subject) {
        this.subject = subject;
    }

    /** What is wrong; empty when the store is clean. */
    public List<Defect> examine() throws IOException {
        var defects = new ArrayList<Defect>();
        for (var check : CHECKS) {
            check.examine(subject, defects::add);
        }
        return List.copyOf(defects);
    }

    /**
     * Mends what can be mended without a loss, each defect in a transaction of its own. A mended
     * defect may show another, or free the way for its mend, so this goes on while it helps.
     *
     * @param done told of each that was mended, and of each that could not be
     */
    public void repair(Consumer<String> done) throws IOException {
        if (!subject.isAtRest()) {
            throw new IllegalStateException("a server is using the store");
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var mended = 0;
            for (var defect : examine()) {
                if (defect.mend().isPresent() && mend(defect, defect.mend().get(), done)) {
                    mended++;
                }
            }
            if (mended == 0) {
                return;
            }
        }
    }

    private boolean mend(Defect defect, Defect.Mend mend, Consumer<String> done)
            throws IOException {
        try {
            var what = mend.apply(subject.database());
            done.accept(defect.text() + ": " + what);
            return true;
        } catch (DatabaseException | DirectoryException e) {
            done.accept(defect.text() + ": not mended yet: " + e.getMessage());
            return false;
        }
    }

    /** The chain is evidence: it is never mended. */
    private static void auditChain(Subject subject, Consumer<Defect> found) {
        new AuditTrail(subject.database())
                .verifyChain()
                .forEach(text -> found.accept(Defect.unmendable(text)));
    }
}
