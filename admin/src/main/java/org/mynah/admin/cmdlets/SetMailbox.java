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
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.PropertyValues;
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
                    Mailbox.CREATE_DTMF_MAP.name(),
                    Mailbox.UM_DTMF_MAP.name(),
                    Mailbox.ISSUE_WARNING_QUOTA.name(),
                    Mailbox.PROHIBIT_SEND_QUOTA.name(),
                    Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA.name(),
                    Mailbox.MAX_SEND_SIZE.name(),
                    Mailbox.MAX_RECEIVE_SIZE.name(),
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
                            Parameter.secret("Password", "A new password."),
                            Parameter.of(Mailbox.ACCOUNT_DISABLED),
                            Parameter.of(
                                    "Type",
                                    MailboxTypes.CONVERTIBLE,
                                    "What the mailbox shall be for."))
                    .ignored(
                            ValueKind.TEXT,
                            "ResetPasswordOnNextLogon",
                            "EmailAddressPolicyEnabled",
                            "UMDataStorage",
                            "UMGrammar")
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
                    var edit = withType(call, object, edit(call, writer, object));
                    if (!edit.set().stored().isEmpty()
                            || !edit.cleared().isEmpty()
                            || edit.name().isPresent()) {
                        UserMailboxes.change(writer, new Mailbox(object), edit, call.warnings());
                    }
                    setAccount(call, writer, object.id());
                    hash.ifPresent(encoded -> writer.putPasswordHash(object.id(), encoded));
                    return true;
                });
    }

    private Edit edit(Invocation call, DirectoryWriter writer, DirectoryObject object) {
        checkAccount(call);
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

    private static Edit withType(Invocation call, DirectoryObject object, Edit edit) {
        return call.read("Type", MailboxTypes.CONVERTIBLE)
                .map(MailboxTypes::of)
                .filter(type -> type != new Mailbox(object).type())
                .map(type ->
                        new Edit(edit.name(), edit.set().with(Mailbox.TYPE, type), edit.cleared()))
                .orElse(edit);
    }

    /** Notes what is wrong with -AccountDisabled and -Type, which are read after the others. */
    private static void checkAccount(Invocation call) {
        var property = Mailbox.ACCOUNT_DISABLED;
        var _ = call.read(property.name(), property.type());
        var _ = call.read("Type", MailboxTypes.CONVERTIBLE);
        if (call.isCleared(property.name())) {
            call.note(
                    new Problem(
                            ErrorId.E006,
                            "-%s is $null; allowed: %s."
                                    .formatted(property.name(), property.type().allowed())));
        }
    }

    /** Disabling an account ends unified messaging in the same commit. */
    private void setAccount(Invocation call, DirectoryWriter writer, ObjectId id) {
        var isDisabled =
                call.read(Mailbox.ACCOUNT_DISABLED.name(), Mailbox.ACCOUNT_DISABLED.type());
        if (isDisabled.isEmpty()) {
            return;
        }
        var mailbox = new Mailbox(writer.find(id).orElseThrow());
        if (isDisabled.get()) {
            UserMailboxes.disableAccount(writer, services.umMailboxes(), mailbox, call.warnings());
        } else {
            UserMailboxes.change(
                    writer,
                    mailbox,
                    Edit.of(PropertyValues.EMPTY.with(Mailbox.ACCOUNT_DISABLED, false)),
                    call.warnings());
        }
    }
}
