package org.mynah.telephony;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mynah.um.Mailboxes;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.waiting.Lamp;
import org.mynah.um.waiting.LampBoard;
import org.mynah.um.waiting.Lamps;
import org.mynah.um.waiting.MessagesWaiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the message waiting lamps right (call flows §10): whoever changes a mailbox or a user says
 * so, and a second later the gateways are told what has changed. Each gateway is told on a virtual
 * thread of its own, so that a dead one delays no other. Thread-safe.
 */
public final class MessageWaiting implements AutoCloseable {

    /** Changes within this time are told once. */
    public static final Duration COALESCED = Duration.ofSeconds(1);

    /** After the first failures; then {@link #LAST_RETRY} again and again. */
    static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60));

    /** Between later attempts. */
    static final Duration LAST_RETRY = Duration.ofMinutes(15);

    /** A lamp is told again after this, should the telephone have forgotten it. */
    static final Duration REPEATED = Duration.ofDays(1);

    /** A lamp that could not be turned off for the last time is given up after so many attempts. */
    static final int MOST_ATTEMPTS_OFF = 100;

    /** A node that took orders and died leaves them to the others after this. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Orders taken at once; a gateway answers them within the lease. */
    static final int BATCH = 100;

    private static final int PAGE = 500;

    /** Lamps that a gateway does not know how to light, by its answer: 405, 489, 501. */
    private static final Set<Integer> NOT_SUPPORTED = Set.of(405, 489, 501);

    private static final Logger LOG = LoggerFactory.getLogger(MessageWaiting.class);

    private final Directory directory;
    private final Mailboxes mailboxes;
    private final LampBoard board;
    private final Gateways gateways;
    private final InstantSource clock;
    private final Set<ObjectId> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean allChanged = new AtomicBoolean(true);
    private final Set<ObjectId> talking = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Tells a gateway what a lamp shows. */
    @FunctionalInterface
    public interface Gateways {

        /** The status of the final response; 408, 491 or 503 when there is none. */
        int tell(IpGateway gateway, String number, MessagesWaiting waiting);
    }

    /**
     * @param gateways {@link Telephony#lamps}
     */
    public MessageWaiting(
            Directory directory,
            Mailboxes mailboxes,
            LampBoard board,
            Gateways gateways,
            InstantSource clock) {
        this.directory = directory;
        this.mailboxes = mailboxes;
        this.board = board;
        this.gateways = gateways;
        this.clock = clock;
    }

    /** Begins; everything is looked at once, for what changed while no node ran. */
    public void start() {
        Thread.ofVirtual().name("message-waiting").start(this::run);
    }

    /** The mail of a mailbox changed, or whether and where its user is reached. */
    public void changed(ObjectId mailbox) {
        changed.add(mailbox);
    }

    /** Something changed that may concern every lamp, such as a policy or a gateway. */
    public void allChanged() {
        allChanged.set(true);
    }

    /** A gateway that was down answers again. */
    public void cameBack(ObjectId gateway) {
        try {
            board.resend(gateway, clock.instant());
        } catch (RuntimeException failure) {
            LOG.warn("a gateway that came back is not told of its lamps: {}", failure.toString());
        }
    }

    private void run() {
        try {
            while (!stopped.await(COALESCED.toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at what changed since the last round, and tells who is to be told. */
    void round() {
        try {
            if (allChanged.getAndSet(false)) {
                lookAtAll();
            }
            for (var mailbox : List.copyOf(changed)) {
                changed.remove(mailbox);
                look(mailbox);
            }
            for (var gateway : board.dueGateways(clock.instant())) {
                if (talking.add(gateway)) {
                    Thread.ofVirtual().name("lamps-" + gateway).start(() -> talkTo(gateway));
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("message waiting lamps are late: {}", failure.toString());
        }
    }

    private void lookAtAll() {
        try {
            board.mailboxes().forEach(this::look);
            var last = Optional.<DirectoryObject>empty();
            do {
                var after = last;
                var page =
                        directory.<List<DirectoryObject>>read(reader ->
                                reader.page(Listing.of(ObjectKind.UM_MAILBOX), after, PAGE));
                page.forEach(each -> look(new UmMailbox(each).mailbox()));
                last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
            } while (last.isPresent() && stopped.getCount() > 0);
        } catch (RuntimeException failure) {
            allChanged.set(true);
            throw failure;
        }
    }

    /** Writes down what the lamps of a mailbox are to show. */
    private void look(ObjectId mailbox) {
        try {
            var lamps = directory.<Set<Lamp>>read(reader -> Lamps.of(reader, mailbox));
            var waiting =
                    lamps.isEmpty()
                            ? MessagesWaiting.NONE
                            : MessagesWaiting.of(mailboxes.voiceMessages(mailbox));
            board.want(mailbox, new LinkedHashSet<>(lamps), waiting, clock.instant());
        } catch (IOException failure) {
            changed.add(mailbox);
            LOG.warn("the lamp of mailbox {} is late: {}", mailbox, failure.toString());
        } catch (RuntimeException failure) {
            changed.add(mailbox);
            throw failure;
        }
    }

    private void talkTo(ObjectId id) {
        try {
            List<LampBoard.Order> orders;
            do {
                orders = board.claim(id, clock.instant(), LEASE, BATCH);
            } while (!orders.isEmpty() && stopped.getCount() > 0 && tellAll(id, orders));
        } catch (RuntimeException failure) {
            // What is under way when the node stops is told by the next one.
            if (stopped.getCount() > 0) {
                LOG.warn("message waiting lamps are late: {}", failure.toString());
            }
        } finally {
            talking.remove(id);
        }
    }

    /** Whether the gateway answers, so that more orders make sense. */
    private boolean tellAll(ObjectId id, List<LampBoard.Order> orders) {
        var gateway =
                directory.<Optional<IpGateway>>read(
                        reader -> reader.find(id).map(IpGateway::new).filter(Lamps::isReached));
        if (gateway.isEmpty()) {
            orders.forEach(board::forget);
            return true;
        }
        boolean answers = true;
        for (var order : orders) {
            if (!Lamps.isTold(gateway.get()) && !order.isLast()) {
                // The look at all lamps, which the gateway's change has asked for, turns it off.
                continue;
            }
            int status =
                    answers
                            ? gateways.tell(gateway.get(), order.lamp().number(), order.waiting())
                            : 408;
            answers = status != 408 && status != 491 && status != 503;
            note(gateway.get(), order, status);
        }
        return answers;
    }

    private void note(IpGateway gateway, LampBoard.Order order, int status) {
        var now = clock.instant();
        if (status >= 200 && status < 300) {
            board.told(order, now.plus(REPEATED));
            return;
        }
        LOG.debug(
                "gateway {} answers {} to the lamp of {}",
                gateway.name(),
                status,
                order.lamp().number());
        if (order.isLast() && order.attempts() >= MOST_ATTEMPTS_OFF) {
            LOG.warn(
                    "the lamp of {} could not be turned off at gateway {}",
                    order.lamp().number(),
                    gateway.name());
            board.forget(order);
        } else {
            board.failed(order, next(now, order.attempts(), status));
        }
    }

    private static Instant next(Instant now, int attempts, int status) {
        if (NOT_SUPPORTED.contains(status)) {
            return now.plus(REPEATED);
        }
        return now.plus(attempts < RETRIES.size() ? RETRIES.get(attempts) : LAST_RETRY);
    }

    /** Ends; what is not told yet is told after the next start, or by another node. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
