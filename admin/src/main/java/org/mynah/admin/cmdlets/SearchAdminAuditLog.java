package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.store.audit.AuditEntry;
import org.mynah.store.audit.AuditEntry.ObjectChange;
import org.mynah.store.audit.AuditSearch;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Moment;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/** Prints the audit trail, newest entries first (cmdlets §10). */
record SearchAdminAuditLog(Services services) implements Cmdlet {

    private static final int MOST_VALUES = 1000;
    private static final Many TEXTS = new Many(Text.upTo(256), MOST_VALUES);

    private static final Definition DEFINITION =
            Definition.reading("Search-AdminAuditLog", "Prints who changed what, when and whence.")
                    .permission(Permission.AUDIT)
                    .with(
                            Parameter.of("Cmdlets", TEXTS, "Names of commands."),
                            Parameter.of(
                                    "Parameters",
                                    TEXTS,
                                    "Names of parameters that the commands had; needs -Cmdlets."),
                            Parameter.of(
                                    "ObjectIds",
                                    TEXTS,
                                    "Names or GUIDs of objects that were changed."),
                            Parameter.of("UserIds", TEXTS, "Those who gave the commands."),
                            Parameter.of("StartDate", new Moment(), "Not earlier than this."),
                            Parameter.of("EndDate", new Moment(), "Earlier than this."),
                            Parameter.bool(
                                    "IsSuccess",
                                    "Only commands that were done, or only those refused."),
                            Parameter.of(
                                    "StartIndex",
                                    new Whole(0, Lookup.MOST_RESULTS, ""),
                                    "So many of the newest are left out; default 0."),
                            Lookup.resultSize())
                    .ignored(ValueKind.BOOLEAN, "ExternalAccess")
                    .output(
                            Output.of(
                                    "AdminAuditLogEvent",
                                    "RunDate",
                                    "Caller",
                                    "CmdletName",
                                    "ObjectModified",
                                    "Succeeded"))
                    .example(
                            "Search-AdminAuditLog -Cmdlets Disable-UMMailbox -StartDate 01/24/2026 -EndDate 02/12/2026")
                    .example("Search-AdminAuditLog -UserIds tony@contoso.com -IsSuccess $false")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var search =
                new AuditSearch(
                        call.read("StartDate", new Moment()),
                        call.read("EndDate", new Moment()),
                        call.list("UserIds"),
                        call.list("Cmdlets"),
                        call.list("Parameters").stream().map(SearchAdminAuditLog::bare).toList(),
                        call.list("ObjectIds"),
                        call.flag("IsSuccess"));
        var skip = call.read("StartIndex", new Whole(0, Lookup.MOST_RESULTS, "")).orElse(0);
        call.refuseIfAny();
        if (!search.parameters().isEmpty() && search.cmdlets().isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E014, "-Parameters needs -Cmdlets: name the commands too.");
        }
        search.from()
                .filter(from -> search.until().filter(until -> !from.isBefore(until)).isPresent())
                .ifPresent(from -> {
                    throw new DirectoryException(
                            ErrorId.E007,
                            "-StartDate is %s and -EndDate %s; the start must be earlier."
                                    .formatted(from, search.until().orElseThrow()));
                });
        var most = Lookup.resultSize(call);
        var found = services.audit().search(search, skip, most + 1);
        Lookup.limited(call, found).forEach(entry -> call.write(item(entry)));
    }

    private static String bare(String parameter) {
        return parameter.startsWith("-") ? parameter.substring(1) : parameter;
    }

    private static Item item(AuditEntry entry) {
        return new Item("AdminAuditLogEvent")
                .set("Identity", Long.toString(entry.entry()))
                .set("RunDate", entry.at())
                .set("Caller", entry.who())
                .set("ClientIP", entry.from())
                .set("CmdletName", AuditSearch.cmdletOf(entry))
                .set("CmdletParameters", AuditSearch.parametersOf(entry))
                .set("Command", entry.command())
                .set(
                        "ObjectModified",
                        entry.objects().stream().map(ObjectChange::name).distinct().toList())
                .set(
                        "ModifiedProperties",
                        entry.objects().stream().flatMap(SearchAdminAuditLog::modified).toList())
                .set("Succeeded", entry.isSucceeded())
                .set("Error", entry.error())
                .set("DirectoryVersion", entry.directoryVersion())
                .set("Hash", entry.hash());
    }

    /** One text for each property that is another one now: {@code name: before → after}. */
    private static Stream<String> modified(ObjectChange change) {
        var before = AuditEntry.values(change.before());
        var after = AuditEntry.values(change.after());
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name ->
                        "%s.%s: %s → %s"
                                .formatted(
                                        change.name(),
                                        name,
                                        text(before.get(name)),
                                        text(after.get(name))));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> "(blank)";
            case List<?> many -> String.join(", ", many.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }
}
