package org.mynah.um.directory;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that the rules refuse, with all its problems in one go (cmdlets §7.3). Nothing was
 * changed.
 */
public final class DirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings(
            "serial") // List.copyOf is serializable, and so is nothing here ever serialized
    private final List<Problem> problems;

    public DirectoryException(ErrorId id, String message) {
        this(List.of(new Problem(id, message)));
    }

    /**
     * A refusal for several reasons.
     *
     * @throws IllegalArgumentException when there is no problem
     */
    public DirectoryException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** The id of the first problem. */
    public ErrorId id() {
        return problems.getFirst().id();
    }
}
