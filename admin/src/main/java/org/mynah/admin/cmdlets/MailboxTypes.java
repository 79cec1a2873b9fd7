package org.mynah.admin.cmdlets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.PropertyType;

/** How the cmdlets name what a mailbox is for (cmdlets §9). */
final class MailboxTypes {

    /** The switches of New-, Enable- and Connect-Mailbox. */
    static final SequencedMap<String, Mailbox.Type> SWITCHES = switches();

    /** The values of {@code Set-Mailbox -Type}. */
    enum Convertible {
        Regular,
        Room,
        Equipment,
        Shared
    }

    static final PropertyType.Choice<Convertible> CONVERTIBLE =
            new PropertyType.Choice<>(Convertible.class);

    private MailboxTypes() {}

    private static SequencedMap<String, Mailbox.Type> switches() {
        var map = new LinkedHashMap<String, Mailbox.Type>();
        map.put("Shared", Mailbox.Type.SharedMailbox);
        map.put("Room", Mailbox.Type.RoomMailbox);
        map.put("Equipment", Mailbox.Type.EquipmentMailbox);
        map.put("Arbitration", Mailbox.Type.ArbitrationMailbox);
        return map;
    }

    /** The switches as parameters. */
    static List<Parameter> parameters() {
        var meanings =
                Map.of(
                        "Shared", "A mailbox of several people.",
                        "Room", "A mailbox of a room.",
                        "Equipment", "A mailbox of a piece of equipment.",
                        "Arbitration", "A mailbox of the system, hidden from lists.");
        return SWITCHES.keySet().stream()
                .map(name -> Parameter.flag(name, meanings.getOrDefault(name, name)))
                .toList();
    }

    /** The type that a command's switch says; a user's mailbox without one. */
    static Mailbox.Type of(Invocation call) {
        return SWITCHES.entrySet().stream()
                .filter(each -> call.has(each.getKey()) && call.isOn(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Mailbox.Type.UserMailbox);
    }

    /** An edit with the type; a mailbox of a user is the default and not stored. */
    static Edit withType(Edit edit, Mailbox.Type type) {
        return type == Mailbox.Type.UserMailbox
                ? edit
                : new Edit(edit.name(), edit.set().with(Mailbox.TYPE, type), edit.cleared());
    }

    /** The type that {@code -Type} names. */
    static Mailbox.Type of(Convertible type) {
        return switch (type) {
            case Regular -> Mailbox.Type.UserMailbox;
            case Room -> Mailbox.Type.RoomMailbox;
            case Equipment -> Mailbox.Type.EquipmentMailbox;
            case Shared -> Mailbox.Type.SharedMailbox;
        };
    }
}
