package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.RoleGroup;

/** Prints the members of a role group. (cmdlets §10). */
record GetRoleGroupMember(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-RoleGroupMember", "Prints the members of a role group.")
                    .permission(Permission.ROLES)
                    .with(Lookup.identity(ObjectKind.ROLE_GROUP))
                    .output(Output.of("RoleGroupMember", "Name", "RecipientType"))
                    .example("Get-RoleGroupMember \"UM Management\"")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var group = new RoleGroup(Lookup.one(call, reader, ObjectKind.ROLE_GROUP));
                    for (var id : group.members()) {
                        var member = reader.find(id).map(Mailbox::new).orElseThrow();
                        call.write(
                                new Item("RoleGroupMember")
                                        .set("Name", member.name())
                                        .set(
                                                "RecipientType",
                                                member.isMailbox() ? "UserMailbox" : "User")
                                        .set("UserPrincipalName", member.userPrincipalName())
                                        .set("Guid", id.toString())
                                        .set("Identity", member.name()));
                    }
                    return true;
                });
    }
}
