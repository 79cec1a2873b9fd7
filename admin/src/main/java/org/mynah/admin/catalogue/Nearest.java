package org.mynah.admin.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The name with the fewest differing letters, if few enough differ. */
    public static Optional<String> to(String given, Collection<String> names) {
        var most = Math.max(1, Math.min(4, given.length() / 3));
        return names.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= most)
                .filter(name -> distance(given, name) <= most)
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    /** Insertions, removals and replacements of letters between two names, in any case. */
    static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
