package org.mynah.um.directory;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Under which keys a telephone number of a user stands in the directory: by its last digits, which
 * are the same however the number is written, with country code or without (call flows §3.4, step
 * 4). Who looks a caller up compares the whole numbers then.
 */
public final class PhoneKeys {

    /** So many digits at the end of a number are its key; a shorter number is its own key. */
    public static final int DIGITS = 7;

    private PhoneKeys() {}

    /**
     * The keys of a number as people write it. What follows an x is an extension, and a number of
     * its own: {@code +1 425 555 0100 x51234}.
     */
    public static Set<DirectoryKey> of(String number) {
        var keys = new LinkedHashSet<DirectoryKey>();
        for (var part : parts(number)) {
            var digits = part.startsWith("+") ? part.substring(1) : part;
            keys.add(
                    new DirectoryKey(
                            KeyScope.PHONE,
                            digits.substring(Math.max(0, digits.length() - DIGITS))));
        }
        return keys;
    }

    /** The number and its extension, as digits with a plus in front or not. */
    public static Set<String> parts(String number) {
        var parts = new LinkedHashSet<String>();
        for (var part : number.split("[xX]", -1)) {
            var digits = part.replaceAll("[^0-9]", "");
            if (!digits.isEmpty()) {
                parts.add(part.strip().startsWith("+") ? "+" + digits : digits);
            }
        }
        return parts;
    }
}
