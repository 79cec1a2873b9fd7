package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Feature;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.Switches;

/** Shows which features a user has, and which switch says no to the others (directory §6). */
record TestUmFeature(Services services) implements Cmdlet {

    private static final PropertyType.Choice<Feature> FEATURE =
            new PropertyType.Choice<>(Feature.class);

    private static final Definition DEFINITION =
            Definition.reading(
                            "Test-UMFeature",
                            "Shows which features a user has, and which switch says no.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.of(
                                            "Identity",
                                            new PropertyType.Reference(ObjectKind.MAILBOX),
                                            "The UM-enabled user.")
                                    .required()
                                    .at(1)
                                    .fromInput(),
                            Parameter.of("Feature", FEATURE, "One of them; default: all."))
                    .output(Output.of("UMFeatureTest", "Feature", "Allowed", "RefusedBy"))
                    .example("Test-UMFeature tonysmith -Feature PlayOnPhone | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var um = Identities.findUmMailbox(reader, call.requiredText("Identity"));
                    var switches = Switches.of(reader, um);
                    var wanted =
                            call.text("Feature")
                                    .map(text -> List.of(FEATURE.parse("Feature", text)))
                                    .orElseGet(() -> List.of(Feature.values()));
                    wanted.forEach(feature -> call.write(item(reader, switches, feature)));
                    return true;
                });
    }

    private static Item item(DirectoryReader reader, Switches switches, Feature feature) {
        var answer = switches.may(reader, feature);
        Object refusedBy =
                switch (answer) {
                    case Switches.Answer.Allowed() -> Nothing.NULL;
                    case Switches.Answer.Refused(var by) -> by.words();
                };
        return new Item("UMFeatureTest")
                .set("Feature", feature.name())
                .set("Allowed", answer.isAllowed())
                .set("RefusedBy", refusedBy)
                .set("Description", feature.words())
                .set("Identity", switches.mailbox().name())
                .set(
                        "Switches",
                        switches.all(reader, feature).stream()
                                .map(Switches.Switch::words)
                                .toList());
    }
}
