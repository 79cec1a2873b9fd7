package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.UserMailboxes;

/** Changes a mailbox: names, addresses of every kind, password (cmdlets §9). */
record SetMailbox(Services services) implements Cmdlet {

    private static final Set<String> PROPERTIES =
            Set.of(
                    Mailbox.ALIAS.name(),
                    Mailbox.DISPLAY_NAME.name(),
                    Mailbox.PRIMARY_SMTP_ADDRESS.name(),
                    Mailbox.HIDDEN_FROM_ADDRESS_LISTS.name(),
                    Mailbox.LANGUAGES.name(),
                    Mailbox.OFFICE.name(),
                    Mailbox.USER_PRINCIPAL_NAME.name(),
                    Mailbox.SAM_ACCOUNT_NAME.name());

    private static final Definition DEFINITION =
            Definition.changing("Set-Mailbox", "Changes a mailbox.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(
                            Mailbox.PROPERTIES.stream()
                                    .filter(each -> PROPERTIES.contains(each.name()))
                                    .map(Parameter::of)
                                    .toList())
                    .with(
                            Parameter.of(
                                    EmailAddresses.PARAMETER,
                                    new PropertyType.Many(PropertyType.Text.upTo(700), 10_000),
                                    "All proxy addresses: SMTP:, smtp:, EUM:, eum:."),
                            Parameter.secret("Password", "A new password."))
                    .ignored(
                            ValueKind.TEXT,
                            "MaxSendSize",
                            "MaxReceiveSize",
                            "ProhibitSendQuota",
                            "ProhibitSendReceiveQuota",
                            "IssueWarningQuota",
                            "ResetPasswordOnNextLogon",
                            "EmailAddressPolicyEnabled",
                            "CreateDTMFMap",
                            "Type")
                    .oneOf(EmailAddresses.PARAMETER, Mailbox.PRIMARY_SMTP_ADDRESS.name())
                    .example(
                            "Set-Mailbox tony.smith -EmailAddresses @{Add='eum:22222;phone-context=MyDialPlan.contoso.com'}")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var password = call.text("Password");
        call.refuseIfAny();
        var hash = password.map(services.passwords()::hash);
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                    call.doing("Setting mailbox", object.name());
                    var edit = edit(call, writer, object);
                    if (!edit.set().stored().isEmpty()
                            || !edit.cleared().isEmpty()
                            || edit.name().isPresent()) {
                        UserMailboxes.change(writer, new Mailbox(object), edit, call.warnings());
                    }
                    hash.ifPresent(encoded -> writer.putPasswordHash(object.id(), encoded));
                    return true;
                });
    }

    private Edit edit(Invocation call, DirectoryWriter writer, DirectoryObject object) {
        var properties =
                Mailbox.PROPERTIES.stream()
                        .filter(each -> PROPERTIES.contains(each.name()))
                        .toList();
        var edit = Edits.of(call, writer, List.copyOf(properties), object.values(), "Name");
        if (!call.has(EmailAddresses.PARAMETER)) {
            return edit;
        }
        var addresses = EmailAddresses.wanted(call, writer, new Mailbox(object));
        addresses.applyEum(writer, services.umMailboxes(), new Mailbox(object));
        return new Edit(edit.name(), addresses.smtpOver(edit.set()), edit.cleared());
    }
}
