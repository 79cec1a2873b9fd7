package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType.Entries;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.WarningId;

/**
 * Reads lists of entries such as key mappings: as lines, as rows of a table, or as {@code @{Add=…;
 * Remove=…}} (cmdlets §3). {@code $null} is the empty list.
 */
final class EntryEdits {

    private EntryEdits() {}

    /** The values with the entries that were given; wrong ones are noted. */
    static PropertyValues of(
            Invocation call, PropertyValues set, PropertyValues present, Property<?> property) {
        try {
            return with(call, set, present, property);
        } catch (DirectoryException e) {
            e.problems().forEach(call::note);
            return set;
        }
    }

    @SuppressWarnings("unchecked") // a property of entries is one of a list of them
    private static <T, L> PropertyValues with(
            Invocation call, PropertyValues set, PropertyValues present, Property<L> property) {
        var type = (Entries<T>) property.type();
        var given = call.raw(property.name());
        if (given.isEmpty()) {
            return set.with(property, (L) List.<T>of());
        }
        if (given.get() instanceof Map<?, ?> change && isChange(change)) {
            return set.with(
                    property,
                    (L)
                            changed(
                                    call,
                                    property.name(),
                                    type,
                                    (List<T>) present.get(property),
                                    change));
        }
        return set.with(property, (L) type.parse(property.name(), plain(given.get())));
    }

    private static boolean isChange(Map<?, ?> given) {
        return !given.isEmpty()
                && given.keySet().stream()
                        .map(String::valueOf)
                        .allMatch(key ->
                                key.equalsIgnoreCase("Add") || key.equalsIgnoreCase("Remove"));
    }

    private static <T> List<T> changed(
            Invocation call, String name, Entries<T> type, List<T> present, Map<?, ?> change) {
        var result = new ArrayList<>(present);
        for (var gone : type.parse(name, parts(change, "Remove"))) {
            if (!result.removeIf(each -> type.line().isSame(gone, each))) {
                call.warnings()
                        .add(
                                WarningId.W07,
                                "-%s has no '%s' to remove."
                                        .formatted(name, type.line().write(gone)));
            }
        }
        for (var added : type.parse(name, parts(change, "Add"))) {
            if (result.contains(added)) {
                call.warnings()
                        .add(
                                WarningId.W07,
                                "-%s has '%s' already.".formatted(name, type.line().write(added)));
            } else {
                result.add(added);
            }
        }
        return result;
    }

    private static List<Object> parts(Map<?, ?> change, String key) {
        var found = new ArrayList<Object>();
        change.forEach((name, value) -> {
            if (String.valueOf(name).equalsIgnoreCase(key)) {
                if (plain(value) instanceof Collection<?> many) {
                    found.addAll(many);
                } else {
                    found.add(plain(value));
                }
            }
        });
        return found;
    }

    /** The value with empty texts where rows have nothing. */
    private static Object plain(Object given) {
        return switch (given) {
            case Collection<?> many -> many.stream().map(EntryEdits::plain).toList();
            case Map<?, ?> row -> {
                var filled = new LinkedHashMap<String, Object>();
                row.forEach((name, value) -> filled.put(String.valueOf(name), plain(value)));
                yield filled;
            }
            case Nothing _ -> "";
            default -> given;
        };
    }
}
