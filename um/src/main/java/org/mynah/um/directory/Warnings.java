package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;

/** Collects warnings of one command (cmdlets §7.2, W01–W16). One thread. */
public final class Warnings {

    private final List<String> texts = new ArrayList<>();

    /** Adds a warning; the id goes in front, as in {@code W10: …}. */
    public void add(WarningId id, String text) {
        texts.add(id.said(text));
    }

    /** Adds what was wrong with one of several objects, where the others are still answered. */
    public void add(Problem problem) {
        texts.add(problem.id().id() + ": " + problem.message());
    }

    /** Adds a warning that has no id of its own. */
    public void add(String text) {
        texts.add(text);
    }

    /** What was collected, in order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }
}
