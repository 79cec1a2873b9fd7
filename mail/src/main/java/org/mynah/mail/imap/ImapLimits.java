package org.mynah.mail.imap;

import java.util.EnumMap;
import java.util.Map;

/** The limits a server runs with. Immutable. */
public final class ImapLimits {

    /** The defaults. */
    public static final ImapLimits DEFAULT = new ImapLimits(Map.of());

    private final Map<ImapLimit, Long> changed;

    private ImapLimits(Map<ImapLimit, Long> changed) {
        this.changed = Map.copyOf(changed);
    }

    /** The value of a limit. */
    public long of(ImapLimit limit) {
        return changed.getOrDefault(limit, limit.normal());
    }

    /** The same limits but one. */
    public ImapLimits with(ImapLimit limit, long value) {
        var more = new EnumMap<ImapLimit, Long>(ImapLimit.class);
        more.putAll(changed);
        more.put(limit, value);
        return new ImapLimits(more);
    }
}
