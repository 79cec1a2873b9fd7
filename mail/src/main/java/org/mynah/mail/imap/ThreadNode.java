package org.mynah.mail.imap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in a thread, with those that answer it; or the place of one that is only referred to
 * (RFC 5256's dummy). One thread.
 */
final class ThreadNode {

    /** By sent date, then as they stand in the folder. */
    static final Comparator<ThreadNode> BY_DATE =
            Comparator.comparing(ThreadNode::date).thenComparingLong(ThreadNode::number);

    private final @Nullable Letter letter;
    private @Nullable ThreadNode parent;
    private List<ThreadNode> children = new ArrayList<>();

    /**
     * A message to be put into a thread. Immutable.
     *
     * @param number what the response calls it; ascending as they stand in the folder
     * @param sent its sent date
     * @param id its Message-ID; empty when it has none
     * @param references Message-IDs of those before it, the eldest first
     */
    record Letter(
            long number, Instant sent, BaseSubject subject, String id, List<String> references) {
        Letter {
            references = List.copyOf(references);
        }
    }

    ThreadNode(@Nullable Letter letter) {
        this.letter = letter;
    }

    /** The place of a message that is not among those to be put into threads. */
    static ThreadNode missing() {
        return new ThreadNode(null);
    }

    boolean isMissing() {
        return letter == null;
    }

    boolean hasParent() {
        return parent != null;
    }

    List<ThreadNode> children() {
        return children;
    }

    /** Hangs a node under this one, away from where it was. */
    void adopt(ThreadNode child) {
        if (child.parent != null) {
            child.parent.children.remove(child);
        }
        child.parent = this;
        children.add(child);
    }

    void leaveParent() {
        if (parent != null) {
            parent.children.remove(this);
            parent = null;
        }
    }

    /** Puts other children in the place of those that are there. */
    void replaceChildren(List<ThreadNode> others) {
        children = new ArrayList<>(others);
        children.forEach(child -> child.parent = this);
    }

    /** Whether it is the other or stands under it. */
    boolean isWithin(ThreadNode other) {
        for (var node = this; node != null; node = node.parent) {
            if (node == other) {
                return true;
            }
        }
        return false;
    }

    /** The message that speaks for the thread: for a missing one, the first below. */
    private Letter speaker() {
        var node = this;
        while (node.letter == null) {
            node = node.children.getFirst();
        }
        return node.letter;
    }

    Instant date() {
        return speaker().sent();
    }

    long number() {
        return speaker().number();
    }

    BaseSubject subject() {
        return speaker().subject();
    }
}
