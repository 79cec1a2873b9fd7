package org.mynah.um.directory;

import java.util.Locale;

/** How numbers are compared. */
public final class Numbers {

    private Numbers() {}

    /**
     * A number without visual separators (RFC 3966 §5.1.1): digits with a leading plus kept; a SIP
     * URI or other text is kept as it is, without its scheme and parameters.
     */
    public static String plain(String number) {
        var text = number.strip();
        var lower = text.toLowerCase(Locale.ROOT);
        for (var scheme : new String[] {"sip:", "sips:", "tel:"}) {
            if (lower.startsWith(scheme)) {
                text = text.substring(scheme.length());
                break;
            }
        }
        var end = text.indexOf(';');
        if (end >= 0) {
            text = text.substring(0, end);
        }
        if (text.chars().allMatch(c -> "0123456789+-.() *#".indexOf(c) >= 0)) {
            return text.replaceAll("[-.() ]", "");
        }
        return text;
    }
}
