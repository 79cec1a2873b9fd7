package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.WarningId;

/**
 * Turns the parameters of a New- or Set- cmdlet into what the rules take: references first, then
 * all single values, whose problems are reported together (cmdlets §7.3).
 */
final class Edits {

    private Edits() {}

    /** The edit of a new object. */
    static Edit ofNew(Invocation call, DirectoryReader reader, List<Property<?>> properties) {
        return of(call, reader, properties, PropertyValues.EMPTY, "Name");
    }

    /**
     * The edit of an object with these values.
     *
     * @param nameParameter the parameter that gives the (new) name
     */
    static Edit of(
            Invocation call,
            DirectoryReader reader,
            List<Property<?>> properties,
            PropertyValues present,
            String nameParameter) {
        var set = PropertyValues.EMPTY;
        var cleared = new LinkedHashSet<String>();
        for (var property : properties) {
            if (property.type() instanceof PropertyType.Reference reference
                    && call.has(property.name())) {
                set = withReference(call, reader, set, cleared, property, reference);
            }
        }
        for (var property : properties) {
            if (!call.has(property.name()) || property.type() instanceof PropertyType.Reference) {
                continue;
            }
            if (property.type() instanceof PropertyType.Entries<?>) {
                set = EntryEdits.of(call, set, present, property);
            } else if (isCleared(call, property)) {
                clear(call, cleared, property);
            } else if (property.type() instanceof PropertyType.Many many
                    && call.raw(property.name()).orElseThrow() instanceof Map<?, ?> change) {
                set = withChangedList(call, set, present, property, many, change);
            } else {
                set = withValue(call, set, property);
            }
        }
        var name = call.text(nameParameter);
        call.refuseIfAny();
        return new Edit(name, set, cleared);
    }

    /** The edit of values alone: the object keeps its name. */
    static Edit ofValues(
            Invocation call,
            DirectoryReader reader,
            List<Property<?>> properties,
            PropertyValues present) {
        var edit = of(call, reader, properties, present, "Identity");
        return new Edit(Optional.empty(), edit.set(), edit.cleared());
    }

    private static boolean isCleared(Invocation call, Property<?> property) {
        return call.isCleared(property.name())
                || (property.type() instanceof PropertyType.Text
                        && call.raw(property.name())
                                .filter(value -> String.valueOf(value).isBlank())
                                .isPresent());
    }

    private static void clear(Invocation call, Set<String> cleared, Property<?> property) {
        var mustHaveValue =
                switch (property.type()) {
                    case PropertyType.Bool _, PropertyType.Whole _, PropertyType.Choice<?> _ ->
                            property.defaultValue().isPresent();
                    case PropertyType.Text _,
                            PropertyType.Many _,
                            PropertyType.Entries<?> _,
                            PropertyType.WholeOrUnlimited _,
                            PropertyType.Lines _,
                            PropertyType.Bytes _,
                            PropertyType.Moment _,
                            PropertyType.Reference _ ->
                            false;
                };
        if (mustHaveValue) {
            call.note(
                    new Problem(
                            ErrorId.E006,
                            "-%s is $null; allowed: %s."
                                    .formatted(property.name(), property.type().allowed())));
        } else {
            cleared.add(property.name());
        }
    }

    private static <T> PropertyValues withValue(
            Invocation call, PropertyValues set, Property<T> property) {
        return call.read(property.name(), property.type())
                .map(value -> set.with(property, value))
                .orElse(set);
    }

    private static PropertyValues withReference(
            Invocation call,
            DirectoryReader reader,
            PropertyValues set,
            Set<String> cleared,
            Property<?> property,
            PropertyType.Reference reference) {
        if (call.isCleared(property.name())) {
            cleared.add(property.name());
            return set;
        }
        return call.text(property.name())
                .map(text -> {
                    var target = Identities.find(reader, reference.kind(), text);
                    return set.overlaidBy(
                            PropertyValues.ofStored(
                                    Map.of(property.name(), target.id().toString())));
                })
                .orElse(set);
    }

    /** {@code @{Add="a","b"; Remove="c"}} on a list (cmdlets §3). */
    private static PropertyValues withChangedList(
            Invocation call,
            PropertyValues set,
            PropertyValues present,
            Property<?> property,
            PropertyType.Many type,
            Map<?, ?> change) {
        var values = new ArrayList<>(stored(present, property));
        var isWrong = false;
        for (var entry : change.entrySet()) {
            var key = String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT);
            if (!key.equals("add") && !key.equals("remove")) {
                call.note(
                        new Problem(
                                ErrorId.E006,
                                "-%s has the key '%s'; allowed: Add, Remove."
                                        .formatted(property.name(), entry.getKey())));
                isWrong = true;
            }
        }
        if (isWrong) {
            return set;
        }
        for (var gone : parts(change, "remove")) {
            if (!values.removeIf(gone::equalsIgnoreCase)) {
                call.warnings()
                        .add(
                                WarningId.W07,
                                "-%s has no '%s' to remove.".formatted(property.name(), gone));
            }
        }
        for (var added : parts(change, "add")) {
            if (values.stream().anyMatch(added::equalsIgnoreCase)) {
                call.warnings()
                        .add(
                                WarningId.W07,
                                "-%s has '%s' already.".formatted(property.name(), added));
            } else {
                values.add(added);
            }
        }
        try {
            var parsed = type.parse(property.name(), values);
            return set.overlaidBy(PropertyValues.ofStored(Map.of(property.name(), parsed)));
        } catch (org.mynah.um.directory.DirectoryException e) {
            e.problems().forEach(call::note);
            return set;
        }
    }

    /** The entries under Add or Remove, one or many. */
    static List<String> parts(Map<?, ?> change, String key) {
        var found = new ArrayList<String>();
        change.forEach((name, value) -> {
            if (String.valueOf(name).equalsIgnoreCase(key)) {
                if (value instanceof Collection<?> many) {
                    many.forEach(each -> found.add(String.valueOf(each).strip()));
                } else {
                    found.add(String.valueOf(value).strip());
                }
            }
        });
        return found;
    }

    private static List<String> stored(PropertyValues values, Property<?> property) {
        return Optional.ofNullable(values.stored().get(property.name()))
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }
}
