package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ManagementRole;

/**
 * Prints which cmdlets a management role grants, with their parameters (cmdlets §10, §14).
 *
 * @param cmdlets all definitions of this server
 */
record GetManagementRoleEntry(Supplier<List<Definition>> cmdlets) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-ManagementRoleEntry",
                            "Prints the cmdlets that management roles grant.")
                    .permission(Permission.ROLES)
                    .with(
                            Parameter.text(
                                            "Identity",
                                            200,
                                            "Role\\cmdlet; both may hold *, as in *\\Set-UMMailbox.")
                                    .required()
                                    .at(1))
                    .output(Output.of("ManagementRoleEntry", "Name", "Role", "Parameters"))
                    .example("Get-ManagementRoleEntry \"UM Mailboxes\\*\"")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var wanted = call.requiredText("Identity");
        var backslash = wanted.indexOf('\\');
        var role = Lookup.wildcard(backslash < 0 ? wanted : wanted.substring(0, backslash));
        var cmdlet = Lookup.wildcard(backslash < 0 ? "*" : wanted.substring(backslash + 1));
        for (var each : ManagementRole.values()) {
            if (role.test(each.title())) {
                var holder = new Caller("", "", Set.of(each), Optional.empty());
                cmdlets.get().stream()
                        .filter(definition -> cmdlet.test(definition.name()))
                        .filter(definition -> definition.isFor(holder))
                        .map(definition -> entry(each, definition.seenBy(holder)))
                        .forEach(call::write);
            }
        }
    }

    private static Item entry(ManagementRole role, Definition definition) {
        return new Item("ManagementRoleEntry")
                .set("Name", definition.name())
                .set("Role", role.title())
                .set("Parameters", definition.parameters().stream().map(Parameter::name).toList())
                .set("Identity", role.title() + "\\" + definition.name());
    }
}
