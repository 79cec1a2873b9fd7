package org.mynah.um.access;

import java.time.Instant;
import org.mynah.um.Call;
import org.mynah.um.Phrase;
import org.mynah.um.directory.Contact;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryUnreachable;
import org.mynah.um.directory.Feature;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.Switches;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinRecord;

/**
 * A signed-in subscriber on one call. Immutable; asks the directory whether it still holds
 * (directory §5, rule 4).
 *
 * @param plan the dial plan of the number that was called
 * @param pinChanged when the PIN was set that opened it; another PIN ends it
 */
record Session(
        Directory directory,
        DialPlan plan,
        Mailbox mailbox,
        UmMailbox umMailbox,
        MailboxPolicy policy,
        Instant pinChanged) {

    /**
     * Whether the user is still enabled, allowed and not locked, and his PIN was not reset
     * meanwhile. On a node that is cut off from the directory no session holds (rule 10).
     */
    boolean holds() {
        if (directory.contact() == Contact.CUT_OFF) {
            return false;
        }
        try {
            return holdsNow();
        } catch (DirectoryUnreachable _) {
            // Last known as allowed; it may go on as long as the node's lease lasts.
            return directory.contact() != Contact.CUT_OFF;
        }
    }

    private boolean holdsNow() {
        return directory.read(reader -> {
            var um = reader.find(umMailbox.id()).map(UmMailbox::new);
            return um.isPresent()
                    && Switches.of(reader, um.get())
                            .in(plan)
                            .may(reader, Feature.OutlookVoiceAccess)
                            .isAllowed()
                    && reader.pin(umMailbox.id())
                            .map(PinRecord::changed)
                            .filter(pinChanged::equals)
                            .isPresent();
        });
    }

    /**
     * Lets the call go on only while the session holds: where the user is disabled, locked out or
     * given another PIN, it ends with an apology, in the middle of a message too.
     */
    void govern(Call call) {
        call.goOnWhile(this::holds, Phrase.Fixed.SESSION_ENDED);
    }

    /** Lets the call go on whatever becomes of the session. */
    void release(Call call) {
        call.goOnWhile(() -> true, Phrase.Fixed.SESSION_ENDED);
    }

    /** The same session after its own PIN change. */
    Session withPinChanged(Instant changed) {
        return new Session(directory, plan, mailbox, umMailbox, policy, changed);
    }

    Notices.About about() {
        return new Notices.About(mailbox, umMailbox, policy, plan);
    }
}
