package org.mynah.mail.mime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mynah.um.message.UmMessage;

/** What each mail says, in English: subjects and bodies (messages §2, §4, §7). Stateless. */
final class Letters {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a (VV)", Locale.US);

    private static final String KEEP_IT =
            "Keep the PIN to yourself, and delete this mail once you have changed it.";

    private Letters() {}

    static String subject(UmMessage message) {
        return switch (message) {
            case UmMessage.Voice voice ->
                    "Voice Mail from "
                            + who(voice.caller())
                            + " ("
                            + Letters.spoken(voice.length())
                            + ")";
            case UmMessage.MissedCall missed -> "Missed call from " + who(missed.caller());
            case UmMessage.Welcome _ -> "Welcome to your voice mail";
            case UmMessage.PinReset _ -> "Your voice mail PIN has been reset";
            case UmMessage.LockedOut _ -> "Your voice mail has been locked";
            case UmMessage.Unlocked _ -> "Your voice mail has been unlocked";
            case UmMessage.PinChanged _ -> "Your voice mail PIN was changed";
        };
    }

    static Letter body(UmMessage message) {
        return switch (message) {
            case UmMessage.Voice voice -> voice(voice);
            case UmMessage.MissedCall missed -> missed(missed);
            case UmMessage.Welcome welcome -> welcome(welcome);
            case UmMessage.PinReset reset -> reset(reset);
            case UmMessage.LockedOut locked -> locked(locked);
            case UmMessage.Unlocked unlocked -> unlocked(unlocked);
            case UmMessage.PinChanged changed -> changed(changed);
        };
    }

    /** How a caller is named: by name, else by number, else as one who withheld it. */
    static String who(UmMessage.Caller caller) {
        var limit = MimeLimits.NAME_LENGTH.limit();
        return caller.name()
                .map(name -> HeaderText.clean(name, limit))
                .filter(name -> !name.isEmpty())
                .or(() -> caller.number().map(number -> HeaderText.clean(number, limit)))
                .filter(name -> !name.isEmpty())
                .orElse("Anonymous");
    }

    /** Whole seconds; what is shorter than one second but not nothing counts as one. */
    static long seconds(Duration length) {
        var rounded = length.plusMillis(500).toSeconds();
        return rounded == 0 && length.isPositive() ? 1 : Math.max(0, rounded);
    }

    /** {@code 1 minute 5 seconds}. */
    static String spoken(Duration length) {
        var whole = Duration.ofSeconds(seconds(length));
        var parts = new ArrayList<String>();
        if (whole.toHours() > 0) {
            parts.add(count(whole.toHours(), "hour"));
        }
        if (whole.toMinutesPart() > 0) {
            parts.add(count(whole.toMinutesPart(), "minute"));
        }
        if (whole.toSecondsPart() > 0 || parts.isEmpty()) {
            parts.add(count(whole.toSecondsPart(), "second"));
        }
        return String.join(" ", parts);
    }

    /** The recipient's time zone; UTC when it is not known here. */
    static ZoneId zone(UmMessage.Recipient to) {
        try {
            return ZoneId.of(to.zone());
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    private static Letter voice(UmMessage.Voice voice) {
        var letter =
                new Letter()
                        .heading("Voice Mail Preview")
                        .paragraph("No preview is available for this message.");
        if (voice.isInterrupted()) {
            letter.paragraph(
                    "The recording was interrupted: the end of the message may be missing.");
        }
        caller(letter, voice.caller());
        letter.line("Received", when(voice)).line("Length", spoken(voice.length()));
        called(letter, voice.called());
        voice.text().ifPresentOrElse(letter::policy, () -> {});
        return letter;
    }

    private static Letter missed(UmMessage.MissedCall missed) {
        var letter =
                new Letter()
                        .heading("Missed call")
                        .paragraph(
                                missed.isBusy()
                                        ? "Your telephone was busy, and the caller left no message."
                                        : "Nobody answered, and the caller left no message.");
        caller(letter, missed.caller());
        letter.line("Called", when(missed));
        called(letter, missed.called());
        return letter;
    }

    private static Letter welcome(UmMessage.Welcome welcome) {
        var letter =
                new Letter()
                        .heading("Welcome to your voice mail")
                        .paragraph(
                                "Calls that you do not answer are now taken by your voice mail."
                                        + " Messages arrive in this mailbox, and you can hear them"
                                        + " by telephone.");
        credentials(letter, welcome.extension(), welcome.pin(), welcome.accessNumbers());
        letter.heading("How to listen by telephone");
        howTo(letter, welcome.accessNumbers(), welcome.mustChange());
        letter.paragraph(
                "Then record your name and a greeting, so that callers know whom they have"
                        + " reached: press 6 at the main menu.");
        letter.paragraph(KEEP_IT);
        welcome.text().ifPresentOrElse(letter::policy, () -> {});
        return letter;
    }

    private static Letter reset(UmMessage.PinReset reset) {
        var letter =
                new Letter()
                        .heading("Your voice mail PIN has been reset")
                        .paragraph(
                                reset.afterFailures()
                                        ? "Somebody entered a wrong PIN several times, so your old"
                                                + " PIN no longer works. If it was not you, tell"
                                                + " your administrator."
                                        : "Your old PIN no longer works. This is the new one:");
        credentials(letter, reset.extension(), reset.pin(), reset.accessNumbers());
        howTo(letter, reset.accessNumbers(), reset.mustChange());
        letter.paragraph(KEEP_IT);
        reset.text().ifPresentOrElse(letter::policy, () -> {});
        return letter;
    }

    private static Letter locked(UmMessage.LockedOut locked) {
        return new Letter()
                .heading("Your voice mail has been locked")
                .paragraph(
                        "A wrong PIN was entered too many times, so nobody can sign in to your"
                                + " voice mail by telephone. Callers can still leave messages, and"
                                + " they arrive in this mailbox as before.")
                .number("Extension", locked.extension())
                .paragraph(
                        "Ask your administrator to unlock it and to give you a new PIN. If you did"
                                + " not enter the wrong PINs yourself, tell your administrator so.");
    }

    private static Letter unlocked(UmMessage.Unlocked unlocked) {
        return new Letter()
                .heading("Your voice mail has been unlocked")
                .paragraph(
                        "You can sign in to your voice mail by telephone again. Your PIN is the one"
                                + " you had before.")
                .number("Extension", unlocked.extension())
                .paragraph(
                        "If you do not know the PIN any more, ask your administrator for a new one.");
    }

    private static Letter changed(UmMessage.PinChanged changed) {
        return new Letter()
                .heading("Your voice mail PIN was changed")
                .paragraph("The PIN of your voice mail was changed by telephone.")
                .number("Extension", changed.extension())
                .line("Changed", when(changed))
                .paragraph(
                        "If you did not change it, ask your administrator to reset the PIN at"
                                + " once.");
    }

    private static void caller(Letter letter, UmMessage.Caller caller) {
        letter.line("From", who(caller));
        caller.number()
                .map(number -> HeaderText.clean(number, MimeLimits.NAME_LENGTH.limit()))
                .filter(number -> !number.isEmpty())
                .ifPresent(number -> letter.number("Number", number));
        caller.address()
                .filter(HeaderText::isAddress)
                .ifPresent(address -> letter.line("E-mail", address));
    }

    private static void called(Letter letter, String called) {
        var number = HeaderText.clean(called, MimeLimits.NAME_LENGTH.limit());
        if (!number.isEmpty()) {
            letter.line("Called number", number);
        }
    }

    private static void credentials(
            Letter letter, String extension, String pin, List<String> accessNumbers) {
        letter.line("Extension", extension).line("PIN", pin);
        accessNumbers.forEach(number -> letter.number("Access number", number));
    }

    private static void howTo(Letter letter, List<String> accessNumbers, boolean mustChange) {
        var call =
                accessNumbers.isEmpty()
                        ? "Call your voice mail access number (ask your administrator for it)"
                        : "Call the access number " + accessNumbers.getFirst();
        letter.paragraph(
                call
                        + ", enter your extension and press the pound key (#), then enter your PIN"
                        + " and press the pound key."
                        + (mustChange ? " You will be asked to choose a new PIN." : ""));
    }

    private static String when(UmMessage message) {
        return WHEN.format(message.when().atZone(zone(message.to())));
    }

    private static String count(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }
}
