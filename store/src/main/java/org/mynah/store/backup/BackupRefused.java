package org.mynah.store.backup;

import java.util.List;

/** A backup or restore is not begun; one line for each reason, with what to do. */
public final class BackupRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public BackupRefused(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    BackupRefused(String reason) {
        this(List.of(reason));
    }

    /** All reasons. */
    public List<String> reasons() {
        return reasons;
    }
}
