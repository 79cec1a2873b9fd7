package org.mynah.admin.cmdlets;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.store.records.CallRecordStore.Of;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.AudioQuality;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallRecordFile;
import org.mynah.um.record.CallSummary;
import org.mynah.um.record.CallSummary.Band;
import org.mynah.um.record.CallType.Category;
import org.mynah.um.record.Named;

/** What calls look like when they are printed (cmdlets §11), and which are wanted. */
final class CallItems {

    private CallItems() {}

    /** {@code -UMDialPlan} and {@code -UMIPGateway}. */
    static Parameter[] filters() {
        return new Parameter[] {
            Parameter.of(
                    "UMDialPlan",
                    new PropertyType.Reference(ObjectKind.DIAL_PLAN),
                    "Calls of this dial plan alone."),
            Parameter.of(
                    "UMIPGateway",
                    new PropertyType.Reference(ObjectKind.IP_GATEWAY),
                    "Calls through this gateway alone.")
        };
    }

    /** The calls that the filters of a command let through. */
    static Of wanted(Invocation call, DirectoryReader reader) {
        return new Of(
                object(call, reader, "UMDialPlan", ObjectKind.DIAL_PLAN),
                object(call, reader, "UMIPGateway", ObjectKind.IP_GATEWAY));
    }

    private static Optional<ObjectId> object(
            Invocation call, DirectoryReader reader, String parameter, ObjectKind kind) {
        return call.text(parameter).map(name -> Identities.find(reader, kind, name).id());
    }

    /** A call that is over. */
    static Item record(CallRecord call) {
        var quality = call.quality();
        return new Item("UMCallDataRecord")
                .set("Date", call.date())
                .set("Duration", CallRecordFile.span(call.duration()))
                .set("AudioCodec", quality.map(AudioQuality::codec).orElse(""))
                .set("DialPlan", name(call.dialPlan()))
                .set("CallType", call.type().name())
                .set("CallingNumber", call.callingNumber())
                .set("CalledNumber", call.calledNumber())
                .set("Gateway", name(call.gateway()))
                .set("UserMailboxName", name(call.callee().or(call::caller)))
                .set("NMOS", number(quality.map(AudioQuality::nmos)))
                .set("NMOSDegradation", number(quality.map(AudioQuality::degradation)))
                .set("NMOSDegradationJitter", number(quality.map(AudioQuality::degradationJitter)))
                .set(
                        "NMOSDegradationPacketLoss",
                        number(quality.map(AudioQuality::degradationPacketLoss)))
                .set("PercentagePacketLoss", number(quality.map(AudioQuality::packetLoss)))
                .set("Jitter", number(quality.map(AudioQuality::jitter)))
                .set("RoundTripMilliseconds", measured(quality.map(AudioQuality::roundTrip)))
                .set("BurstDensity", measured(quality.map(AudioQuality::burstDensity)))
                .set(
                        "BurstLossDurationMilliseconds",
                        measured(quality.map(AudioQuality::burstLossDuration)))
                .set("CallIdentity", call.callId())
                .set("ParentCallIdentity", call.parentCallId().orElse(""))
                .set("UMServerName", call.server())
                .set("DialedString", call.dialedString().orElse(""))
                .set("CallerMailboxAlias", name(call.caller()))
                .set("CalleeMailboxAlias", name(call.callee()))
                .set("AutoAttendantName", call.autoAttendant().orElse(""))
                .set("OfferResult", call.offerResult().name())
                .set("DropCallReason", call.dropCallReason().name())
                .set("ReasonForCall", CallRecordFile.words(call.reason()))
                .set("Identity", call.id());
    }

    /** A call that is up. */
    static Item active(ActiveCall call, Instant now) {
        return new Item("UMActiveCalls")
                .set("DialPlan", name(call.dialPlan()))
                .set("CallType", call.type().name())
                .set("CallState", call.state().name())
                .set("CallingNumber", call.callingNumber())
                .set("CalledNumber", call.calledNumber())
                .set("DivertedNumber", call.divertedNumber().orElse(""))
                .set("Duration", CallRecordFile.span(since(call.start(), now)))
                .set("Gateway", name(call.gateway()))
                .set("StartTime", call.start())
                .set("Mailbox", call.mailbox().orElse(""))
                .set("Server", call.server())
                .set("InstanceServer", call.server())
                .set("Identity", call.callId());
    }

    private static Duration since(Instant start, Instant now) {
        var span = Duration.between(start, now);
        return span.isNegative() ? Duration.ZERO : span;
    }

    /**
     * A row of a summary.
     *
     * @param date its label
     * @param plan name of the dial plan that it is about; blank: all
     * @param gateway name of the gateway that it is about; blank: all
     */
    static Item summary(String date, CallSummary calls, String plan, String gateway) {
        var nmos = calls.mean(calls.nmos());
        return new Item("UMCallSummaryReport")
                .set("Date", date)
                .set("VoiceMessage", percent(calls, Category.VoiceMessage))
                .set("MissedCalls", percent(calls, Category.MissedCalls))
                .set("OutlookVoiceAccess", percent(calls, Category.OutlookVoiceAccess))
                .set("Outbound", percent(calls, Category.Outbound))
                .set("AutoAttendant", percent(calls, Category.AutoAttendant))
                .set("Fax", percent(calls, Category.Fax))
                .set("Other", percent(calls, Category.Other))
                .set("FailedOrRejected", percent(calls, Category.FailedOrRejected))
                .set("AudioQuality", nmos.isPresent() ? Band.of(nmos.getAsDouble()).name() : "")
                .set("TotalCalls", calls.total())
                .set("NMOS", number(nmos))
                .set("NMOSDegradation", number(calls.mean(calls.degradation())))
                .set("Jitter", number(calls.mean(calls.jitter())))
                .set("PacketLoss", number(calls.mean(calls.packetLoss())))
                .set("RoundTrip", number(calls.roundTrip().mean()))
                .set("BurstLossDuration", number(calls.burstLossDuration().mean()))
                .set("NumberOfSamples", calls.samples())
                .set("UMDialPlanName", plan)
                .set("UMIPGatewayName", gateway)
                .set("Identity", date);
    }

    private static String name(Optional<Named> object) {
        return object.map(Named::name).orElse("");
    }

    private static double percent(CallSummary calls, Category category) {
        return rounded(calls.percent(category));
    }

    private static Object number(Optional<Double> value) {
        return value.<Object>map(CallItems::rounded).orElse(Nothing.NULL);
    }

    private static Object number(OptionalDouble value) {
        return value.isPresent() ? rounded(value.getAsDouble()) : Nothing.NULL;
    }

    private static Object measured(Optional<OptionalDouble> value) {
        return number(value.orElse(OptionalDouble.empty()));
    }

    /** Hundredths are more than the metrics are good for. */
    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
