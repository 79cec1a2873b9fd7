package org.mynah.sip.dialog;

import java.util.concurrent.locks.ReentrantLock;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.transaction.Timers;

/**
 * The session timer of one call (RFC 4028 §10): refreshes the session when that is ours to do, by
 * UPDATE where the peer takes it and otherwise by re-INVITE, and ends a call that nobody refreshed.
 * Thread-safe.
 */
final class SessionTimer {
    private final Dialog dialog;
    private final Timers timers;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean peerTakesUpdate;
    private boolean stopped;
    private SipBody localSdp = SipBody.EMPTY;
    private Timers.Timer alarm = Timers.Timer.NONE;

    SessionTimer(Dialog dialog, Timers timers) {
        this.dialog = dialog;
        this.timers = timers;
    }

    /** A message of the peer that may tell which methods it takes. */
    void notePeer(SipMessage message) {
        lock.lock();
        try {
            if (message.headers().has("Allow")) {
                peerTakesUpdate = message.headers().lists("Allow", "UPDATE");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Our session description, which a refresh by re-INVITE offers again unchanged. */
    void localSdp(SipBody sdp) {
        lock.lock();
        try {
            localSdp = sdp;
        } finally {
            lock.unlock();
        }
    }

    /** The session has a new life from now on. */
    void start(SessionTerms terms) {
        Runnable due = terms.weRefresh() ? () -> refresh(terms) : dialog::sessionExpired;
        lock.lock();
        try {
            alarm.cancel();
            if (!stopped) {
                alarm = timers.after(terms.alarm(), due);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The call is over. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            alarm.cancel();
        } finally {
            lock.unlock();
        }
    }

    private void refresh(SessionTerms terms) {
        boolean update;
        SipBody sdp;
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            update = peerTakesUpdate;
            sdp = localSdp;
            // The refresh may fail; then the rest of the interval is all that is left.
            alarm = timers.after(terms.interval().dividedBy(2), dialog::sessionExpired);
        } finally {
            lock.unlock();
        }
        dialog.onVirtualThread(() -> exchange(terms, update, sdp));
    }

    private void exchange(SessionTerms terms, boolean update, SipBody sdp) {
        var outcome =
                update
                        ? dialog.send("UPDATE", terms.inRefresh(), SipBody.EMPTY)
                        : dialog.reinvite(sdp, terms.inRefresh());
        if (outcome instanceof RequestOutcome.Answered(var response) && response.isSuccess()) {
            if (SessionTerms.ofResponse(response).isEmpty()) {
                start(terms);
            } else {
                dialog.refreshed(response);
            }
        } else if (outcome.status() == 408) {
            dialog.sessionExpired();
        }
    }
}
