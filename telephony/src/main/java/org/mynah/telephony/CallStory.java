package org.mynah.telephony;

import java.util.stream.Collectors;
import org.mynah.um.routing.IncomingCall;

/** What the log tells of a call before it is decided. */
final class CallStory {

    private CallStory() {}

    /** From whom, to whom, and who did not take it. */
    static String opening(IncomingCall call) {
        var diverted =
                call.diversions().stream()
                        .map(each -> each.user() + " (" + each.reason() + ")")
                        .collect(Collectors.joining(", "));
        return "call from %s to %s by gateway %s%s"
                .formatted(
                        call.caller().orElse("a withheld number"),
                        call.called(),
                        call.peer(),
                        diverted.isEmpty() ? "" : ", diverted by " + diverted);
    }
}
