package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ManagementRole;

/**
 * What everyone who shows or calls a cmdlet knows of it. Immutable.
 *
 * @param name {@code Verb-Noun}
 * @param synopsis one sentence
 * @param permission the group of cmdlets it is granted with; empty for local cmdlets
 * @param ownRole the role that lets a user run it on his own mailbox alone; the cmdlet then calls
 *     {@link Invocation#requireReach}
 * @param withheld parameters that need a further permission, by name
 * @param changes whether it changes anything: it then has -WhatIf and -Confirm
 * @param asks whether it asks before it changes, unless {@code -Confirm:$false}
 * @param parameters its own parameters, in the order of help
 * @param alternatives groups of parameters of which one command gives at most one (UM-E013)
 * @param formerNames old parameter name to present one: accepted with W08
 * @param retired old parameter name to what to do instead: refused with UM-E024
 * @param output its objects
 * @param examples lines that work
 */
public record Definition(
        String name,
        String synopsis,
        Optional<Permission> permission,
        Optional<ManagementRole> ownRole,
        Map<String, Permission> withheld,
        boolean changes,
        boolean asks,
        List<Parameter> parameters,
        List<Set<String>> alternatives,
        Map<String, String> formerNames,
        Map<String, String> retired,
        Output output,
        List<String> examples) {
    public Definition {
        withheld = Map.copyOf(withheld);
        parameters = List.copyOf(parameters);
        alternatives = List.copyOf(alternatives);
        formerNames = Collections.unmodifiableMap(new LinkedHashMap<>(formerNames));
        retired = Collections.unmodifiableMap(new LinkedHashMap<>(retired));
        examples = List.copyOf(examples);
    }

    /** Begins the definition of a cmdlet that reads. */
    public static Builder reading(String name, String synopsis) {
        return new Builder(name, synopsis, false);
    }

    /** Begins the definition of a cmdlet that changes; Remove- and Disable- ask (cmdlets §4). */
    public static Builder changing(String name, String synopsis) {
        return new Builder(name, synopsis, true);
    }

    /** Whether a caller may run it at all (cmdlets §14). */
    public boolean isFor(Caller caller) {
        return permission.filter(group -> caller.may(group, changes)).isPresent()
                || ownRole.filter(caller::holds).isPresent();
    }

    /** The same without the parameters that a caller's roles lack: for him they do not exist. */
    public Definition seenBy(Caller caller) {
        if (withheld.values().stream().allMatch(group -> caller.may(group, changes))) {
            return this;
        }
        return new Definition(
                name,
                synopsis,
                permission,
                ownRole,
                withheld,
                changes,
                asks,
                parameters.stream()
                        .filter(each ->
                                Optional.ofNullable(withheld.get(each.name()))
                                        .map(group -> caller.may(group, changes))
                                        .orElse(true))
                        .toList(),
                alternatives,
                formerNames,
                retired,
                output,
                examples);
    }

    /** The part before the hyphen. */
    public String verb() {
        return name.substring(0, Math.max(0, name.indexOf('-')));
    }

    /** The part after the hyphen. */
    public String noun() {
        return name.substring(name.indexOf('-') + 1);
    }

    /** The parameter with exactly this name or alias, its own or a common one. */
    public Optional<Parameter> parameter(String text) {
        return allParameters().stream().filter(parameter -> parameter.isNamed(text)).findFirst();
    }

    /** Its own parameters and the common ones. */
    public List<Parameter> allParameters() {
        var all = new ArrayList<>(parameters);
        for (var common : CommonParameters.of(changes)) {
            if (parameters.stream().noneMatch(own -> own.isNamed(common.name()))) {
                all.add(common);
            }
        }
        return all;
    }

    /** Collects a definition. One thread. */
    public static final class Builder {
        private final String name;
        private final String synopsis;
        private final boolean changes;
        private Optional<Permission> permission = Optional.empty();
        private Optional<ManagementRole> ownRole = Optional.empty();
        private final Map<String, Permission> withheld = new LinkedHashMap<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Set<String>> alternatives = new ArrayList<>();
        private final Map<String, String> formerNames = new LinkedHashMap<>();
        private final Map<String, String> retired = new LinkedHashMap<>();
        private Output output = Output.NONE;
        private final List<String> examples = new ArrayList<>();

        private Builder(String name, String synopsis, boolean changes) {
            this.name = name;
            this.synopsis = synopsis;
            this.changes = changes;
        }

        /** Who may run it. */
        public Builder permission(Permission group) {
            permission = Optional.of(group);
            return this;
        }

        /** A user with this role may run it on his own mailbox. */
        public Builder ownRole(ManagementRole role) {
            ownRole = Optional.of(role);
            return this;
        }

        /** A parameter that needs a further permission; without it, it does not exist. */
        public Builder withheld(String parameter, Permission group) {
            withheld.put(parameter, group);
            return this;
        }

        /** Adds parameters. */
        public Builder with(Parameter... more) {
            return with(List.of(more));
        }

        /** Adds parameters. */
        public Builder with(List<Parameter> more) {
            parameters.addAll(more);
            return this;
        }

        /** At most one of these may be given. */
        public Builder oneOf(String... names) {
            alternatives.add(Set.of(names));
            return this;
        }

        /** Accepts an old name of a parameter. */
        public Builder former(String old, String present) {
            formerNames.put(old, present);
            return this;
        }

        /** Refuses an old parameter, naming what to do instead. */
        public Builder retired(String old, String instead) {
            retired.put(old, instead);
            return this;
        }

        /** Accepts parameters of the original that have no effect here (W08). */
        public Builder ignored(ValueKind kind, String... names) {
            for (var each : names) {
                parameters.add(Parameter.local(each, kind, Parameter.NO_EFFECT));
            }
            return this;
        }

        /** What it prints. */
        public Builder output(Output objects) {
            output = objects;
            return this;
        }

        /** A line that works. */
        public Builder example(String line) {
            examples.add(line);
            return this;
        }

        /** The definition. */
        public Definition build() {
            var asks = changes && (name.startsWith("Remove-") || name.startsWith("Disable-"));
            return new Definition(
                    name,
                    synopsis,
                    permission,
                    ownRole,
                    withheld,
                    changes,
                    asks,
                    parameters,
                    alternatives,
                    formerNames,
                    retired,
                    output,
                    examples);
        }
    }
}
