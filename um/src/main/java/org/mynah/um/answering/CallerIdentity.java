package org.mynah.um.answering;

import java.util.Optional;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Numbers;
import org.mynah.um.directory.UmMailbox;

/**
 * The person whom a caller's number belongs to: a UM user of the plan by extension, SIP address or
 * E.164 number (call flows §3.4, step 1). Immutable.
 */
record CallerIdentity(String name, String address) {

    /** The person of a number within a dial plan, if it is one of its users. */
    static Optional<CallerIdentity> of(
            DirectoryReader reader, DialPlan plan, Optional<String> number) {
        return number.flatMap(text ->
                        UmMailbox.byAddress(reader, Numbers.plain(text), plan.phoneContext())
                                .or(() -> UmMailbox.byAddress(reader, text, plan.phoneContext())))
                .flatMap(um -> reader.find(um.mailbox()))
                .map(Mailbox::new)
                .map(mailbox ->
                        new CallerIdentity(mailbox.displayName(), mailbox.primarySmtpAddress()));
    }
}
