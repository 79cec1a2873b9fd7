package org.mynah.um;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Something the system says, as a meaning; a language pack knows the words, their order and the
 * plural. A pack switches over all of them without a default, so that a phrase without words does
 * not compile.
 */
public sealed interface Phrase extends Prompt {

    /** Phrases without a variable part. */
    enum Fixed implements Phrase {
        // call answering
        /** Speak after the tone; hang up when done, or press pound for more options. */
        RECORD_AFTER_TONE,
        /** The mailbox is full; no message can be taken. */
        MAILBOX_FULL,
        /** This person does not accept messages from callers who withhold their number. */
        ANONYMOUS_REFUSED,
        /** No message can be taken now: a technical problem. */
        CANNOT_TAKE_MESSAGE,
        /** The longest length of a message has been reached. */
        RECORDING_LIMIT_REACHED,
        /** 1 accept, 2 replay, 3 re-record, 4 continue, star cancel. */
        RECORDING_OPTIONS,
        /** The same when nothing may be appended: without key 4. */
        RECORDING_OPTIONS_AT_LIMIT,
        /** Pound send now, 1 mark as important, star back. */
        MESSAGE_OPTIONS,
        /** The same when the mark is set: 1 takes it back. */
        MESSAGE_OPTIONS_IMPORTANT,
        /** The message is marked with high importance. */
        MARKED_IMPORTANT,
        /** The message has normal importance again. */
        MARKED_NORMAL,
        /** The message has been sent. */
        MESSAGE_SENT,
        /** The message has been cancelled. */
        MESSAGE_CANCELLED,
        /** One moment while you are connected to the operator. */
        CONNECTING_TO_OPERATOR,
        /** No operator is available. */
        NO_OPERATOR,
        // subscriber access
        /** Welcome; you are connected to the messaging system. */
        WELCOME,
        /** Enter your extension. */
        ENTER_EXTENSION,
        /** Enter your PIN, then press pound. */
        ENTER_PIN,
        /** That extension and PIN do not belong together (says nothing about which is wrong). */
        SIGN_IN_FAILED,
        /** Too many failed attempts in this call; try again later. */
        TRY_AGAIN_LATER,
        /** This mailbox is locked; the administrator can unlock it. */
        LOCKED_OUT,
        /** The PIN was reset and a new one mailed. */
        PIN_WAS_RESET,
        /** Nobody can sign in now; please call again later. */
        SIGN_IN_UNAVAILABLE,
        /** Outlook Voice Access is not allowed for this mailbox. */
        ACCESS_NOT_ALLOWED,
        /** The session has ended because the account changed. */
        SESSION_ENDED,
        /** The PIN must be changed before anything else. */
        PIN_MUST_CHANGE,
        /** Enter a new PIN, then press pound. */
        ENTER_NEW_PIN,
        /** Enter the new PIN again, then press pound. */
        ENTER_NEW_PIN_AGAIN,
        /** The two entries differ. */
        PINS_DIFFER,
        /** The PIN may hold digits only, 4 to 24. */
        PIN_NOT_DIGITS,
        /** The PIN holds your extension or ends with it. */
        PIN_LIKE_EXTENSION,
        /** All digits of the PIN are the same. */
        PIN_REPEATED_DIGITS,
        /** The digits of the PIN follow one another. */
        PIN_SEQUENTIAL,
        /** The PIN was used before. */
        PIN_USED_BEFORE,
        /** The PIN has been changed. */
        PIN_CHANGED,
        /** The PIN could not be changed; goodbye. */
        PIN_NOT_CHANGED,
        /** Main menu: 1 voice mail, 6 personal options, 0 repeat, star goodbye. */
        MAIN_MENU,
        /** There are no voice messages. */
        NO_MESSAGES,
        /** There are no new messages; the saved ones follow. */
        NO_NEW_MESSAGES,
        /** There are no more messages. */
        NO_MORE_MESSAGES,
        /** After a message: 1 again, 7 delete, 9 keep as new, pound next, star main menu. */
        AFTER_MESSAGE,
        /** The keys while a message plays. */
        PLAYBACK_KEYS,
        /** The message was deleted. */
        MESSAGE_DELETED,
        /** The message is kept as new. */
        MESSAGE_KEPT_NEW,
        /** The message was saved. */
        MESSAGE_SAVED,
        /** This message holds nothing that can be played. */
        MESSAGE_UNPLAYABLE,
        /** Your mailbox is over its quota. */
        MAILBOX_OVER_QUOTA,
        /** Personal options: 2 greetings, 3 change PIN, star main menu. */
        PERSONAL_OPTIONS,
        /** Greetings: 1 personal greeting, 3 recorded name, star back. */
        GREETING_OPTIONS,
        /**
         * After a greeting has been recorded or played: 1 accept, 2 replay, 3 record again, star
         * cancel.
         */
        GREETING_RECORDED,
        /** Greeting exists: 2 record again, 7 go back to the system greeting, star back. */
        GREETING_EXISTS,
        /** Record the greeting after the tone, then press pound. */
        RECORD_GREETING,
        /** Record your name after the tone, then press pound. */
        RECORD_NAME,
        /** The greeting is in use now. */
        GREETING_SAVED,
        /** The custom greeting is gone; the system greeting plays. */
        GREETING_REMOVED,
        /** Nothing was recorded. */
        NOTHING_RECORDED,
        // anywhere
        /** That key has no meaning here. */
        INVALID_KEY,
        /** Are you still there? */
        ARE_YOU_THERE,
        /** Goodbye. */
        GOODBYE,
        /** Something went wrong; please call again later. */
        TECHNICAL_PROBLEM
    }

    /** The system greeting with the user's name: he cannot take the call. */
    record SystemGreeting(String name, boolean isBusy) implements Phrase {}

    /** The system greeting when no name can be spoken: the person at that extension. */
    record SystemGreetingForExtension(String extension) implements Phrase {}

    /** What follows the user's own recorded name in the system greeting. */
    record NamedGreetingTail(boolean isBusy) implements Phrase {}

    /** How many new voice messages there are; zero or more. */
    record NewMessages(int count) implements Phrase {}

    /** The head of a message: from whom, when, how long, and its marks. */
    record MessageHead(
            Optional<String> callerName,
            Optional<String> callerNumber,
            Instant when,
            Instant now,
            ZoneId zone,
            Duration length,
            boolean isNew,
            boolean isImportant)
            implements Phrase {}

    /** The new PIN is too short: at least that many digits. */
    record PinTooShort(int minimum) implements Phrase {}

    /** A name alone, such as at sign-in. */
    record Name(String name) implements Phrase {}

    /** Digits one by one, such as an extension. */
    record Digits(String digits) implements Phrase {}

    static Phrase newMessages(int count) {
        return new NewMessages(count);
    }

    static Phrase systemGreeting(String name, boolean isBusy) {
        return new SystemGreeting(name, isBusy);
    }
}
