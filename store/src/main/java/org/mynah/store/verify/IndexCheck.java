package org.mynah.store.verify;

import java.util.List;
import java.util.function.Consumer;
import org.mynah.store.sql.Database;

/**
 * The pages and indexes of an SQLite file. PostgreSQL looks after its own, with {@code pg_amcheck}.
 */
final class IndexCheck implements Check {

    private static final String WHOLE = "ok";

    @Override
    public void examine(Subject subject, Consumer<Defect> found) {
        if (subject.database().kind() != Database.Kind.SQLITE) {
            return;
        }
        subject
                .database()
                .<List<String>, RuntimeException>read(handle ->
                        handle.createQuery("pragma integrity_check(" + PAGE + ")")
                                .mapTo(String.class)
                                .list())
                .stream()
                // TextIndexCheck looks at that index, and knows how it is mended.
                .filter(line -> !line.equals(WHOLE) && !line.contains("message_grams"))
                .forEach(line -> found.accept(defect(line)));
    }

    /** An index holds nothing that its table does not, so it can be made anew. */
    private static Defect defect(String line) {
        var text = "database: " + line;
        return line.contains("index")
                ? Defect.mendable(
                        text,
                        handle -> {
                            handle.execute("reindex");
                            return "made all indexes anew";
                        })
                : Defect.unmendable(text);
    }
}
