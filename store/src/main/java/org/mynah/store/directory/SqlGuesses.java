package org.mynah.store.directory;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mynah.um.pin.Guess;

/**
 * Counts what sources tried, so that parallel tries on several nodes together stay below the limit:
 * the row of the count is what they wait for. Runs within a transaction. Stateless.
 */
final class SqlGuesses {

    private static final String GUESS =
            " where kind = :kind and source = :source and since = :since and target = :target";

    private SqlGuesses() {}

    static boolean mayTry(Handle handle, Guess guess) {
        var isNew =
                bound(
                                        handle.createUpdate(
                                                "insert into guess (kind, source, since, target)"
                                                        + " values (:kind, :source, :since, :target)"
                                                        + " on conflict do nothing"),
                                        guess)
                                .execute()
                        == 1;
        if (!isNew) {
            return true;
        }
        var count =
                bound(
                                handle.createQuery(
                                        """
                                        insert into guess_count (kind, source, since, targets)
                                        values (:kind, :source, :since, 1)
                                        on conflict (kind, source, since) do update set
                                            targets = guess_count.targets + 1
                                        where guess_count.targets < :most
                                        returning targets
                                        """),
                                guess)
                        .bind("most", (long) guess.limit().most())
                        .mapTo(Long.class)
                        .findOne();
        if (count.isEmpty()) {
            bound(handle.createUpdate("delete from guess" + GUESS), guess).execute();
            return false;
        }
        if (count.get() == 1) {
            forgetOlder(handle, guess);
        }
        return true;
    }

    static boolean wasRight(Handle handle, Guess guess) {
        var was = bound(handle.createUpdate("delete from guess" + GUESS), guess).execute() == 1;
        if (was) {
            bound(
                            handle.createUpdate(
                                    "update guess_count set targets = targets - 1 where kind = :kind"
                                            + " and source = :source and since = :since and"
                                            + " targets > 0"),
                            guess)
                    .execute();
        }
        return was;
    }

    /** Earlier windows are over: nothing of them is kept. */
    private static void forgetOlder(Handle handle, Guess guess) {
        for (var table : new String[] {"guess", "guess_count"}) {
            handle.createUpdate("delete from " + table + " where since < :since")
                    .bind("since", guess.window().toEpochMilli())
                    .execute();
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Guess guess) {
        return statement
                .bind("kind", guess.limit().name())
                .bind("source", guess.source())
                .bind("since", guess.window().toEpochMilli())
                .bind("target", guess.target());
    }
}
