package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.RoleGroup;
import org.mynah.um.directory.RoleGroups;

/** Takes a user out of a role group. (cmdlets §10). */
record RemoveRoleGroupMember(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-RoleGroupMember", "Takes a user out of a role group.")
                    .permission(Permission.ROLES)
                    .with(
                            Lookup.identity(ObjectKind.ROLE_GROUP),
                            Parameter.of(
                                            "Member",
                                            new PropertyType.Reference(ObjectKind.USER),
                                            "The user.")
                                    .required())
                    .example("Remove-RoleGroupMember \"UM Management\" -Member tonysmith")
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
                    var group = new RoleGroup(Lookup.one(call, writer, ObjectKind.ROLE_GROUP));
                    call.doing("Removing a member from role group", group.name());
                    var user =
                            Identities.find(writer, ObjectKind.USER, call.requiredText("Member"));
                    return RoleGroups.removeMember(
                            writer, group, new Mailbox(user), call.warnings());
                });
    }
}
