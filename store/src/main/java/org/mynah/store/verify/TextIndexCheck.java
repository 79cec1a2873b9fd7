package org.mynah.store.verify;

import java.util.List;
import java.util.function.Consumer;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;

/**
 * The full-text index of messages: who is said to have a text has one, and SQLite's index holds
 * exactly what the texts hold. What is missing can always be made anew from the messages.
 */
final class TextIndexCheck implements Check {

    private static final String WITHOUT_TEXT =
            """
            select id from message m where text_state = 1
                and not exists (select 1 from message_text t where t.message = m.id)
            order by id\
            """;

    @Override
    public void examine(Subject subject, Consumer<Defect> found) {
        subject.database()
                .<List<Long>, RuntimeException>read(
                        handle -> handle.createQuery(WITHOUT_TEXT).mapTo(Long.class).list())
                .forEach(message -> found.accept(withoutText(message)));
        if (subject.database().kind() == Database.Kind.SQLITE && !isWhole(subject.database())) {
            found.accept(
                    Defect.mendable(
                            "the full-text index is not the one of the messages' texts",
                            handle -> {
                                handle.execute(
                                        "insert into message_grams (message_grams) values ('rebuild')");
                                return "made anew";
                            }));
        }
    }

    private static Defect withoutText(long message) {
        return Defect.mendable(
                "message " + message + ": its text is not in the full-text index",
                handle -> {
                    handle.execute("update message set text_state = 0 where id = ?", message);
                    return "waits to be read again";
                });
    }

    /** SQLite compares the index with the texts itself; it writes nothing. */
    private static boolean isWhole(Database database) {
        try {
            database.<Integer, RuntimeException>write(handle ->
                    handle.execute(
                            "insert into message_grams (message_grams, rank)"
                                    + " values ('integrity-check', 1)"));
            return true;
        } catch (DatabaseException _) {
            return false;
        }
    }
}
