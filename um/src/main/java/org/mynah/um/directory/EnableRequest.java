package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;

/**
 * What Enable-UMMailbox asks for (cmdlets §8.6). Immutable.
 *
 * @param mailbox whose
 * @param policy decides the dial plan and the PIN rules
 * @param extensions the first is primary; empty: derived from the business telephone (directory
 *     §3.2)
 * @param sipResourceIdentifier SIP address or {@code +} number; needed for SipName and E164 plans,
 *     refused for TelExtn
 * @param pin the typed PIN; empty: generated
 * @param pinExpired whether it must be changed at the first sign-in; empty: yes if generated, no if
 *     typed
 * @param settings switches to set at once
 */
public record EnableRequest(
        Mailbox mailbox,
        MailboxPolicy policy,
        List<String> extensions,
        Optional<String> sipResourceIdentifier,
        Optional<String> pin,
        Optional<Boolean> pinExpired,
        PropertyValues settings) {
    public EnableRequest {
        extensions = List.copyOf(extensions);
    }

    @Override
    public String toString() {
        return "EnableRequest[" + mailbox.name() + ", " + policy.name() + ", " + extensions + "]";
    }
}
