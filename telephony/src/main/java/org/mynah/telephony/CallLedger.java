package org.mynah.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mynah.media.engine.MediaStatistics;
import org.mynah.um.CallParties;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Stops.Dropped;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.AudioQuality;
import org.mynah.um.record.CallNotes;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallRecords;
import org.mynah.um.record.CallState;
import org.mynah.um.record.DropCallReason;
import org.mynah.um.record.Named;
import org.mynah.um.record.OfferResult;
import org.mynah.um.routing.IncomingCall;

/**
 * Every call from its INVITE to its record: those that are up can be listed, and each writes one
 * record when it ends, refused ones too (directory §7.15). Thread-safe.
 */
final class CallLedger {

    private final String node;
    private final CallRecords records;
    private final InstantSource clock;
    private final Set<Entry> up = ConcurrentHashMap.newKeySet();

    CallLedger(String node, CallRecords records, InstantSource clock) {
        this.node = node;
        this.records = records;
        this.clock = clock;
    }

    /** A call has come; closing the entry writes its record. */
    Entry open(IncomingCall call, Optional<IpGateway> gateway) {
        var entry =
                new Entry(call, gateway.map(each -> new Named(each.id(), each.name())), gateway);
        up.add(entry);
        return entry;
    }

    /** The calls that are up, the oldest first. */
    List<ActiveCall> active() {
        return up.stream()
                .map(Entry::active)
                .sorted(Comparator.comparing(ActiveCall::start).thenComparing(ActiveCall::callId))
                .toList();
    }

    /** The gateways of the calls that are up. */
    Set<ObjectId> gateways() {
        return up.stream()
                .flatMap(entry -> entry.gateway.stream())
                .map(Named::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many calls are up that came from elsewhere. */
    int size() {
        return up.size();
    }

    /** Whether a call is up that came from an address. */
    boolean hasCallFrom(String peer) {
        return up.stream().anyMatch(entry -> entry.call.peer().equals(peer));
    }

    /** Drops calls: those that are up, and those that are only being set up. */
    void drop(Dropped dropped) {
        for (var entry : up) {
            if (dropped.all()
                    || entry.gateway
                            .filter(each -> dropped.gateways().contains(each.id()))
                            .isPresent()) {
                entry.drop(
                        dropped.all()
                                ? "dropped, the node is disabled"
                                : "dropped, the gateway is disabled");
            }
        }
    }

    /** One call. Written by its own thread, read by others. */
    final class Entry implements AutoCloseable {

        private volatile IncomingCall call;
        private final Optional<Named> gateway;
        private final String gatewayAddress;
        private final CallNotes notes = new CallNotes();
        private volatile Optional<Named> plan = Optional.empty();
        private volatile @Nullable CallParties parties;
        private volatile @Nullable SipCall served;
        private volatile @Nullable String whyDropped;
        private OfferResult refused = OfferResult.None;
        private DropCallReason whyRefused = DropCallReason.None;

        private Entry(IncomingCall call, Optional<Named> gateway, Optional<IpGateway> object) {
            this.call = call;
            this.gateway = gateway;
            this.gatewayAddress = object.map(IpGateway::address).orElse(call.peer());
        }

        /** What is known of the call. */
        IncomingCall call() {
            return call;
        }

        /** More is known of the call. */
        void told(IncomingCall more) {
            call = more;
        }

        /** What the flow notes. */
        CallNotes notes() {
            return notes;
        }

        /** It is known where the call goes. */
        void routed(DialPlan dialPlan, CallParties who) {
            plan = Optional.of(new Named(dialPlan.id(), dialPlan.name()));
            parties = who;
        }

        /** It is served by this call from here on. */
        void serving(SipCall sipCall) {
            served = sipCall;
            var why = whyDropped;
            if (why != null) {
                sipCall.drop(why);
            }
        }

        private void drop(String why) {
            if (whyDropped == null) {
                whyDropped = why;
                var present = served;
                if (present != null) {
                    present.drop(why);
                }
            }
        }

        /** It is not taken, or was given up. */
        void refused(OfferResult result, DropCallReason why) {
            refused = result;
            whyRefused = why;
        }

        private ActiveCall active() {
            var present = served;
            var who = parties;
            return new ActiveCall(
                    call.callId(),
                    node,
                    plan,
                    gateway,
                    notes.type(),
                    present == null ? CallState.Incoming : present.state(),
                    callingNumber(),
                    call.called(),
                    who == null || who.called().equals(call.called())
                            ? Optional.empty()
                            : Optional.of(who.called()),
                    call.arrived(),
                    notes.caller().or(notes::callee).map(Named::name));
        }

        private String callingNumber() {
            var who = parties;
            return (who == null ? call.caller() : who.caller()).orElse("");
        }

        @Override
        public void close() {
            records.add(record());
            up.remove(this);
        }

        private CallRecord record() {
            var ended = served;
            var who = parties;
            return new CallRecord(
                    UUID.randomUUID().toString(),
                    call.arrived(),
                    duration(call.arrived(), clock.instant()),
                    notes.type(),
                    call.callId(),
                    Optional.empty(),
                    node,
                    plan,
                    gateway,
                    gatewayAddress,
                    callingNumber(),
                    who == null ? call.called() : who.called(),
                    notes.dialedString(),
                    notes.caller(),
                    notes.callee(),
                    notes.autoAttendant(),
                    result(ended),
                    ended == null || refused != OfferResult.None ? whyRefused : ended.dropReason(),
                    who == null ? reason() : who.reason(),
                    Optional.ofNullable(ended)
                            .flatMap(each -> quality(each.session().statistics())));
        }

        private CallParties.Reason reason() {
            return call.diversions().isEmpty()
                    ? CallParties.Reason.DIRECT
                    : call.diversions().getFirst().reason();
        }

        private OfferResult result(@Nullable SipCall ended) {
            if (refused != OfferResult.None || ended == null || ended.dialog().isEmpty()) {
                return refused;
            }
            return ended.dropReason() == DropCallReason.Transfer
                    ? OfferResult.Redirected
                    : OfferResult.Answer;
        }
    }

    private static Duration duration(Instant from, Instant until) {
        var length = Duration.between(from, until);
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static Optional<AudioQuality> quality(MediaStatistics statistics) {
        return statistics
                .quality()
                .map(heard ->
                        new AudioQuality(
                                "G.711",
                                heard.nmos(),
                                heard.degradation(),
                                heard.degradationByJitter(),
                                heard.degradationByLoss(),
                                heard.jitterMillis(),
                                heard.lossPercent(),
                                heard.roundTripMillis(),
                                heard.burstDensityPercent(),
                                heard.burstMillis()));
    }
}
