package org.mynah.mail.mime;

import java.util.regex.Pattern;

/**
 * The body of a mail, written once and shown as HTML and as plain text. One thread.
 *
 * <p>All text is escaped; no picture, style sheet or address is fetched when it is read.
 */
final class Letter {

    private static final Pattern DIALABLE = Pattern.compile("\\+?[0-9]{2,20}");

    private final StringBuilder html = new StringBuilder();
    private final StringBuilder words = new StringBuilder();

    Letter heading(String text) {
        html.append("<h3>").append(SimpleHtml.escape(text)).append("</h3>\n");
        words.append(text).append("\n\n");
        return this;
    }

    Letter paragraph(String text) {
        html.append("<p>").append(SimpleHtml.escape(text)).append("</p>\n");
        words.append(text).append("\n\n");
        return this;
    }

    /** One label and its value. */
    Letter line(String label, String value) {
        return line(label, value, SimpleHtml.escape(value));
    }

    /** One label and a number, which a click dials when it is one that can be dialled. */
    Letter number(String label, String number) {
        return line(label, number, link(number));
    }

    /** A policy text, held to {@link SimpleHtml}. */
    Letter policy(String text) {
        html.append("<div>").append(SimpleHtml.clean(text)).append("</div>\n");
        words.append(SimpleHtml.words(text)).append("\n\n");
        return this;
    }

    String html(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                + SimpleHtml.escape(title)
                + "</title></head>\n<body>\n"
                + html
                + "</body></html>\n";
    }

    String plain() {
        return words.toString().stripTrailing() + "\n";
    }

    private Letter line(String label, String value, String shown) {
        html.append("<p><b>")
                .append(SimpleHtml.escape(label))
                .append(":</b> ")
                .append(shown)
                .append("</p>\n");
        words.append(label).append(": ").append(value).append("\n");
        return this;
    }

    private static String link(String number) {
        var shown = SimpleHtml.escape(number);
        return DIALABLE.matcher(number).matches()
                ? "<a href=\"tel:" + shown + "\">" + shown + "</a>"
                : shown;
    }
}
