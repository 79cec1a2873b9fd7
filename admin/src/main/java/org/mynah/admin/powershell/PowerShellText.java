package org.mynah.admin.powershell;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts as Windows PowerShell 5.1 reads them from a file without byte order mark: ASCII only. */
final class PowerShellText {

    private PowerShellText() {}

    /** A text in single quotes. */
    static String quoted(String text) {
        return "'" + ascii(text).replace("'", "''") + "'";
    }

    /** An array of texts. */
    static String array(Collection<String> texts) {
        return texts.stream()
                .map(PowerShellText::quoted)
                .collect(Collectors.joining(", ", "@(", ")"));
    }

    /** A line of comment-based help: it ends no comment and begins no section. */
    static String help(String text) {
        var line = ascii(text).replace('\n', ' ').replace("#>", "# >").strip();
        return line.startsWith(".") ? " " + line : line;
    }

    /** The same in ASCII. */
    static String ascii(String text) {
        var ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '–', '—', '‑' -> ascii.append('-');
                case '…' -> ascii.append("...");
                case '‘', '’' -> ascii.append('\'');
                case '“', '”' -> ascii.append('"');
                default -> ascii.append(c < 0x7F ? c : '?');
            }
        }
        return ascii.toString();
    }
}
