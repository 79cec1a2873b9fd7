package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What requesters want of the components of a node, and what comes of it (directory §7.13):
 * Inactive if any requester says so, else Draining if any does, else Active. Immutable.
 */
public final class ComponentStates {

    /** A part of a node that can be taken out of service. */
    public enum Component {
        UnifiedMessaging,
        UMCallRouter,
        /** Stands for all components. */
        ServerWideOffline
    }

    /** On whose behalf a state is set. */
    public enum Requester {
        HealthAPI,
        Maintenance,
        Sidelined,
        Functional,
        Deployment
    }

    /** What a component does. */
    public enum State {
        Active,
        /** Takes no call. */
        Inactive,
        /** Finishes its calls and takes none. */
        Draining
    }

    private record Wish(Component component, Requester requester) {}

    private final Map<Wish, State> wishes;

    private ComponentStates(Map<Wish, State> wishes) {
        this.wishes = Map.copyOf(wishes);
    }

    /** From entries {@code component/requester/state}. */
    static ComponentStates of(List<String> entries) {
        var wishes = new LinkedHashMap<Wish, State>();
        for (var entry : entries) {
            var parts = entry.split("/", -1);
            wishes.put(
                    new Wish(Component.valueOf(parts[0]), Requester.valueOf(parts[1])),
                    State.valueOf(parts[2]));
        }
        return new ComponentStates(wishes);
    }

    /** As entries, in a fixed order. */
    List<String> entries() {
        return wishes.entrySet().stream()
                .map(each ->
                        each.getKey().component()
                                + "/"
                                + each.getKey().requester()
                                + "/"
                                + each.getValue())
                .sorted()
                .toList();
    }

    /** With one requester's wish changed. */
    public ComponentStates with(Component component, Requester requester, State state) {
        var changed = new LinkedHashMap<>(wishes);
        changed.put(new Wish(component, requester), state);
        return new ComponentStates(changed);
    }

    /** What one requester wants of a component; Active when it never said. */
    public State wanted(Component component, Requester requester) {
        return wishes.getOrDefault(new Wish(component, requester), State.Active);
    }

    /** What a component does, of all that is wanted of it and of the whole server. */
    public State effective(Component component) {
        var states = new ArrayList<State>();
        wishes.forEach((wish, state) -> {
            if (wish.component() == component || wish.component() == Component.ServerWideOffline) {
                states.add(state);
            }
        });
        if (states.contains(State.Inactive)) {
            return State.Inactive;
        }
        return states.contains(State.Draining) ? State.Draining : State.Active;
    }
}
