package org.mynah.server;

import java.util.Optional;

/** A range of UDP ports for media. Immutable. */
record PortRange(int first, int last) {

    /** Fewer cannot carry two calls. */
    static final int FEWEST = 4;

    /** Reads {@code 20000-29999}. */
    static Optional<PortRange> parse(String text) {
        if (!text.matches("[0-9]{4,5}-[0-9]{4,5}")) {
            return Optional.empty();
        }
        var dash = text.indexOf('-');
        var first = Integer.parseInt(text.substring(0, dash));
        var last = Integer.parseInt(text.substring(dash + 1));
        var isSane = first >= 1024 && last <= 65_535 && last - first + 1 >= FEWEST;
        return isSane ? Optional.of(new PortRange(first, last)) : Optional.empty();
    }
}
