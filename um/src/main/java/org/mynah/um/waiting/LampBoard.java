package org.mynah.um.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mynah.um.directory.ObjectId;

/**
 * What each lamp is to show, kept until its gateway has been told: over a restart, and so that of
 * several nodes one tells it. A lamp whose user, number or permission is gone is turned off and
 * then forgotten (directory §5 rule 5). Thread-safe; implemented by {@code store}.
 */
public interface LampBoard {

    /**
     * A lamp that is to be told.
     *
     * @param isLast whether it is forgotten once it is off
     * @param attempts how often telling it failed in a row
     * @param due the mark of this order; it is void when something newer is wanted meanwhile
     */
    record Order(Lamp lamp, MessagesWaiting waiting, boolean isLast, int attempts, Instant due) {}

    /**
     * Says what the lamps of a mailbox are to show; those that it had and has no more are turned
     * off. What already is so stays as it is.
     */
    void want(ObjectId mailbox, Set<Lamp> lamps, MessagesWaiting waiting, Instant now);

    /** Gateways that have something to be told. */
    List<ObjectId> dueGateways(Instant now);

    /**
     * Takes orders of a gateway; no other node takes them before the lease is over.
     *
     * @param most at most so many
     */
    List<Order> claim(ObjectId gateway, Instant now, Duration lease, int most);

    /** The gateway took an order; it is told again at {@code next}, unless it was the last. */
    void told(Order order, Instant next);

    /** The gateway did not take an order; it is told again at {@code next}. */
    void failed(Order order, Instant next);

    /** Forgets a lamp that nobody may be told of. */
    void forget(Order order);

    /** Everything about a gateway is told again now: it has come back. */
    void resend(ObjectId gateway, Instant now);

    /** Mailboxes that have lamps on the board. */
    Set<ObjectId> mailboxes();
}
