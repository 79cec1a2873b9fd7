package org.mynah.admin.cmdlets;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/** How the cmdlets that list people choose them (cmdlets §8.6, §9). */
final class Recipients {

    /** By what a listing is sorted. */
    enum SortKey {
        Name,
        DisplayName,
        Alias,
        ServerLegacyDN
    }

    private Recipients() {}

    /** Parameters that choose, beside -Identity. */
    static List<Parameter> selection() {
        return List.of(
                Parameter.text("Anr", 256, "Beginning of a name or alias."),
                Parameter.text("OrganizationalUnit", 256, "Container of the users."),
                Lookup.resultSize(),
                Parameter.of(
                        "SortBy",
                        new PropertyType.Choice<>(SortKey.class),
                        "By what the listing is sorted."));
    }

    /** The mailboxes that the command chooses, sorted and cut at -ResultSize. */
    static List<DirectoryObject> selected(Invocation call, DirectoryReader reader) {
        return selected(call, reader, _ -> true);
    }

    /** The same, of those that pass a filter. */
    static List<DirectoryObject> selected(
            Invocation call,
            DirectoryReader reader,
            java.util.function.Predicate<DirectoryObject> filter) {
        var anr = call.text("Anr");
        var unit = call.text("OrganizationalUnit");
        var sort =
                call.read("SortBy", new PropertyType.Choice<>(SortKey.class)).orElse(SortKey.Name);
        call.refuseIfAny();
        return Lookup.some(
                        call,
                        reader,
                        ObjectKind.MAILBOX,
                        object ->
                                filter.test(object)
                                        && (anr.isEmpty() || fits(new Mailbox(object), anr.get()))
                                        && (unit.isEmpty() || isIn(object, unit.get())))
                .stream()
                .sorted(Comparator.comparing(object -> key(new Mailbox(object), sort)))
                .toList();
    }

    private static boolean fits(Mailbox mailbox, String anr) {
        return Lookup.begins(
                anr,
                mailbox.name(),
                mailbox.displayName(),
                mailbox.find(Mailbox.FIRST_NAME).orElse(""),
                mailbox.find(Mailbox.LAST_NAME).orElse(""),
                mailbox.find(Mailbox.ALIAS).orElse(""));
    }

    private static boolean isIn(DirectoryObject object, String unit) {
        return object.values()
                .find(Mailbox.ORGANIZATIONAL_UNIT)
                .orElse(ObjectKind.MAILBOX.container())
                .equalsIgnoreCase(unit);
    }

    private static String key(Mailbox mailbox, SortKey sort) {
        var key =
                switch (sort) {
                    case Name, ServerLegacyDN -> mailbox.name();
                    case DisplayName -> mailbox.displayName();
                    case Alias -> mailbox.find(Mailbox.ALIAS).orElse("");
                };
        return key.toLowerCase(Locale.ROOT);
    }
}
