package org.mynah.um.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.mynah.um.CallParties;
import org.mynah.um.directory.ObjectId;

/** Records of calls for tests. */
public final class Calls {

    public static final Named PLAN =
            new Named(ObjectId.of("00000000-0000-0000-0000-0000000000d1"), "MyDialPlan");
    public static final Named OTHER_PLAN =
            new Named(ObjectId.of("00000000-0000-0000-0000-0000000000d2"), "OtherDialPlan");
    public static final Named GATEWAY =
            new Named(ObjectId.of("00000000-0000-0000-0000-0000000000a1"), "MyGateway");
    public static final Named TONY =
            new Named(ObjectId.of("00000000-0000-0000-0000-0000000000b1"), "tonysmith");

    private Calls() {}

    /** A voice message for Tony, left at a time, heard well. */
    public static CallRecord message(Instant at) {
        return answered(at, CallType.CallAnsweringVoiceMessage, Optional.of(4.4));
    }

    /** An answered call for Tony. */
    public static CallRecord answered(Instant at, CallType type, Optional<Double> nmos) {
        return of(at, type, OfferResult.Answer, Optional.of(PLAN), nmos);
    }

    /** A call that was refused. */
    public static CallRecord rejected(Instant at) {
        return of(
                at, CallType.None, OfferResult.Rejected, Optional.of(OTHER_PLAN), Optional.empty());
    }

    private static CallRecord of(
            Instant at,
            CallType type,
            OfferResult result,
            Optional<Named> plan,
            Optional<Double> nmos) {
        return new CallRecord(
                UUID.randomUUID().toString(),
                at,
                Duration.ofSeconds(83),
                type,
                "call-1@pbx.contoso.com",
                Optional.empty(),
                "node1",
                plan,
                Optional.of(GATEWAY),
                "127.0.0.1",
                "4255550100",
                "51234",
                Optional.empty(),
                Optional.empty(),
                result == OfferResult.Answer ? Optional.of(TONY) : Optional.empty(),
                Optional.empty(),
                result,
                result == OfferResult.Answer
                        ? DropCallReason.GracefulHangup
                        : DropCallReason.UserError,
                CallParties.Reason.DIVERT_NO_ANSWER,
                nmos.map(score ->
                        new AudioQuality(
                                "G.711",
                                score,
                                4.5 - score,
                                0,
                                4.5 - score,
                                1.5,
                                0.25,
                                OptionalDouble.of(20),
                                OptionalDouble.empty(),
                                OptionalDouble.empty())));
    }
}
