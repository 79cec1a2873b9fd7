package org.mynah.admin.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mynah.admin.roles.Caller;

/** All cmdlets of the server. Immutable. */
public final class Catalogue {

    private final Map<String, Cmdlet> byName = new TreeMap<>();

    private Catalogue(Collection<Cmdlet> cmdlets) {
        for (var cmdlet : cmdlets) {
            var definition = cmdlet.definition();
            if (definition.permission().isEmpty() && definition.ownRole().isEmpty()) {
                throw new IllegalArgumentException(
                        definition.name() + " has no permission: nobody could run it");
            }
            if (byName.putIfAbsent(fold(definition.name()), cmdlet) != null) {
                throw new IllegalArgumentException(definition.name() + " is defined twice");
            }
        }
    }

    /**
     * A catalogue of cmdlets.
     *
     * @throws IllegalArgumentException when two have one name, or one has no permission
     */
    public static Catalogue of(Collection<Cmdlet> cmdlets) {
        return new Catalogue(cmdlets);
    }

    /** The cmdlet of a name, in any case, if the caller's role groups grant it. */
    public Optional<Cmdlet> find(Caller caller, String name) {
        return Optional.ofNullable(byName.get(fold(name)))
                .filter(cmdlet -> cmdlet.definition().isFor(caller));
    }

    /** The classes of the cmdlets. */
    public Set<Class<?>> classes() {
        return byName.values().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    /** The definition of a name for whom it may be, whatever the caller may run. */
    Optional<Definition> ofAnyone(String name) {
        return Optional.ofNullable(byName.get(fold(name))).map(Cmdlet::definition);
    }

    /** All definitions by name, whoever may run them: for reference pages and descriptions. */
    public List<Definition> definitions() {
        return byName.values().stream().map(Cmdlet::definition).toList();
    }

    /** The definitions that the caller's role groups grant, by name. */
    public List<Definition> visibleTo(Caller caller) {
        return byName.values().stream()
                .map(Cmdlet::definition)
                .filter(definition -> definition.isFor(caller))
                .map(definition -> definition.seenBy(caller))
                .toList();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
