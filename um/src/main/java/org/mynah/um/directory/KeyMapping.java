package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a key of an auto attendant's menu does (directory §7.9.3). Immutable.
 *
 * @param key 1–9; empty: what happens when no key is pressed for five seconds
 * @param description the name that is spoken and may be said
 * @param promptFile an imported prompt that is played first
 * @param phrases further words that may be said for it
 * @param action what happens then
 */
public record KeyMapping(
        OptionalInt key,
        String description,
        Optional<String> promptFile,
        List<String> phrases,
        Action action) {
    public KeyMapping {
        phrases = List.copyOf(phrases);
    }

    /** Whether it is done when the caller presses nothing. */
    public boolean isTimeOut() {
        return key.isEmpty();
    }

    /** What a key does after its prompt. */
    public sealed interface Action {

        /** Back to the menu: only the prompt is played. */
        record Nothing() implements Action {}

        /** The call is transferred, if the dialing rules of the auto attendant allow it. */
        record TransferToExtension(String extension) implements Action {}

        /** The call goes on in another auto attendant of the same dial plan. */
        record GoToAttendant(ObjectId attendant) implements Action {}

        /**
         * The greeting of a user and the recording of a message; no phone rings. The mailbox may be
         * gone or disabled since: the key then does nothing.
         */
        record LeaveVoiceMail(ObjectId mailbox) implements Action {}

        /** Something about the business is spoken. */
        record Announce(Announcement what) implements Action {}
    }

    /** What is announced. */
    public enum Announcement {
        BusinessLocation,
        BusinessHours
    }
}
