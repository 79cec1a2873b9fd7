package org.mynah.um.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mynah.um.Audio;

/** A message that the system writes, apart from its MIME (messages §1). Immutable. */
public sealed interface UmMessage {

    /** Message-ID without angle brackets' content rules: unique, stable over repeated delivery. */
    String id();

    /** To whom. */
    Recipient to();

    /** Date of the mail. */
    Instant when();

    /**
     * Whom a message goes to.
     *
     * @param name display name
     * @param address primary SMTP address
     * @param language BCP 47 tag of subject and body
     * @param zone IANA time zone of dates in the body
     */
    record Recipient(String name, String address, String language, String zone) {}

    /**
     * Who called.
     *
     * @param number number or SIP user; empty when withheld
     * @param name resolved name
     * @param address SMTP address of the resolved person
     */
    record Caller(Optional<String> number, Optional<String> name, Optional<String> address) {}

    /**
     * A voice message left by an outside caller.
     *
     * @param length of the audio
     * @param audio in the format of the attachment: {@code audio/mp3}, {@code audio/wav}
     * @param extension file name extension of that format, without a dot
     * @param called the dialled number
     * @param isInterrupted ended by a failure of ours: the end may be missing
     * @param text the policy's VoiceMailText, if any
     */
    record Voice(
            String id,
            Recipient to,
            Instant when,
            String callId,
            Caller caller,
            String called,
            Duration length,
            Audio audio,
            String extension,
            Marks marks,
            boolean isInterrupted,
            Optional<String> text)
            implements UmMessage {}

    /**
     * A call without a message.
     *
     * @param isBusy diverted because busy, not because nobody answered
     */
    record MissedCall(
            String id,
            Recipient to,
            Instant when,
            String callId,
            Caller caller,
            String called,
            boolean isBusy)
            implements UmMessage {}

    /**
     * The mail that greets a user who has been enabled: carries the PIN, so nobody logs it.
     *
     * @param pin the PIN in clear; the one place where it is shown
     * @param mustChange whether it must be changed at the first sign-in
     * @param accessNumbers the dial plan's Outlook Voice Access numbers
     * @param text the policy's UMEnabledText
     */
    record Welcome(
            String id,
            Recipient to,
            Instant when,
            String extension,
            String pin,
            boolean mustChange,
            List<String> accessNumbers,
            Optional<String> text)
            implements UmMessage {
        public Welcome {
            accessNumbers = List.copyOf(accessNumbers);
        }

        @Override
        public String toString() {
            return "Welcome[" + id + " to " + to.address() + "]";
        }
    }

    /**
     * The mail with a new PIN after a reset.
     *
     * @param pin the PIN in clear
     * @param mustChange whether it must be changed at the next sign-in
     * @param afterFailures because of failed sign-ins, not by an administrator
     * @param text the policy's ResetPINText
     */
    record PinReset(
            String id,
            Recipient to,
            Instant when,
            String extension,
            String pin,
            boolean mustChange,
            boolean afterFailures,
            List<String> accessNumbers,
            Optional<String> text)
            implements UmMessage {
        public PinReset {
            accessNumbers = List.copyOf(accessNumbers);
        }

        @Override
        public String toString() {
            return "PinReset[" + id + " to " + to.address() + "]";
        }
    }

    /** Tells a user that his mailbox was locked after too many wrong PINs. */
    record LockedOut(String id, Recipient to, Instant when, String extension)
            implements UmMessage {}

    /** Tells a user that an administrator unlocked his mailbox; the PIN is as it was. */
    record Unlocked(String id, Recipient to, Instant when, String extension) implements UmMessage {}

    /** Tells a user that his PIN was changed by telephone. */
    record PinChanged(String id, Recipient to, Instant when, String extension)
            implements UmMessage {}
}
