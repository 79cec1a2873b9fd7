package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.KeyMappingEntry;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.TimeZones;

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

    /** An auto attendant as it is printed, with the values it takes from elsewhere. */
    static Item item(Items items, DirectoryObject object) {
        var attendant = new AutoAttendant(object);
        var item = new Item("UMAutoAttendant").set("Name", object.name());
        items.properties(item, object, AutoAttendant.PROPERTIES);
        item.set(
                "Language",
                attendant
                        .find(AutoAttendant.LANGUAGE)
                        .or(() ->
                                items.reader()
                                        .find(attendant.dialPlan())
                                        .map(plan -> new DialPlan(plan).language()))
                        .orElse(""));
        item.set("TimeZoneName", TimeZones.displayName(attendant.zone()));
        item.set(
                "BusinessHoursKeyMapping",
                attendant.get(AutoAttendant.BUSINESS_KEY_MAPPING).stream()
                        .map(entry -> keyMapping(items, entry))
                        .toList());
        item.set(
                "AfterHoursKeyMapping",
                attendant.get(AutoAttendant.AFTER_HOURS_KEY_MAPPING).stream()
                        .map(entry -> keyMapping(items, entry))
                        .toList());
        return items.common(item, object, object.name(), items.configurationName(object));
    }

    /** One key as a row that can be exported and given back: people stand there by e-mail. */
    private static Item keyMapping(Items items, KeyMappingEntry entry) {
        var item = Items.row(KeyMappingEntry.COLUMNS, entry.fields());
        if (!entry.attendant().isEmpty()) {
            item.set("AutoAttendantName", items.name(ObjectId.of(entry.attendant())));
        }
        if (!entry.voiceMailFor().isEmpty()) {
            item.set("LeaveVoicemailFor", address(items, ObjectId.of(entry.voiceMailFor())));
        }
        if (!entry.mailbox().isEmpty()) {
            item.set("TransferToMailbox", address(items, ObjectId.of(entry.mailbox())));
        }
        return item;
    }

    private static String address(Items items, ObjectId mailbox) {
        return items.reader()
                .find(mailbox)
                .map(object -> new Mailbox(object).primarySmtpAddress())
                .orElse(mailbox.toString());
    }
}
