package org.mynah.admin.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.Warnings;

/**
 * One run of a cmdlet: who, with what, and what came of it. Values are read by the types of the
 * definition; all that are wrong are reported together by {@link #refuseIfAny}. One thread.
 */
public final class Invocation {

    private final Caller caller;
    private final Definition definition;
    private final SequencedMap<String, Object> given;
    private final Warnings warnings = new Warnings();
    private final List<Item> objects = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<String> action = Optional.empty();
    private List<String> confirmedBy = List.of();
    private Optional<Problem> denial = Optional.empty();
    private Optional<Runnable> precondition;

    /**
     * A run.
     *
     * @param precondition checked in the first transaction that changes something
     */
    Invocation(
            Caller caller,
            Definition definition,
            SequencedMap<String, Object> given,
            Runnable precondition) {
        this.precondition = Optional.of(precondition);
        this.caller = caller;
        this.definition = definition;
        this.given = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(given));
    }

    /** Who runs it. */
    public Caller caller() {
        return caller;
    }

    /** What is run. */
    public Definition definition() {
        return definition;
    }

    /** Whether a parameter was given, be it {@code $null}. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** Whether a parameter was given as {@code $null}. */
    public boolean isCleared(String name) {
        return given.get(name) == Nothing.NULL;
    }

    /** The value as it was given; empty when it was not, or is {@code $null}. */
    public Optional<Object> raw(String name) {
        return Optional.ofNullable(given.get(name)).filter(value -> value != Nothing.NULL);
    }

    /** A text, read by the parameter's type; a wrong one is noted and counts as absent. */
    public Optional<String> text(String name) {
        return read(name).map(String::valueOf);
    }

    /** A text that must be there. */
    public String requiredText(String name) {
        return text(name)
                .orElseThrow(() ->
                        new DirectoryException(
                                problems.isEmpty()
                                        ? List.of(
                                                new Problem(
                                                        ErrorId.E014,
                                                        "The parameter -%s is missing or empty."
                                                                .formatted(name)))
                                        : problems));
    }

    /** A Boolean or switch. */
    public Optional<Boolean> flag(String name) {
        return read(name).map(Boolean.class::cast);
    }

    /** A Boolean or switch that counts as off when it is not given. */
    public boolean isOn(String name) {
        return flag(name).orElse(false);
    }

    /** A list of texts; empty when it was not given. */
    public List<String> list(String name) {
        return read(name)
                .map(value -> ((List<?>) value).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    /** A value, read by a type; a wrong one is noted and counts as absent. */
    public <T> Optional<T> read(String name, PropertyType<T> type) {
        return raw(name)
                .flatMap(value -> {
                    try {
                        return Optional.of(type.parse(name, value));
                    } catch (DirectoryException e) {
                        problems.addAll(e.problems());
                        return Optional.empty();
                    }
                });
    }

    private Optional<Object> read(String name) {
        var parameter =
                definition
                        .parameter(name)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        definition.name() + " does not define -" + name));
        if (parameter.type().orElseThrow() instanceof PropertyType.Reference) {
            return raw(name).map(String::valueOf);
        }
        return read(name, parameter.type().get()).map(value -> (Object) value);
    }

    /** Notes what is wrong with a value, to be reported with all others. */
    public void note(Problem problem) {
        problems.add(problem);
    }

    /**
     * Ends the run when a value was wrong.
     *
     * @throws DirectoryException with all that was noted
     */
    public void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new DirectoryException(problems);
        }
    }

    /**
     * Refuses a mailbox that is out of the caller's reach: whoever runs the cmdlet by his own role
     * alone reaches his own mailbox. It reads as if there were no other (cmdlets §7.2, E020).
     *
     * @throws DirectoryException UM-E010
     */
    public void requireReach(DirectoryObject mailbox) {
        var reachesAll =
                definition
                        .permission()
                        .filter(group -> caller.may(group, definition.changes()))
                        .isPresent();
        if (!reachesAll && !caller.owns(mailbox.id())) {
            denial =
                    Optional.of(
                            new Problem(
                                    ErrorId.E020,
                                    "The mailbox '%s' is out of the caller's reach."
                                            .formatted(mailbox.name())));
            throw new DirectoryException(
                    ErrorId.E010,
                    "The operation couldn't be performed because the mailbox '%s' couldn't be found."
                            .formatted(mailbox.name()));
        }
    }

    /** Why the caller's roles do not reach the object, if that is why the run ended. */
    Optional<Problem> denial() {
        return denial;
    }

    /** Where warnings go. */
    public Warnings warnings() {
        return warnings;
    }

    /** Says on which nodes the change is in force. */
    public void confirmedBy(List<String> nodes) {
        confirmedBy = List.copyOf(nodes);
    }

    /** Prints an object. */
    public void write(Item item) {
        objects.add(item);
    }

    /** Whether this is a rehearsal: everything is checked, nothing is changed. */
    public boolean isRehearsal() {
        return isOn("WhatIf")
                || (definition.parameter("ValidateOnly").isPresent() && isOn("ValidateOnly"));
    }

    /** Says what is (or would be) done, such as {@code Removing UM dial plan} on an object. */
    public void doing(String verb, String object) {
        action = Optional.of(verb + " \"" + object + "\"");
    }

    /**
     * Changes the directory: one transaction, one audit entry. In a rehearsal the rules run, and
     * then everything is rolled back.
     *
     * @return what the work answers; empty in a rehearsal
     */
    public <T> Optional<T> change(Directory directory, Function<DirectoryWriter, T> work) {
        var first = precondition;
        precondition = Optional.empty();
        try {
            return Optional.of(
                    directory.change(
                            new Directory.Change(caller.name(), caller.from(), commandLine()),
                            writer -> {
                                first.ifPresent(Runnable::run);
                                var result = work.apply(writer);
                                refuseIfAny();
                                if (isRehearsal()) {
                                    throw new Rehearsed();
                                }
                                return result;
                            }));
        } catch (Rehearsed _) {
            return Optional.empty();
        }
    }

    /** The command as typed, secrets masked. */
    public String commandLine() {
        return CommandLine.of(definition, given);
    }

    Outcome outcome(List<Problem> refusals, String node) {
        var isDone = refusals.isEmpty();
        return new Outcome(
                isDone ? objects : List.of(),
                warnings.texts(),
                refusals,
                isDone && definition.changes() && isRehearsal()
                        ? Optional.of(action.orElse(definition.name()))
                        : Optional.empty(),
                node,
                isDone ? confirmedBy : List.of());
    }

    /** Rolls a rehearsal back. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rehearsed() {
            super("rehearsal ends", null, false, false);
        }
    }
}
