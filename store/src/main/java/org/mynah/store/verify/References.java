package org.mynah.store.verify;

import java.util.List;
import java.util.function.Consumer;

/**
 * Rows that refer to what is not there. The database forbids them; what another program or a torn
 * file did is found here. Rows that say nothing without their owner are removed.
 */
final class References implements Check {

    /**
     * A column that refers to another table.
     *
     * @param word what the row is called
     * @param isMendable whether the row says nothing once its owner is gone
     */
    private record Reference(
            String word, String table, String column, String owner, boolean isMendable) {}

    private static final String OBJECT = "directory_object";

    private static final List<Reference> ALL =
            List.of(
                    new Reference("directory key", "directory_key", "object_id", OBJECT, true),
                    new Reference("link from", "directory_link", "source", OBJECT, true),
                    new Reference("link to", "directory_link", "target", OBJECT, false),
                    new Reference("PIN", "pin", "um_mailbox", OBJECT, true),
                    new Reference("password", "password", "mailbox", OBJECT, true),
                    new Reference("second factor", "second_factor", "mailbox", OBJECT, true),
                    new Reference("keypad name", "keypad_name", "mailbox", OBJECT, true),
                    new Reference("sound of prompt", "prompt_sound", "prompt", OBJECT, true),
                    new Reference("recording of", "greeting", "mailbox", OBJECT, true),
                    new Reference("folder", "folder", "mailbox", "mailbox", false),
                    new Reference("delivery", "delivery", "mailbox", "mailbox", true),
                    new Reference("message", "message", "folder", "folder", false),
                    new Reference(
                            "message to take back", "recoverable", "mailbox", "mailbox", true),
                    new Reference("expunged message", "expunged", "folder", "folder", true),
                    new Reference("cached message", "message_cache", "message", "message", true));

    @Override
    public void examine(Subject subject, Consumer<Defect> found) {
        for (var each : ALL) {
            var without =
                    " from %s where not exists (select 1 from %s o where o.id = %s.%s)"
                            .formatted(each.table, each.owner, each.table, each.column);
            subject.database()
                    .<List<String>, RuntimeException>read(handle ->
                            handle.createQuery("select distinct " + each.column + without)
                                    .mapTo(String.class)
                                    .list())
                    .forEach(owner -> found.accept(defect(each, owner, without)));
        }
    }

    private static Defect defect(Reference each, String owner, String without) {
        var text = "%s %s: there is no such %s".formatted(each.word, owner, word(each.owner));
        return each.isMendable
                ? Defect.mendable(
                        text,
                        handle -> {
                            var rows =
                                    handle.createUpdate(
                                                    "delete"
                                                            + without
                                                            + " and cast("
                                                            + each.column
                                                            + " as text) = :owner")
                                            .bind("owner", owner)
                                            .execute();
                            return "removed %d of table %s".formatted(rows, each.table);
                        })
                : Defect.unmendable(text);
    }

    private static String word(String table) {
        return table.equals(OBJECT) ? "object" : table;
    }
}
