package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;

/** How a caller spells a user on the keypad (directory §7.2, §7.4 {@code DialByName…}). */
public enum Spelling {
    LAST_FIRST("lastNameFirstName"),
    FIRST_LAST("firstNameLastName"),
    ADDRESS("emailAddress");

    private final String entry;

    Spelling(String entry) {
        this.entry = entry;
    }

    /** Its word in {@code UMDtmfMap}. */
    public String entry() {
        return entry;
    }

    /** The spelling that a dial plan asks for first. */
    public static Spelling of(DialPlan.DialByName setting) {
        return switch (setting) {
            case LastFirst -> LAST_FIRST;
            case FirstLast -> FIRST_LAST;
            case SMTPAddress -> ADDRESS;
        };
    }

    /** The spelling that a dial plan offers beside; empty: none. */
    public static Optional<Spelling> of(DialPlan.DialBySecondary setting) {
        return switch (setting) {
            case LastFirst -> Optional.of(LAST_FIRST);
            case FirstLast -> Optional.of(FIRST_LAST);
            case SMTPAddress -> Optional.of(ADDRESS);
            case None -> Optional.empty();
        };
    }

    /** The digits of this spelling in a keypad map; none where the map has no such entry. */
    public List<String> digitsIn(List<String> keypadMap) {
        return keypadMap.stream()
                .filter(each -> each.startsWith(entry + ":"))
                .map(each -> each.substring(entry.length() + 1))
                .filter(digits -> !digits.isEmpty())
                .distinct()
                .toList();
    }
}
