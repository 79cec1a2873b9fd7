package org.mynah.um;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.waiting.Lamp;
import org.mynah.um.waiting.LampBoard;
import org.mynah.um.waiting.MessagesWaiting;

/** Lamps in memory. */
public final class MemoryLampBoard implements LampBoard {

    private final Map<Lamp, Order> orders = new LinkedHashMap<>();

    @Override
    public synchronized void want(
            ObjectId mailbox, Set<Lamp> lamps, MessagesWaiting waiting, Instant now) {
        for (var lamp : lamps) {
            var present = orders.get(lamp);
            if (present == null || present.isLast() || !present.waiting().equals(waiting)) {
                orders.put(lamp, new Order(lamp, waiting, false, 0, now));
            }
        }
        orders.replaceAll((lamp, order) ->
                lamp.mailbox().equals(mailbox) && !lamps.contains(lamp) && !order.isLast()
                        ? new Order(lamp, MessagesWaiting.NONE, true, 0, now)
                        : order);
    }

    @Override
    public synchronized List<ObjectId> dueGateways(Instant now) {
        return orders.values().stream()
                .filter(order -> !order.due().isAfter(now))
                .map(order -> order.lamp().gateway())
                .distinct()
                .toList();
    }

    @Override
    public synchronized List<Order> claim(ObjectId gateway, Instant now, Duration lease, int most) {
        var claimed = new ArrayList<Order>();
        for (var order : List.copyOf(orders.values())) {
            if (order.lamp().gateway().equals(gateway)
                    && !order.due().isAfter(now)
                    && claimed.size() < most) {
                var leased = with(order, order.attempts(), now.plus(lease));
                orders.put(order.lamp(), leased);
                claimed.add(leased);
            }
        }
        return claimed;
    }

    @Override
    public synchronized void told(Order order, Instant next) {
        if (order.isLast()) {
            forget(order);
        } else {
            replace(order, with(order, 0, next));
        }
    }

    @Override
    public synchronized void failed(Order order, Instant next) {
        replace(order, with(order, order.attempts() + 1, next));
    }

    @Override
    public synchronized void forget(Order order) {
        orders.remove(order.lamp(), order);
    }

    @Override
    public synchronized void resend(ObjectId gateway, Instant now) {
        orders.replaceAll((lamp, order) ->
                lamp.gateway().equals(gateway) && order.due().isAfter(now)
                        ? with(order, 0, now)
                        : order);
    }

    @Override
    public synchronized Set<ObjectId> mailboxes() {
        return orders.keySet().stream().map(Lamp::mailbox).collect(Collectors.toSet());
    }

    /** Everything on the board. */
    public synchronized List<Order> orders() {
        return List.copyOf(orders.values());
    }

    private void replace(Order order, Order other) {
        orders.replace(order.lamp(), order, other);
    }

    private static Order with(Order order, int attempts, Instant due) {
        return new Order(order.lamp(), order.waiting(), order.isLast(), attempts, due);
    }
}
