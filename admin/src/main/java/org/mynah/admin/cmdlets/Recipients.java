package org.mynah.admin.cmdlets;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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

    /** The mailboxes that the command chooses and a filter passes, sorted, cut at -ResultSize. */
    static List<DirectoryObject> selected(
            Invocation call, DirectoryReader reader, Predicate<DirectoryObject> filter) {
        return selected(call, reader, ObjectKind.MAILBOX, filter);
    }

    /** The same of mailboxes, or of all users. */
    static List<DirectoryObject> selected(
            Invocation call,
            DirectoryReader reader,
            ObjectKind kind,
            Predicate<DirectoryObject> filter) {
        var anr = call.text("Anr");
        var unit = call.text("OrganizationalUnit");
        var sort =
                call.read("SortBy", new PropertyType.Choice<>(SortKey.class)).orElse(SortKey.Name);
        call.refuseIfAny();
        return Lookup.some(
                        call,
                        reader,
                        kind,
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

    /** Given as {@code Sales}, {@code contoso.com/Sales} or a distinguished name. */
    private static boolean isIn(DirectoryObject object, String unit) {
        var own = new Mailbox(object).unit();
        var lower = unit.toLowerCase(Locale.ROOT);
        var name =
                lower.startsWith("ou=") || lower.startsWith("cn=")
                        ? unit.substring(3, unit.contains(",") ? unit.indexOf(',') : unit.length())
                        : unit.indexOf('.') > 0 && unit.indexOf('.') < unit.indexOf('/')
                                ? unit.substring(unit.indexOf('/') + 1)
                                : unit;
        return own.equalsIgnoreCase(name);
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
