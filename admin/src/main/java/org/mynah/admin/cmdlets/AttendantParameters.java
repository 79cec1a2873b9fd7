package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.AutoAttendant;

/** What the cmdlets of auto attendants share (cmdlets §6, §8.5). */
final class AttendantParameters {

    static final Output OUTPUT =
            Output.of(
                    "UMAutoAttendant",
                    "Name",
                    "UMDialPlan",
                    "SpeechEnabled",
                    "Status",
                    "PilotIdentifierList");

    private static final Set<String> OF_NEW =
            Set.of(
                    AutoAttendant.PILOT_IDENTIFIER_LIST.name(),
                    AutoAttendant.SPEECH_ENABLED.name(),
                    AutoAttendant.DTMF_FALLBACK.name(),
                    AutoAttendant.STATUS.name());

    private AttendantParameters() {}

    /** Parameters of New- beside name and dial plan. */
    static List<Parameter> ofNew() {
        return AutoAttendant.PROPERTIES.stream()
                .filter(property -> OF_NEW.contains(property.name()))
                .map(Parameter::of)
                .toList();
    }

    /** Parameters of Set-: all but the status; the dial plan, so that the rules can say why not. */
    static List<Parameter> ofSet() {
        return AutoAttendant.PROPERTIES.stream()
                .filter(property -> !property.equals(AutoAttendant.STATUS))
                .map(Parameter::of)
                .toList();
    }
}
