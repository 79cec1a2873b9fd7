package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;

/** Collects warnings of one command (cmdlets §7.2, W01–W12). One thread. */
public final class Warnings {

    private final List<String> texts = new ArrayList<>();

    /** Adds a warning; the id goes in front, as in {@code W10: …}. */
    public void add(String id, String text) {
        texts.add(id + ": " + text);
    }

    /** What was collected, in order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }
}
