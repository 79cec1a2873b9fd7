package org.mynah.um.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Spells names on a telephone keypad (ITU-T E.161), as callers do who dial by name. */
public final class Keypad {

    /** The key of each letter from a to z. */
    private static final String KEYS = "22233344455566677778889999";

    /** Letters that Unicode does not decompose into a plain one and a mark. */
    private static final Map<Character, String> FOLDED =
            Map.of(
                    'ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ł', "l", 'ð', "d", 'þ',
                    "th", 'ı', "i");

    private Keypad() {}

    /**
     * The dial-by-name map of a user (directory §7.2): address, last and first name, first and last
     * name. A name without a letter or digit has no entry.
     */
    public static List<String> map(
            Optional<String> address, String displayName, String firstName, String lastName) {
        var map = new ArrayList<String>();
        address.ifPresent(text -> add(map, "emailAddress", text.substring(0, at(text))));
        var isNamed = !firstName.isEmpty() || !lastName.isEmpty();
        add(map, "lastNameFirstName", isNamed ? lastName + firstName : displayName);
        add(map, "firstNameLastName", isNamed ? firstName + lastName : displayName);
        return List.copyOf(map);
    }

    private static int at(String address) {
        var at = address.indexOf('@');
        return at < 0 ? address.length() : at;
    }

    private static void add(List<String> map, String kind, String name) {
        var digits = digits(name);
        if (!digits.isEmpty()) {
            map.add(kind + ":" + digits);
        }
    }

    /** The keys of a name: letters and digits only, accents folded first. */
    public static String digits(String name) {
        var folded = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c -> folded.append(FOLDED.getOrDefault((char) c, "" + (char) c)));
        var keys = new StringBuilder();
        folded.chars()
                .forEach(c -> {
                    if (c >= 'a' && c <= 'z') {
                        keys.append(KEYS.charAt(c - 'a'));
                    } else if (c >= '0' && c <= '9') {
                        keys.append((char) c);
                    }
                });
        return keys.toString();
    }
}
