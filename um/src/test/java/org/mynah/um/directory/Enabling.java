package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;
import org.mynah.um.pin.IssuedPin;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinPolicy;

/** Enables mailboxes and sets PINs in one step, for tests that are about something else. */
public final class Enabling {

    private Enabling() {}

    /** Makes the first PIN and enables a mailbox with it. */
    public static UmMailboxes.Enabled enable(
            UmMailboxes rules, DirectoryWriter writer, EnableRequest request, Warnings warnings) {
        var pin = rules.prepare(rules.pinTerms(writer, request));
        return rules.enable(writer, request, pin, warnings);
    }

    /** Makes a PIN and gives it to a UM mailbox. */
    public static IssuedPin issue(
            PinAdministration pins,
            DirectoryWriter writer,
            ObjectId umMailbox,
            PinPolicy policy,
            List<String> extensions,
            Optional<String> typed,
            Optional<Boolean> mustChange) {
        var pin = pins.prepare(pins.terms(writer, umMailbox, policy, extensions, typed));
        return pins.issue(writer, umMailbox, policy, extensions, pin, mustChange);
    }
}
