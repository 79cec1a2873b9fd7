package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.MailboxPolicy;

/** What the cmdlets of mailbox policies share (cmdlets §6, §8.2). */
final class PolicyParameters {

    static final Output OUTPUT = Output.of("UMMailboxPolicy", "Name", "UMDialPlan", "MinPINLength");

    private PolicyParameters() {}

    /** Parameters of Set-. */
    static List<Parameter> ofSet() {
        return MailboxPolicy.PROPERTIES.stream().map(Parameter::of).toList();
    }
}
