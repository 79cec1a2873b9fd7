package org.mynah.speech.phrase;

import java.util.Locale;

/** Mail and web addresses in English words. All methods are pure. */
final class EnglishAddresses {

    private EnglishAddresses() {}

    /** {@code tony.smith@contoso.com}: tony dot smith at contoso dot com. */
    static String email(String local, String domain) {
        return parts(local) + " at " + parts(domain);
    }

    /** A link by its host alone: the path is for eyes. */
    static String link(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        int user = lower.lastIndexOf('@');
        var bare = lower.substring(user + 1);
        return "link to " + parts(bare.startsWith("www.") ? bare.substring(4) : bare);
    }

    private static String parts(String address) {
        var spoken = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean lastDot = c == '.' && i == address.length() - 1;
            switch (c) {
                case '.' -> spoken.append(lastDot ? "." : " dot ");
                case '-' -> spoken.append(" dash ");
                case '_' -> spoken.append(" underscore ");
                case '+' -> spoken.append(" plus ");
                case '%' -> spoken.append(" percent ");
                default -> {
                    if (c >= '0' && c <= '9') {
                        spoken.append(' ')
                                .append(EnglishNumbers.digitWords(String.valueOf(c)))
                                .append(' ');
                    } else {
                        spoken.append(c);
                    }
                }
            }
        }
        return spoken.toString().replaceAll(" {2,}", " ").strip();
    }
}
