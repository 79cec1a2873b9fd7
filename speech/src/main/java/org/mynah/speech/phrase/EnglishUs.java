package org.mynah.speech.phrase;

import java.util.Optional;
import org.mynah.um.Phrase;

/** American English. Immutable. */
public final class EnglishUs implements LanguagePack {

    @Override
    public String language() {
        return "en-US";
    }

    @Override
    public String text(Phrase phrase) {
        return switch (phrase) {
            case Phrase.Fixed fixed -> words(fixed);
            case Phrase.SystemGreeting(var name, var isBusy) ->
                    nameOr(name, "The person you are calling") + " " + tail(isBusy);
            case Phrase.SystemGreetingForExtension(var extension) ->
                    "The person at extension "
                            + EnglishNumbers.digitGroups(extension)
                            + " is not available to take your call.";
            case Phrase.NamedGreetingTail(var isBusy) -> tail(isBusy);
            case Phrase.NewMessages(var count) ->
                    "You have "
                            + (count == 0 ? "no" : count)
                            + " new voice "
                            + (count == 1 ? "message." : "messages.");
            case Phrase.MessageHead head -> head(head);
            case Phrase.PinTooShort(var minimum) ->
                    "That PIN is too short. Please enter at least "
                            + EnglishNumbers.counted(minimum, "digit")
                            + ".";
            case Phrase.Name(var name) -> nameOr(name, "Name not available") + ".";
            case Phrase.Digits(var digits) ->
                    digits.isBlank() ? "None." : EnglishNumbers.digitGroups(digits) + ".";
        };
    }

    @Override
    public String readAloud(String written) {
        return SpokenEnglish.of(written);
    }

    /** After a name, spoken or recorded. */
    private static String tail(boolean isBusy) {
        return isBusy ? "is on another call." : "is not available to take your call.";
    }

    private static String head(Phrase.MessageHead head) {
        return kind(head.isNew(), head.isImportant())
                + " from "
                + caller(head.callerName(), head.callerNumber())
                + ", "
                + EnglishTimes.relative(head.when(), head.now(), head.zone())
                + ", "
                + EnglishTimes.duration(head.length())
                + ".";
    }

    private static String kind(boolean isNew, boolean isImportant) {
        if (isImportant) {
            return isNew
                    ? "New message with high importance"
                    : "Saved message with high importance";
        }
        return isNew ? "New message" : "Saved message";
    }

    private static String caller(Optional<String> name, Optional<String> number) {
        return name.map(SpeakableText::name)
                .filter(spoken -> !spoken.isEmpty())
                .or(() -> number.map(EnglishNumbers::digitGroups).filter(n -> !n.isEmpty()))
                .orElse("an unknown number");
    }

    private static String nameOr(String name, String otherwise) {
        var spoken = SpeakableText.name(name);
        return spoken.isEmpty() ? otherwise : spoken;
    }

    private static String words(Phrase.Fixed phrase) {
        return switch (phrase) {
            case RECORD_AFTER_TONE ->
                    "Please leave your message after the tone. When you are finished, hang up, or"
                            + " press pound for more options.";
            case MAILBOX_FULL -> "This mailbox is full and cannot take any more messages.";
            case ANONYMOUS_REFUSED ->
                    "The person you are calling does not accept messages from callers who withhold"
                            + " their number.";
            case CANNOT_TAKE_MESSAGE ->
                    "We are sorry. Your message cannot be taken right now, because of a technical"
                            + " problem. Please try again later.";
            case RECORDING_LIMIT_REACHED -> "You have reached the maximum length of a message.";
            case RECORDING_OPTIONS ->
                    "To accept your recording, press 1. To listen to it, press 2. To record it"
                            + " again, press 3. To continue recording, press 4. To cancel, press"
                            + " star.";
            case RECORDING_OPTIONS_AT_LIMIT ->
                    "To accept your recording, press 1. To listen to it, press 2. To record it"
                            + " again, press 3. To cancel, press star.";
            case MESSAGE_OPTIONS ->
                    "To send your message now, press pound. To mark it with high importance, press"
                            + " 1. To go back, press star.";
            case MESSAGE_OPTIONS_IMPORTANT ->
                    "To send your message now, press pound. To return it to normal importance,"
                            + " press 1. To go back, press star.";
            case MARKED_IMPORTANT -> "Your message is marked with high importance.";
            case MARKED_NORMAL -> "Your message now has normal importance.";
            case MESSAGE_SENT -> "Your message has been sent.";
            case MESSAGE_CANCELLED -> "Your message has been cancelled.";
            case CONNECTING_TO_OPERATOR ->
                    "One moment please, while I connect you to the operator.";
            case NO_OPERATOR -> "Sorry, no operator is available.";
            case WELCOME -> "Welcome. You are connected to the messaging system.";
            case ENTER_EXTENSION -> "Please enter your extension.";
            case ENTER_PIN -> "Please enter your PIN, then press pound.";
            case SIGN_IN_FAILED -> "That extension and PIN are not valid together.";
            case TRY_AGAIN_LATER ->
                    "There have been too many failed attempts to sign in. Please try again later.";
            case LOCKED_OUT ->
                    "This mailbox is locked. Please ask your administrator to unlock it.";
            case PIN_WAS_RESET ->
                    "Your PIN has been reset. The new PIN has been sent to you by email.";
            case SIGN_IN_UNAVAILABLE ->
                    "We are sorry. Your mailbox cannot be opened at the moment. Please call again later.";
            case ACCESS_NOT_ALLOWED -> "Your mailbox is not allowed to use Outlook Voice Access.";
            case SESSION_ENDED ->
                    "We are sorry. Your session has ended, because your account was changed.";
            case PIN_MUST_CHANGE -> "Before you continue, you must change your PIN.";
            case ENTER_NEW_PIN -> "Please enter your new PIN, then press pound.";
            case ENTER_NEW_PIN_AGAIN -> "Please enter the new PIN again, then press pound.";
            case PINS_DIFFER -> "The two entries do not match.";
            case PIN_NOT_DIGITS -> "A PIN has 4 to 24 digits, and nothing else.";
            case PIN_LIKE_EXTENSION ->
                    "That PIN is too easy to guess, because it contains your extension.";
            case PIN_REPEATED_DIGITS ->
                    "That PIN is too easy to guess, because all of its digits are the same.";
            case PIN_SEQUENTIAL ->
                    "That PIN is too easy to guess, because its digits follow one another.";
            case PIN_USED_BEFORE ->
                    "You have used that PIN before. Please choose one that is different.";
            case PIN_CHANGED -> "Your PIN has been changed.";
            case PIN_NOT_CHANGED -> "Your PIN could not be changed. Goodbye.";
            case MAIN_MENU ->
                    "Main menu. For voice mail, press 1. For personal options, press 6. To hear"
                            + " this menu again, press 0. To end the call, press star.";
            case NO_MESSAGES -> "You have no voice messages.";
            case NO_NEW_MESSAGES -> "You have no new voice messages. Here are your saved messages.";
            case NO_MORE_MESSAGES -> "There are no more messages.";
            case AFTER_MESSAGE ->
                    "To listen again, press 1. To delete this message, press 7. To keep it as new,"
                            + " press 9. For the next message, press pound. For the main menu,"
                            + " press star.";
            case PLAYBACK_KEYS ->
                    "While a message plays: to go back, press 1. To pause or resume, press 2. To"
                            + " skip ahead, press 3. To delete the message, press 7. To keep it as"
                            + " new, press 9. For the next message, press pound. For the main"
                            + " menu, press star.";
            case MESSAGE_DELETED -> "Message deleted.";
            case MESSAGE_KEPT_NEW -> "Message kept as new.";
            case MESSAGE_SAVED -> "Message saved.";
            case MESSAGE_UNPLAYABLE -> "This message contains nothing that can be played.";
            case MAILBOX_OVER_QUOTA ->
                    "Your mailbox is over its size limit. Please delete messages that you no"
                            + " longer need.";
            case PERSONAL_OPTIONS ->
                    "Personal options. To record your greetings or your name, press 2. To change"
                            + " your PIN, press 3. For the main menu, press star.";
            case GREETING_OPTIONS ->
                    "Greetings. For your personal greeting, press 1. For your recorded name, press"
                            + " 3. To go back, press star.";
            case GREETING_RECORDED ->
                    "To accept, press 1. To listen, press 2. To record again, press 3. To cancel,"
                            + " press star.";
            case GREETING_EXISTS ->
                    "To record it again, press 2. To use the system greeting instead, press 7. To"
                            + " go back, press star.";
            case RECORD_GREETING -> "Record your greeting after the tone, then press pound.";
            case RECORD_NAME -> "Say your name after the tone, then press pound.";
            case GREETING_SAVED -> "Your greeting is now in use.";
            case GREETING_REMOVED ->
                    "Your greeting has been removed. Callers will hear the system greeting.";
            case NOTHING_RECORDED -> "Nothing was recorded.";
            case INVALID_KEY -> "Sorry, that key is not valid here.";
            case ARE_YOU_THERE -> "Are you still there?";
            case GOODBYE -> "Goodbye.";
            case TECHNICAL_PROBLEM ->
                    "We are sorry. Something went wrong. Please call again later.";
        };
    }
}
