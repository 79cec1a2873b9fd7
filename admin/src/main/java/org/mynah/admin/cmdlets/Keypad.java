package org.mynah.admin.cmdlets;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mynah.um.directory.Mailbox;

/** Spells names on a telephone keypad (ITU-T E.161), as callers do who dial by name. */
final class Keypad {

    /** The key of each letter from a to z. */
    private static final String KEYS = "22233344455566677778889999";

    private Keypad() {}

    /** The dial-by-name map of a user: address, last and first name, first and last name. */
    static List<String> map(Mailbox mailbox) {
        var first = mailbox.find(Mailbox.FIRST_NAME).orElse("");
        var last = mailbox.find(Mailbox.LAST_NAME).orElse("");
        var address = mailbox.primarySmtpAddress();
        var map = new ArrayList<String>();
        map.add("emailAddress:" + digits(address.substring(0, address.indexOf('@'))));
        var spoken = first.isEmpty() && last.isEmpty() ? mailbox.displayName() : last + first;
        map.add("lastNameFirstName:" + digits(spoken));
        map.add(
                "firstNameLastName:"
                        + digits(first.isEmpty() && last.isEmpty() ? spoken : first + last));
        return map;
    }

    /** The keys of a name: letters and digits only, accents ignored. */
    static String digits(String name) {
        var keys = new StringBuilder();
        for (var c : Normalizer.normalize(name, Normalizer.Form.NFD).toCharArray()) {
            var lower = String.valueOf(c).toLowerCase(Locale.ROOT).charAt(0);
            if (lower >= 'a' && lower <= 'z') {
                keys.append(KEYS.charAt(lower - 'a'));
            } else if (lower >= '0' && lower <= '9') {
                keys.append(lower);
            }
        }
        return keys.toString();
    }
}
