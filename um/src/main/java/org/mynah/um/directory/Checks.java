package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the problems of one object, so that all are told in one go (cmdlets §7.3). One thread.
 */
final class Checks {

    private final List<Problem> problems = new ArrayList<>();

    void add(Problem problem) {
        problems.add(problem);
    }

    void add(ErrorId id, String message) {
        problems.add(new Problem(id, message));
    }

    void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    /** The name that a New- command gives: required, of the right form, and free. */
    String newName(DirectoryReader reader, ObjectKind kind, Optional<String> given, String scope) {
        var name = given.map(String::strip).orElse("");
        var fault = Names.check(kind, name);
        fault.ifPresent(problems::add);
        if (fault.isEmpty() && reader.find(DirectoryKey.name(kind, scope + name)).isPresent()) {
            add(
                    ErrorId.E003,
                    "A %s named '%s' exists already; choose another name."
                            .formatted(kind.word(), name));
        }
        return name;
    }

    /**
     * The name after a Set- command: the present one, or a new one that is of the right form and
     * free.
     */
    String changedName(
            DirectoryReader reader, DirectoryObject object, Optional<String> given, String scope) {
        if (given.isEmpty()) {
            return object.name();
        }
        var name = given.get().strip();
        var fault = Names.check(object.kind(), name);
        fault.ifPresent(problems::add);
        var holder = reader.find(DirectoryKey.name(object.kind(), scope + name));
        if (fault.isEmpty() && holder.isPresent() && !holder.get().id().equals(object.id())) {
            add(
                    ErrorId.E003,
                    "A %s named '%s' exists already; choose another name."
                            .formatted(object.kind().word(), name));
        }
        return name;
    }

    /** A property that a New- command must give. */
    void require(PropertyValues values, Property<?> property) {
        if (!values.has(property)) {
            add(
                    ErrorId.E014,
                    "The parameter -%s is missing; it is required.".formatted(property.name()));
        }
    }

    /** Whether nothing was found so far. */
    boolean isClean() {
        return problems.isEmpty();
    }

    /** Throws when anything was found. */
    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new DirectoryException(problems);
        }
    }
}
