package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a New- or Set- command wants of an object; each value has already been read by its
 * property's type. Immutable.
 *
 * @param name the name, or the new name
 * @param set values to set
 * @param cleared names of properties to make blank
 */
public record Edit(Optional<String> name, PropertyValues set, Set<String> cleared) {
    public Edit {
        cleared = Set.copyOf(cleared);
    }

    /** An edit that sets values only. */
    public static Edit of(PropertyValues set) {
        return new Edit(Optional.empty(), set, Set.of());
    }

    /** An edit that names and sets. */
    public static Edit of(String name, PropertyValues set) {
        return new Edit(Optional.of(name), set, Set.of());
    }

    /** The values after the edit. */
    PropertyValues applyTo(PropertyValues values) {
        var result = values.overlaidBy(set);
        for (var name : cleared) {
            var kept = new LinkedHashMap<>(result.stored());
            kept.remove(name);
            result = PropertyValues.ofStored(kept);
        }
        return result;
    }

    /** The same without what may not be changed after creation. */
    Edit withoutFixed(List<Property<?>> properties) {
        var fixed =
                properties.stream()
                        .filter(each -> each.change() != Property.Changeability.ANY_TIME)
                        .map(Property::name)
                        .toList();
        var kept = new LinkedHashMap<>(set.stored());
        kept.keySet().removeAll(fixed);
        var blank = new LinkedHashSet<>(cleared);
        blank.removeAll(fixed);
        return new Edit(name, PropertyValues.ofStored(kept), blank);
    }

    /** A problem for each property that may not be changed after creation and would change. */
    List<Problem> changesOfFixed(
            ObjectKind kind, List<Property<?>> properties, PropertyValues values) {
        var problems = new ArrayList<Problem>();
        for (var property : properties) {
            var touched = set.has(property) || cleared.contains(property.name());
            if (!touched || property.change() == Property.Changeability.ANY_TIME) {
                continue;
            }
            var before = values.stored().get(property.name());
            var after = applyTo(values).stored().get(property.name());
            if (!java.util.Objects.equals(before, after)) {
                problems.add(
                        new Problem(
                                ErrorId.E019,
                                "%s of a %s cannot be changed after creation; remove the %s and create it again."
                                        .formatted(property.name(), kind.word(), kind.word())));
            }
        }
        return problems;
    }
}
