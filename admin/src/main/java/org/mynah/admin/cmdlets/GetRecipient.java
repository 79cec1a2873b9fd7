package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.filter.Filter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.PropertyType;

/** Prints everyone who receives mail (cmdlets §9). */
record GetRecipient(Services services) implements Cmdlet {

    private static final PropertyType<List<String>> NAMES =
            new PropertyType.Many(PropertyType.Text.upTo(64), 100);

    private static final Definition DEFINITION =
            Definition.reading("Get-Recipient", "Prints everyone who receives mail.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.anyIdentity(ObjectKind.MAILBOX))
                    .with(Recipients.selection())
                    .oneOf("Identity", "Anr")
                    .with(
                            Parameter.of(
                                    "RecipientType", NAMES, "Recipients of these types alone."),
                            Parameter.of("Properties", NAMES, "These properties alone."))
                    .output(Output.of("Recipient", "Name", "RecipientType"))
                    .example("Get-Recipient -Filter 'UMEnabled -eq $true' | Measure-Object")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    var types = call.list("RecipientType");
                    var wanted =
                            types.isEmpty()
                                    ? Filter.EVERYTHING
                                    : new Filter.Any(
                                            types.stream()
                                                    .map(type ->
                                                            Recipients.equal("RecipientType", type))
                                                    .toList());
                    for (var person : Recipients.MAILBOXES.chosen(call, reader, items, wanted)) {
                        call.write(only(call, MailboxItems.recipient(items, person)));
                    }
                    return true;
                });
    }

    /** The properties that were asked for, or all. */
    private static Item only(Invocation call, Item whole) {
        var names = call.list("Properties");
        if (names.isEmpty()) {
            return whole;
        }
        var unknown = new ArrayList<String>();
        var item = new Item(whole.type());
        for (var name : names) {
            whole.find(name)
                    .ifPresentOrElse(value -> item.set(name, value), () -> unknown.add(name));
        }
        if (!unknown.isEmpty()) {
            call.note(
                    new Problem(
                            ErrorId.E006,
                            "-Properties names %s, which a recipient does not have; allowed: %s."
                                    .formatted(
                                            String.join(", ", unknown),
                                            String.join(", ", whole.properties().keySet()))));
            call.refuseIfAny();
        }
        return item.set("Identity", whole.find("Identity").orElseThrow());
    }
}
