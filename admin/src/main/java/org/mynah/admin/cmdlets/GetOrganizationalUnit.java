package org.mynah.admin.cmdlets;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;

/** Prints the containers that hold users (cmdlets §10): they exist with what they hold. */
record GetOrganizationalUnit(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-OrganizationalUnit", "Prints the containers that hold users.")
                    .permission(Permission.RECIPIENTS)
                    .with(
                            Parameter.text("Identity", 256, "The name of a container.")
                                    .at(1)
                                    .fromInput())
                    .output(Output.of("OrganizationalUnit", "Name", "CanonicalName"))
                    .example("Get-OrganizationalUnit")
                    .example("Get-OrganizationalUnit -Identity Sales")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var identity = call.text("Identity");
        call.refuseIfAny();
        services.directory()
                .read(reader -> {
                    var domain = Organization.in(reader).rootDomain();
                    var found =
                            units(reader)
                                    .filter(unit ->
                                            identity.map(name -> bare(name, domain))
                                                    .map(Lookup::wildcard)
                                                    .map(fits -> fits.test(unit))
                                                    .orElse(true))
                                    .toList();
                    if (found.isEmpty()
                            && identity.filter(name -> name.indexOf('*') < 0).isPresent()) {
                        throw new DirectoryException(
                                ErrorId.E010,
                                "The operation couldn't be performed because the organizational unit '%s' couldn't be found."
                                        .formatted(identity.get()));
                    }
                    found.forEach(unit -> call.write(item(unit, domain)));
                    return true;
                });
    }

    private static Stream<String> units(DirectoryReader reader) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(ObjectKind.MAILBOX.container());
        for (var kind : new ObjectKind[] {ObjectKind.MAILBOX, ObjectKind.USER}) {
            reader.list(kind, Lookup.MOST_RESULTS)
                    .forEach(object -> names.add(new Mailbox(object).unit()));
        }
        return names.stream();
    }

    /** {@code contoso.com/Sales} is {@code Sales}. */
    private static String bare(String name, String domain) {
        return name.regionMatches(true, 0, domain + "/", 0, domain.length() + 1)
                ? name.substring(domain.length() + 1)
                : name;
    }

    private static Item item(String unit, String domain) {
        var canonical = domain + "/" + unit;
        return new Item("OrganizationalUnit")
                .set("Name", unit)
                .set("CanonicalName", canonical)
                .set("DistinguishedName", "OU=" + unit + ",DC=" + domain.replace(".", ",DC="))
                .set("Identity", canonical);
    }
}
