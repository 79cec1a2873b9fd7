package org.mynah.store.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.waiting.Lamp;
import org.mynah.um.waiting.LampBoard;
import org.mynah.um.waiting.MessagesWaiting;

/** The lamps in the database. Thread-safe. */
public final class SqlLampBoard implements LampBoard {

    private final Database database;

    public SqlLampBoard(Database database) {
        this.database = database;
    }

    private record Row(MessagesWaiting waiting, boolean isLast) {}

    @Override
    public void want(ObjectId mailbox, Set<Lamp> lamps, MessagesWaiting waiting, Instant now) {
        var wanted = new HashMap<Lamp, Row>();
        lamps.forEach(lamp -> wanted.put(lamp, new Row(waiting, false)));
        // Most changes of a mailbox leave its lamps as they are.
        if (database.<Boolean, RuntimeException>read(
                handle -> changes(handle, mailbox, wanted).isEmpty())) {
            return;
        }
        database.write(handle -> {
            changes(handle, mailbox, wanted).forEach((lamp, row) -> put(handle, lamp, row, now));
            return lamps;
        });
    }

    /** The rows to write so that what is wanted holds. */
    private static Map<Lamp, Row> changes(Handle handle, ObjectId mailbox, Map<Lamp, Row> wanted) {
        var present = new HashMap<Lamp, Row>();
        handle.createQuery(
                        "select gateway, number, unread, already_read, urgent_unread, urgent_read,"
                                + " is_last from lamp where mailbox = :mailbox")
                .bind("mailbox", mailbox.toString())
                .map((row, _) ->
                        Map.entry(
                                new Lamp(mailbox, ObjectId.of(row.getString(1)), row.getString(2)),
                                new Row(
                                        new MessagesWaiting(
                                                row.getInt(3),
                                                row.getInt(4),
                                                row.getInt(5),
                                                row.getInt(6)),
                                        row.getInt(7) == 1)))
                .forEach(each -> present.put(each.getKey(), each.getValue()));
        var changes = new HashMap<Lamp, Row>();
        wanted.forEach((lamp, row) -> {
            if (!row.equals(present.get(lamp))) {
                changes.put(lamp, row);
            }
        });
        present.forEach((lamp, row) -> {
            if (!wanted.containsKey(lamp) && !row.isLast()) {
                changes.put(lamp, new Row(MessagesWaiting.NONE, true));
            }
        });
        return changes;
    }

    private static void put(Handle handle, Lamp lamp, Row row, Instant now) {
        handle.createUpdate(
                        """
                        insert into lamp (mailbox, gateway, number, unread, already_read,
                            urgent_unread, urgent_read, is_last, attempts, due)
                        values (:mailbox, :gateway, :number, :unread, :read,
                            :urgentUnread, :urgentRead, :last, 0, :due)
                        on conflict (mailbox, gateway, number) do update set
                            unread = excluded.unread,
                            already_read = excluded.already_read,
                            urgent_unread = excluded.urgent_unread,
                            urgent_read = excluded.urgent_read,
                            is_last = excluded.is_last,
                            attempts = 0,
                            due = excluded.due
                        """)
                .bind("mailbox", lamp.mailbox().toString())
                .bind("gateway", lamp.gateway().toString())
                .bind("number", lamp.number())
                .bind("unread", row.waiting().unread())
                .bind("read", row.waiting().read())
                .bind("urgentUnread", row.waiting().urgentUnread())
                .bind("urgentRead", row.waiting().urgentRead())
                .bind("last", row.isLast() ? 1 : 0)
                .bind("due", now.toEpochMilli())
                .execute();
    }

    @Override
    public List<ObjectId> dueGateways(Instant now) {
        return database.read(handle ->
                handle.createQuery("select distinct gateway from lamp where due <= :now")
                        .bind("now", now.toEpochMilli())
                        .map((row, _) -> ObjectId.of(row.getString(1)))
                        .list());
    }

    @Override
    public List<Order> claim(ObjectId gateway, Instant now, Duration lease, int most) {
        return database.write(handle -> {
            var claimed = new ArrayList<Order>();
            for (var order : due(handle, gateway, now, most)) {
                var mark = Instant.ofEpochMilli(now.plus(lease).toEpochMilli());
                int taken =
                        of(handle.createUpdate("update lamp set due = :mark" + WHERE_ORDER), order)
                                .bind("mark", mark.toEpochMilli())
                                .execute();
                if (taken == 1) {
                    claimed.add(
                            new Order(
                                    order.lamp(),
                                    order.waiting(),
                                    order.isLast(),
                                    order.attempts(),
                                    mark));
                }
            }
            return claimed;
        });
    }

    private static List<Order> due(Handle handle, ObjectId gateway, Instant now, int most) {
        return handle.createQuery(
                        """
                        select mailbox, number, unread, already_read, urgent_unread, urgent_read,
                            is_last, attempts, due
                        from lamp where gateway = :gateway and due <= :now
                        order by due limit :most
                        """)
                .bind("gateway", gateway.toString())
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, _) ->
                        new Order(
                                new Lamp(ObjectId.of(row.getString(1)), gateway, row.getString(2)),
                                new MessagesWaiting(
                                        row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6)),
                                row.getInt(7) == 1,
                                row.getInt(8),
                                Instant.ofEpochMilli(row.getLong(9))))
                .list();
    }

    /** The row of an order, unless something newer is wanted. */
    private static final String WHERE_ORDER =
            " where mailbox = :mailbox and gateway = :gateway and number = :number and due = :due";

    private static <S extends SqlStatement<S>> S of(S statement, Order order) {
        return statement
                .bind("mailbox", order.lamp().mailbox().toString())
                .bind("gateway", order.lamp().gateway().toString())
                .bind("number", order.lamp().number())
                .bind("due", order.due().toEpochMilli());
    }

    @Override
    public void told(Order order, Instant next) {
        if (order.isLast()) {
            forget(order);
        } else {
            again(order, 0, next);
        }
    }

    @Override
    public void failed(Order order, Instant next) {
        again(order, order.attempts() + 1, next);
    }

    private void again(Order order, int attempts, Instant next) {
        database.write(handle ->
                of(
                                handle.createUpdate(
                                        "update lamp set attempts = :attempts, due = :next"
                                                + WHERE_ORDER),
                                order)
                        .bind("attempts", attempts)
                        .bind("next", next.toEpochMilli())
                        .execute());
    }

    @Override
    public void forget(Order order) {
        database.write(handle ->
                of(handle.createUpdate("delete from lamp" + WHERE_ORDER), order).execute());
    }

    @Override
    public void resend(ObjectId gateway, Instant now) {
        database.write(handle ->
                handle.createUpdate(
                                "update lamp set due = :now, attempts = 0"
                                        + " where gateway = :gateway and due > :now")
                        .bind("now", now.toEpochMilli())
                        .bind("gateway", gateway.toString())
                        .execute());
    }

    @Override
    public Set<ObjectId> mailboxes() {
        return database.read(handle ->
                handle
                        .createQuery("select distinct mailbox from lamp")
                        .map((row, _) -> ObjectId.of(row.getString(1)))
                        .stream()
                        .collect(Collectors.toSet()));
    }
}
