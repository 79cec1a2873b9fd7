package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.RoleGroup;
import org.mynah.um.directory.RoleGroups;

/** Creates a role group. (cmdlets §10). */
record NewRoleGroup(Services services) implements Cmdlet {

    static final Output OUTPUT = Output.of("RoleGroup", "Name", "Roles", "Members", "Description");

    private static final Definition DEFINITION =
            Definition.changing("New-RoleGroup", "Creates a role group.")
                    .permission(Permission.ROLES)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1),
                            Parameter.of(RoleGroup.ROLES).required(),
                            Parameter.of(RoleGroup.DESCRIPTION),
                            Parameter.of(RoleGroup.MEMBERS))
                    .output(OUTPUT)
                    .example(
                            "New-RoleGroup -Name \"Seattle Help Desk\" -Roles \"UM PINs\" -Members tonysmith")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating role group", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var edit =
                                    Edits.ofNew(
                                            call,
                                            writer,
                                            List.of(RoleGroup.ROLES, RoleGroup.DESCRIPTION));
                            var group = RoleGroups.create(writer, edit);
                            for (var member : call.list("Members")) {
                                var user = Identities.find(writer, ObjectKind.USER, member);
                                group =
                                        RoleGroups.addMember(
                                                writer, group, new Mailbox(user), call.warnings());
                            }
                            return item(new Items(writer, services.node()), group.object());
                        })
                .ifPresent(call::write);
    }

    /** A role group as it is printed. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item("RoleGroup").set("Name", object.name());
        items.properties(item, object, RoleGroup.PROPERTIES);
        item.set("Members", new RoleGroup(object).members().stream().map(items::name).toList());
        return items.common(item, object, object.name(), items.configurationName(object));
    }
}
