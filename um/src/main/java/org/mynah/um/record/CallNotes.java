package org.mynah.um.record;

import java.util.Optional;
import org.mynah.um.directory.Mailbox;

/**
 * What a flow notes of its call, for active calls and for the record. Written by the call's own
 * thread, read by others. Thread-safe.
 */
public final class CallNotes {

    private volatile CallType type = CallType.None;
    private volatile Optional<Named> caller = Optional.empty();
    private volatile Optional<Named> callee = Optional.empty();
    private volatile Optional<String> dialedString = Optional.empty();
    private volatile Optional<String> autoAttendant = Optional.empty();

    /** What the call is now; the last word is what is kept. */
    public void is(CallType what) {
        type = what;
    }

    /** A subscriber has signed in. */
    public void signedIn(Mailbox subscriber) {
        type = CallType.SubscriberAccess;
        caller = Optional.of(named(subscriber));
    }

    /** The user who is called. */
    public void called(Mailbox user) {
        callee = Optional.of(named(user));
    }

    /** The call is handed on to a number. */
    public void dialed(String number) {
        dialedString = Optional.of(number);
    }

    /** An auto attendant answers. */
    public void attendant(String name) {
        type = CallType.AutoAttendant;
        autoAttendant = Optional.of(name);
    }

    private static Named named(Mailbox mailbox) {
        return new Named(mailbox.id(), mailbox.get(Mailbox.ALIAS));
    }

    /** What the call is. */
    public CallType type() {
        return type;
    }

    /** Who signed in. */
    public Optional<Named> caller() {
        return caller;
    }

    /** Who is called. */
    public Optional<Named> callee() {
        return callee;
    }

    /** Where the call was handed on to. */
    public Optional<String> dialedString() {
        return dialedString;
    }

    /** The name of the auto attendant. */
    public Optional<String> autoAttendant() {
        return autoAttendant;
    }
}
