package org.mynah.admin.cmdlets;

import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.UserMailboxes;

/** Creates a user with a mailbox (cmdlets §9). */
record NewMailbox(Services services) implements Cmdlet {

    static final String NOT_HERE = "it is not part of this product.";

    private static final Set<String> PROPERTIES =
            Set.of(
                    Mailbox.ALIAS.name(),
                    Mailbox.DISPLAY_NAME.name(),
                    Mailbox.FIRST_NAME.name(),
                    Mailbox.LAST_NAME.name(),
                    Mailbox.INITIALS.name(),
                    Mailbox.USER_PRINCIPAL_NAME.name(),
                    Mailbox.SAM_ACCOUNT_NAME.name(),
                    Mailbox.PRIMARY_SMTP_ADDRESS.name(),
                    Mailbox.PHONE_NUMBER.name(),
                    Mailbox.OFFICE.name(),
                    Mailbox.ORGANIZATIONAL_UNIT.name());

    private static final Definition DEFINITION =
            Definition.changing("New-Mailbox", "Creates a user with a mailbox.")
                    .permission(Permission.RECIPIENTS)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(
                            Mailbox.PROPERTIES.stream()
                                    .filter(property -> PROPERTIES.contains(property.name()))
                                    .map(Parameter::of)
                                    .toList())
                    .with(
                            Parameter.secret("Password", "The password for sign-in."),
                            Parameter.flag(
                                    "AccountDisabled",
                                    "Nobody can sign in; no password is needed."),
                            Parameter.flag(
                                    "EnableRoomMailboxAccount",
                                    "The room signs in, by -RoomMailboxPassword."),
                            Parameter.secret("RoomMailboxPassword", "The password of the room."))
                    .with(MailboxTypes.parameters())
                    .ignored(ValueKind.TEXT, "Database", "ResetPasswordOnNextLogon")
                    .retired("Archive", NOT_HERE)
                    .retired("Discovery", NOT_HERE)
                    .retired("PublicFolder", NOT_HERE)
                    .retired("LinkedMasterAccount", "linked users come from the directory service.")
                    .oneOf("Shared", "Room", "Equipment", "Arbitration", "AccountDisabled")
                    .output(GetMailbox.OUTPUT)
                    .example(
                            "New-Mailbox -Name \"Tony Smith\" -Alias tonysmith -UserPrincipalName tonysmith@contoso.com"
                                    + " -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)")
                    .example("New-Mailbox -Shared -Name \"Sales Department\" -Alias Sales")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var type = MailboxTypes.of(call);
        var isPerson = type == Mailbox.Type.UserMailbox;
        var isRoomAccount = call.isOn("EnableRoomMailboxAccount");
        if (isPerson && !call.has("Password") && !call.isOn("AccountDisabled")) {
            throw new DirectoryException(
                    ErrorId.E014,
                    "New-Mailbox needs the parameter -Password: give (Read-Host 'Password' -AsSecureString).");
        }
        if (isRoomAccount != call.has("RoomMailboxPassword")
                || (isRoomAccount && type != Mailbox.Type.RoomMailbox)) {
            throw new DirectoryException(
                    ErrorId.E013,
                    "-EnableRoomMailboxAccount and -RoomMailboxPassword go together, and with -Room alone.");
        }
        call.doing("Creating mailbox", call.requiredText("Name"));
        var password = call.text("Password").or(() -> call.text("RoomMailboxPassword"));
        call.refuseIfAny();
        var hash = password.map(services.passwords()::hash);
        call.change(
                        services.directory(),
                        writer -> {
                            var edit = edit(call, writer, type);
                            var mailbox = UserMailboxes.create(writer, edit, hash, call.warnings());
                            return MailboxItems.mailbox(
                                    new Items(writer, services.node()), mailbox.object());
                        })
                .ifPresent(call::write);
    }

    private static Edit edit(Invocation call, DirectoryReader reader, Mailbox.Type type) {
        var properties =
                Mailbox.PROPERTIES.stream()
                        .filter(property -> PROPERTIES.contains(property.name()))
                        .<Property<?>>map(each -> each)
                        .toList();
        var edit = MailboxTypes.withType(Edits.ofNew(call, reader, properties), type);
        if (call.isOn("AccountDisabled")) {
            edit =
                    new Edit(
                            edit.name(),
                            edit.set().with(Mailbox.ACCOUNT_DISABLED, true),
                            edit.cleared());
        }
        return type == Mailbox.Type.UserMailbox || edit.set().has(Mailbox.USER_PRINCIPAL_NAME)
                ? edit
                : withSignInName(edit, Organization.in(reader).rootDomain());
    }

    /** Nobody signs in to a shared mailbox; its sign-in name follows from the alias or name. */
    private static Edit withSignInName(Edit edit, String domain) {
        var local =
                edit.set()
                        .find(Mailbox.ALIAS)
                        .or(edit::name)
                        .orElse("")
                        .replaceAll("[^\\p{Alnum}._-]", "");
        return new Edit(
                edit.name(),
                edit.set()
                        .with(
                                Mailbox.USER_PRINCIPAL_NAME,
                                Mailbox.USER_PRINCIPAL_NAME
                                        .type()
                                        .parse("UserPrincipalName", local + "@" + domain)),
                edit.cleared());
    }
}
