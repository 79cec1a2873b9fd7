package org.mynah.admin.cmdlets;

import java.util.Optional;
import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UserMailboxes;

/** Changes the switches of a UM mailbox (cmdlets §8.6). */
record SetUmMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMMailbox", "Changes a UM-enabled mailbox.")
                    .permission(Permission.UM_MAILBOXES)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(
                            UmMailbox.PROPERTIES.stream()
                                    .filter(each ->
                                            each.change() != Property.Changeability.BY_SYSTEM)
                                    .map(Parameter::of)
                                    .toList())
                    .ignored(ValueKind.SWITCH, "IgnoreDefaultScope")
                    .retired("UMEnabled", "use Enable-UMMailbox or Disable-UMMailbox.")
                    .retired("Extension", "use Set-Mailbox -EmailAddresses.")
                    .retired("Extensions", "use Set-Mailbox -EmailAddresses.")
                    .retired(
                            "SMSMessageWaitingNotificationEnabled",
                            "use -UMSMSNotificationOption VoiceMail.")
                    .retired(
                            "DisableMissedCallNotification",
                            "use -MissedCallNotificationEnabled $true or $false.")
                    .retired(
                            "AnonCallBlock",
                            "use -AnonymousCallersCanLeaveMessages $true or $false.")
                    .example(
                            "Set-UMMailbox -Identity tony@contoso.com -CallAnsweringAudioCodec Wma -FaxEnabled $false")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                    call.doing("Setting UM mailbox", object.name());
                    var um = UmIdentity.enabled(writer, object);
                    var edit =
                            Edits.of(
                                    call,
                                    writer,
                                    UmMailbox.PROPERTIES.stream()
                                            .filter(each ->
                                                    each.change()
                                                            != Property.Changeability.BY_SYSTEM)
                                            .toList(),
                                    um.object().values(),
                                    "Name");
                    var renamed = um;
                    if (edit.name().isPresent()) {
                        UserMailboxes.change(
                                writer,
                                new Mailbox(object),
                                new Edit(edit.name(), PropertyValues.EMPTY, Set.of()),
                                call.warnings());
                        renamed = UmMailbox.ofMailbox(writer, object.id()).orElseThrow();
                    }
                    return services.umMailboxes()
                            .change(
                                    writer,
                                    renamed,
                                    new Edit(Optional.empty(), edit.set(), edit.cleared()),
                                    call.warnings());
                });
    }
}
