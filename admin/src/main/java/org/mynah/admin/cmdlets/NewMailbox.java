package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.UserMailboxes;

/** Creates a user with a mailbox (cmdlets §9). */
record NewMailbox(Services services) implements Cmdlet {

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
                            Parameter.flag("Shared", "A mailbox of several people."),
                            Parameter.flag("Room", "A mailbox of a room."),
                            Parameter.flag("Equipment", "A mailbox of a piece of equipment."))
                    .ignored(ValueKind.TEXT, "Database", "ResetPasswordOnNextLogon")
                    .retired("Archive", "archives are not part of this product.")
                    .oneOf("Shared", "Room", "Equipment")
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
        var isPerson = List.of("Shared", "Room", "Equipment").stream().noneMatch(call::isOn);
        if (isPerson && !call.has("Password")) {
            throw new DirectoryException(
                    ErrorId.E014,
                    "New-Mailbox needs the parameter -Password: give (Read-Host 'Password' -AsSecureString).");
        }
        call.doing("Creating mailbox", call.requiredText("Name"));
        var password = call.text("Password");
        call.refuseIfAny();
        var hash = password.map(services.passwords()::hash);
        call.change(
                        services.directory(),
                        writer -> {
                            var edit = Edits.ofNew(call, writer, Mailbox.PROPERTIES);
                            if (!isPerson && !edit.set().has(Mailbox.USER_PRINCIPAL_NAME)) {
                                edit = withSignInName(edit, Organization.in(writer).rootDomain());
                            }
                            var mailbox = UserMailboxes.create(writer, edit, hash, call.warnings());
                            return new Items(writer, services.node()).mailbox(mailbox.object());
                        })
                .ifPresent(call::write);
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
