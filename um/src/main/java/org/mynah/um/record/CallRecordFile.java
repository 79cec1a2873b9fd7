package org.mynah.um.record;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.mynah.um.CallParties;

/** The calls of one day as a file of comma-separated values (messages §12, cmdlets §11). */
public final class CallRecordFile {

    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final List<String> COLUMNS =
            List.of(
                    "CallStartTime",
                    "CallType",
                    "CallIdentity",
                    "ParentCallIdentity",
                    "UMServerName",
                    "DialPlanGuid",
                    "DialPlanName",
                    "CallDuration",
                    "IPGatewayAddress",
                    "IPGatewayName",
                    "CalledPhoneNumber",
                    "CallerPhoneNumber",
                    "OfferResult",
                    "DropCallReason",
                    "ReasonForCall",
                    "DialedString",
                    "CallerMailboxAlias",
                    "CalleeMailboxAlias",
                    "AutoAttendantName",
                    "NMOS",
                    "NMOSDegradation",
                    "NMOSDegradationJitter",
                    "NMOSDegradationPacketLoss",
                    "Jitter",
                    "PacketLoss",
                    "RoundTrip",
                    "BurstDensity",
                    "BurstGapDuration",
                    "AudioCodec");

    private CallRecordFile() {}

    /** The name of the file of a day in UTC. */
    public static String name(LocalDate day) {
        return "um_cdr_" + day + ".csv";
    }

    /** The first line. */
    public static String head() {
        return String.join(",", COLUMNS);
    }

    /** The line of a call. */
    public static String line(CallRecord call) {
        var fields = new ArrayList<String>();
        fields.add(START.format(call.date()));
        fields.add(call.type().words());
        fields.add(call.callId());
        fields.add(call.parentCallId().orElse(""));
        fields.add(call.server());
        fields.add(call.dialPlan().map(plan -> plan.id().toString()).orElse(""));
        fields.add(call.dialPlan().map(Named::name).orElse(""));
        fields.add(span(call.duration()));
        fields.add(call.gatewayAddress());
        fields.add(call.gateway().map(Named::name).orElse(""));
        fields.add(call.calledNumber());
        fields.add(call.callingNumber());
        fields.add(call.offerResult().name());
        fields.add(call.dropCallReason().name());
        fields.add(words(call.reason()));
        fields.add(call.dialedString().orElse(""));
        fields.add(call.caller().map(Named::name).orElse(""));
        fields.add(call.callee().map(Named::name).orElse(""));
        fields.add(call.autoAttendant().orElse(""));
        fields.addAll(quality(call.quality()));
        return fields.stream().map(CallRecordFile::field).collect(Collectors.joining(","));
    }

    private static List<String> quality(Optional<AudioQuality> quality) {
        return quality.map(heard ->
                        List.of(
                                number(heard.nmos()),
                                number(heard.degradation()),
                                number(heard.degradationJitter()),
                                number(heard.degradationPacketLoss()),
                                number(heard.jitter()),
                                number(heard.packetLoss()),
                                number(heard.roundTrip()),
                                number(heard.burstDensity()),
                                number(heard.burstLossDuration()),
                                heard.codec()))
                .orElseGet(() -> List.of("", "", "", "", "", "", "", "", "", ""));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    /** A duration as {@code hh:mm:ss}. */
    public static String span(Duration duration) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                duration.toHours(),
                duration.toMinutesPart(),
                duration.toSecondsPart());
    }

    /** {@code DivertNoAnswer} and the like. */
    public static String words(CallParties.Reason reason) {
        return switch (reason) {
            case DIRECT -> "Direct";
            case DIVERT_BUSY -> "DivertBusy";
            case DIVERT_NO_ANSWER -> "DivertNoAnswer";
            case DIVERT_FORWARD -> "DivertForward";
            case OUTBOUND -> "Outbound";
            case NONE -> "None";
        };
    }

    /**
     * A field as RFC 4180 wants it. What callers send must not become a formula of the spreadsheet
     * that opens the file: a field that would begin one gets an apostrophe before it, a number with
     * its plus does not.
     */
    private static String field(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        var isNumber = plain.matches("[+-]?[0-9.]+");
        var safe =
                !isNumber && !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0
                        ? "'" + plain
                        : plain;
        return safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
