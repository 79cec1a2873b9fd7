package org.mynah.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mynah.media.engine.MediaEngine;
import org.mynah.media.engine.MediaSettings;
import org.mynah.sip.dialog.SipCounters;
import org.mynah.sip.dialog.SipSettings;
import org.mynah.sip.dialog.SipStack;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.TransportKind;
import org.mynah.um.Speech;
import org.mynah.um.TestCalls;
import org.mynah.um.access.SubscriberAccess;
import org.mynah.um.answering.CallAnswering;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Stops;
import org.mynah.um.directory.UmServices;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.CallRecords;
import org.mynah.um.routing.Routing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone side of the server: SIP stack, media engine and the way of a call between them.
 *
 * <pre>{@code
 * try (var telephony = new Telephony(TelephonySettings.defaults(), directory, speech,
 *         callAnswering, subscriberAccess, spool::hasRoom, "node1", records,
 *         InstantSource.system())) {
 *     telephony.start();
 *     ...
 *     telephony.drain(Duration.ofMinutes(20));
 * }
 * }</pre>
 *
 * Thread-safe; started once.
 */
public final class Telephony implements AutoCloseable {

    /** How long {@link #stop} waits for flows to commit what was said. */
    static final Duration COMMIT = Duration.ofSeconds(10);

    /** How long {@link #stop} waits for the peers to answer our BYE. */
    static final Duration GOODBYE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Telephony.class);

    /** What a gateway is said to answer while nothing runs. */
    private static final int NOT_RUNNING = 503;

    private final TelephonySettings settings;
    private final Directory directory;
    private final CallAnswering callAnswering;
    private final SubscriberAccess subscriberAccess;
    private final InstantSource clock;
    private final String node;
    private final PromptSounds sounds;
    private final Admission admission;
    private final PeerResolution names;
    private final Routing routing;
    private final CallLedger ledger;
    private volatile UmServices.Capacity capacity;
    private volatile Consumer<ObjectId> whenUp = _ -> {};
    private @Nullable Running running;

    /** What exists between start and stop. */
    private record Running(
            MediaEngine engine,
            SipStack stack,
            GatewayRequests requests,
            GatewayHealth health,
            TestCalls tests) {}

    /**
     * @param hasRoom whether the spool can take a message; otherwise calls are answered 503
     * @param node this node's name, for records; its UM service says how many calls are taken, if
     *     any
     * @param records takes what is kept of each call
     */
    public Telephony(
            TelephonySettings settings,
            Directory directory,
            Speech speech,
            CallAnswering callAnswering,
            SubscriberAccess subscriberAccess,
            BooleanSupplier hasRoom,
            String node,
            CallRecords records,
            InstantSource clock) {
        this.settings = settings;
        this.directory = directory;
        this.callAnswering = callAnswering;
        this.subscriberAccess = subscriberAccess;
        this.clock = clock;
        this.node = node;
        this.sounds = new PromptSounds(speech);
        this.capacity = new UmServices.Capacity(settings.maxCalls(), Optional.empty());
        this.admission = new Admission(() -> capacity(node), hasRoom);
        this.names = new PeerResolution(directory);
        this.routing = new Routing(directory, names);
        this.ledger = new CallLedger(node, records, clock);
    }

    /** What the node's UM service allows; what it last allowed while nobody can be asked. */
    private UmServices.Capacity capacity(String node) {
        try {
            capacity =
                    directory.<UmServices.Capacity>read(
                            reader -> UmServices.capacity(reader, node, settings.maxCalls()));
        } catch (RuntimeException failure) {
            LOG.warn("The directory does not say how many calls to take: {}", failure.toString());
        }
        return capacity;
    }

    /**
     * Binds the ports and takes calls from here on.
     *
     * @throws IOException naming the address that cannot be bound, or a host to advertise that has
     *     no address; nothing runs then
     */
    public synchronized void start() throws IOException {
        if (running != null) {
            throw new IllegalStateException("telephony runs already");
        }
        var advertise = advertisedAddress();
        var visits = new TestVisits();
        names.start();
        var engine = MediaEngine.start(mediaSettings());
        var handler =
                new InviteHandler(
                        new PeerGate(routing, ledger::hasCallFrom),
                        visits,
                        admission,
                        routing,
                        ledger,
                        new LateParties(directory, names),
                        engine,
                        advertise,
                        sounds,
                        callAnswering,
                        subscriberAccess,
                        clock);
        var stack = new SipStack(sipSettings(), handler);
        boolean started = false;
        try {
            stack.start();
            started = true;
        } finally {
            if (!started) {
                stack.close();
                engine.close();
                names.close();
            }
        }
        if (engine.freePorts() < settings.maxCalls()) {
            LOG.warn(
                    "rtp.ports has room for {} calls, calls.max is {}",
                    engine.freePorts(),
                    settings.maxCalls());
        }
        var requests = new GatewayRequests(stack, settings.advertise());
        var health = new GatewayHealth(directory, requests, whenUp, GatewayHealth.INTERVAL, clock);
        health.start();
        var tests =
                new TestCaller(
                        stack, engine, visits, subscriberAccess, advertise, admission::active);
        running = new Running(engine, stack, requests, health, tests);
    }

    private Optional<InetAddress> advertisedAddress() throws IOException {
        return settings.advertise().isEmpty()
                ? Optional.empty()
                : Optional.of(InetAddress.getByName(settings.advertise().get()));
    }

    private MediaSettings mediaSettings() {
        return MediaSettings.defaults()
                .withPorts(settings.firstRtpPort(), settings.lastRtpPort())
                .withInactivity(settings.rtpInactivity());
    }

    private SipSettings sipSettings() {
        var listeners = new ArrayList<ListenAddress>();
        settings.udp().ifPresent(each -> listeners.add(new ListenAddress(TransportKind.UDP, each)));
        settings.tcp().ifPresent(each -> listeners.add(new ListenAddress(TransportKind.TCP, each)));
        var sip = SipSettings.of(listeners);
        return settings.advertise().map(sip::withAdvertise).orElse(sip);
    }

    /** Where SIP over UDP listens, with the port the system chose; empty: off or not started. */
    public Optional<InetSocketAddress> udpAddress() {
        return bound(TransportKind.UDP);
    }

    /** Where SIP over TCP listens. */
    public Optional<InetSocketAddress> tcpAddress() {
        return bound(TransportKind.TCP);
    }

    private synchronized Optional<InetSocketAddress> bound(TransportKind kind) {
        return running == null
                ? Optional.empty()
                : running.stack().listeners().stream()
                        .filter(each -> each.kind() == kind)
                        .map(ListenAddress::address)
                        .findFirst();
    }

    /** Calls that are served now. */
    public int activeCalls() {
        return admission.active();
    }

    /** What places test calls; empty when not started. */
    public synchronized Optional<TestCalls> testCalls() {
        return Optional.ofNullable(running).map(Running::tests);
    }

    /** The calls that are up, the oldest first. */
    public List<ActiveCall> callsUp() {
        return ledger.active();
    }

    /** How many calls are up, those included that are not answered yet. */
    public int upCount() {
        return ledger.size();
    }

    /** The gateways of the calls that are up. */
    public Set<ObjectId> gatewaysInUse() {
        return ledger.gateways();
    }

    /**
     * Drops the calls of what was disabled at once: of a gateway, or all when it was this node
     * (directory §4.3). To be called after each change of the directory.
     */
    public void dropStopped() {
        if (ledger.size() > 0) {
            var gateways = ledger.gateways();
            ledger.drop(
                    directory.<Stops.Dropped>read(reader -> Stops.dropped(reader, node, gateways)));
        }
    }

    /** What the SIP stack has seen; empty when not started. */
    public synchronized Optional<SipCounters> counters() {
        return running == null ? Optional.empty() : Optional.of(running.stack().counters());
    }

    /** Tells gateways what message waiting lamps show; nobody is reached while not started. */
    public MessageWaiting.Gateways lamps() {
        return (gateway, number, waiting) ->
                requests()
                        .map(each -> each.notifyWaiting(gateway, number, waiting))
                        .orElse(NOT_RUNNING);
    }

    private synchronized Optional<GatewayRequests> requests() {
        return Optional.ofNullable(running).map(Running::requests);
    }

    /**
     * Sets who is told of each gateway that was down and answers again; before {@link #start}.
     *
     * @param listener returns at once
     */
    public void whenGatewayIsUpAgain(Consumer<ObjectId> listener) {
        whenUp = listener;
    }

    /** Whether each gateway answers; nothing when not started. */
    public synchronized List<GatewayHealth.Health> gateways() {
        return running == null ? List.of() : running.health().all();
    }

    /**
     * Answers new calls with 503 and waits for those that are up.
     *
     * @return whether all have ended in time
     */
    public boolean drain(Duration atMost) {
        admission.drain();
        LOG.info("no new calls; {} are up", admission.active());
        return admission.awaitIdle(atMost);
    }

    /**
     * Hangs up what is still up, waits until what was said is committed, and gives all ports back.
     * A second call does nothing.
     */
    public synchronized void stop() {
        var ending = running;
        if (ending == null) {
            return;
        }
        running = null;
        admission.drain();
        ending.health().close();
        names.close();
        ending.stack().hangUpAll();
        if (!admission.awaitIdle(COMMIT)) {
            LOG.warn("{} calls did not end in time", admission.active());
        }
        awaitGoodbyes(ending.stack());
        ending.engine().close();
        ending.stack().close();
    }

    private static void awaitGoodbyes(SipStack stack) {
        long end = System.nanoTime() + GOODBYE.toNanos();
        while (stack.counters().dialogs() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        stop();
    }
}
