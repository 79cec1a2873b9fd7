package org.mynah.sip.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mynah.sip.message.SipLimits;
import org.mynah.sip.transaction.TimerSettings;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.TransportLimits;

/**
 * How a stack is set up. Immutable.
 *
 * @param listeners where to listen; port 0 lets the system choose
 * @param advertise host in Via and Contact; empty for the address that the packet came in on
 * @param timers the basic timers of the transactions
 * @param messages the bounds on one message
 * @param transports the bounds on connections
 * @param maxDialogs calls at a time, ringing ones included; more get 503
 * @param maxServerTransactions requests of peers in progress at a time; more get 503
 * @param minSessionInterval shortest session timer we accept, at least 90 s (RFC 4028 §5)
 */
public record SipSettings(
        List<ListenAddress> listeners,
        Optional<String> advertise,
        TimerSettings timers,
        SipLimits messages,
        TransportLimits transports,
        int maxDialogs,
        int maxServerTransactions,
        Duration minSessionInterval) {

    /** The default bound on calls at a time. */
    public static final int MAX_DIALOGS = 10_000;

    /** The default bound on requests of peers in progress. */
    public static final int MAX_SERVER_TRANSACTIONS = 20_000;

    /** Copies the list. */
    public SipSettings {
        listeners = List.copyOf(listeners);
    }

    /** Everything by default but the listeners. */
    public static SipSettings of(List<ListenAddress> listeners) {
        return new SipSettings(
                listeners,
                Optional.empty(),
                TimerSettings.DEFAULT,
                SipLimits.DEFAULT,
                TransportLimits.DEFAULT,
                MAX_DIALOGS,
                MAX_SERVER_TRANSACTIONS,
                Duration.ofSeconds(90));
    }

    /** These with a host to advertise. */
    public SipSettings withAdvertise(String host) {
        return new SipSettings(
                listeners,
                Optional.of(host),
                timers,
                messages,
                transports,
                maxDialogs,
                maxServerTransactions,
                minSessionInterval);
    }

    /** These with other timers. */
    public SipSettings withTimers(TimerSettings others) {
        return new SipSettings(
                listeners,
                advertise,
                others,
                messages,
                transports,
                maxDialogs,
                maxServerTransactions,
                minSessionInterval);
    }

    /** These with other bounds on connections. */
    public SipSettings withTransports(TransportLimits others) {
        return new SipSettings(
                listeners,
                advertise,
                timers,
                messages,
                others,
                maxDialogs,
                maxServerTransactions,
                minSessionInterval);
    }

    /** These with another bound on calls. */
    public SipSettings withMaxDialogs(int calls) {
        return new SipSettings(
                listeners,
                advertise,
                timers,
                messages,
                transports,
                calls,
                maxServerTransactions,
                minSessionInterval);
    }

    /** These with another bound on requests in progress. */
    public SipSettings withMaxServerTransactions(int requests) {
        return new SipSettings(
                listeners,
                advertise,
                timers,
                messages,
                transports,
                maxDialogs,
                requests,
                minSessionInterval);
    }

    /** These with another shortest session timer. */
    public SipSettings withMinSessionInterval(Duration interval) {
        return new SipSettings(
                listeners,
                advertise,
                timers,
                messages,
                transports,
                maxDialogs,
                maxServerTransactions,
                interval);
    }
}
