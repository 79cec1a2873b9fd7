package org.mynah.sip.dialog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ServerTransaction;

/**
 * The ACKs of one call, in both directions: our answers that the peer has yet to acknowledge (RFC
 * 3261 §13.3.1.4), and the ACK of ours that a repeated answer gets again (§13.2.2.4). A BYE of ours
 * waits here for the peer's ACK (§15). Thread-safe.
 */
final class Acknowledgements {
    private static final long NONE = -1;

    private final UserAgent agent;
    private final Runnable onMissing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, AnswerRepeater> awaited = new HashMap<>();
    private Outbound.@Nullable SentAck latest;
    private long latestSequence = NONE;
    private long offerInAnswerTo = NONE;
    private boolean byeWaits;

    /**
     * The ACKs of a call that has none yet.
     *
     * @param onMissing runs when the peer did not acknowledge an answer in time
     */
    Acknowledgements(UserAgent agent, Runnable onMissing) {
        this.agent = agent;
        this.onMissing = onMissing;
    }

    /** What an ACK of the peer brings about. */
    record Arrival(boolean answersOffer, boolean releasesBye) {}

    /** Repeats a 2xx of ours until its ACK; an offer in it is answered there. */
    void await(ServerTransaction transaction, SipResponse answer, boolean offered) {
        long sequence = answer.cseq().number();
        var repeater =
                new AnswerRepeater(
                        transaction,
                        answer,
                        agent.timers(),
                        agent.settings().timers(),
                        () -> missing(sequence));
        lock.lock();
        try {
            awaited.put(sequence, repeater);
            if (offered) {
                offerInAnswerTo = sequence;
            }
        } finally {
            lock.unlock();
        }
        repeater.start();
    }

    private void missing(long sequence) {
        lock.lock();
        try {
            awaited.remove(sequence);
        } finally {
            lock.unlock();
        }
        onMissing.run();
    }

    /** An ACK came; empty when no answer of ours waits for it. */
    Optional<Arrival> received(SipRequest ack) {
        long sequence = ack.cseq().number();
        lock.lock();
        try {
            var repeater = awaited.remove(sequence);
            if (repeater == null || !repeater.stop()) {
                return Optional.empty();
            }
            boolean answersOffer = offerInAnswerTo == sequence;
            if (answersOffer) {
                offerInAnswerTo = NONE;
            }
            boolean releasesBye = byeWaits && awaited.isEmpty();
            if (releasesBye) {
                byeWaits = false;
            }
            return Optional.of(new Arrival(answersOffer, releasesBye));
        } finally {
            lock.unlock();
        }
    }

    /** Whether an offer of ours in a 2xx waits for its answer in the ACK. */
    boolean awaitsAnswer() {
        lock.lock();
        try {
            return offerInAnswerTo != NONE;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a BYE may go out at once; otherwise the last ACK releases it. */
    boolean letsByeGo() {
        lock.lock();
        try {
            byeWaits = !awaited.isEmpty();
            return !byeWaits;
        } finally {
            lock.unlock();
        }
    }

    /** The call is over: nothing is repeated any more, unless a BYE waits for the ACK. */
    void callEnded() {
        lock.lock();
        try {
            if (!byeWaits) {
                awaited.values().forEach(AnswerRepeater::stop);
                awaited.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The ACK that was sent for an INVITE of ours, to be sent again. */
    Optional<Outbound.SentAck> sentFor(long sequence) {
        lock.lock();
        try {
            return sequence == latestSequence ? Optional.ofNullable(latest) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** An ACK of ours was sent. Only the latest INVITE can still be repeated by the peer. */
    void sent(long sequence, Outbound.SentAck ack) {
        lock.lock();
        try {
            latestSequence = sequence;
            latest = ack;
        } finally {
            lock.unlock();
        }
    }
}
