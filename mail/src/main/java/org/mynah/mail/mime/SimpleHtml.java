package org.mynah.mail.mime;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple HTML that an administrator may put into a policy text: b, i, u, br, p, and links to
 * http, https, mailto and tel. Everything else is shown as the characters it is made of, so no text
 * brings scripts, styles, pictures or anything that a mail program would fetch. Stateless.
 */
final class SimpleHtml {

    private static final Pattern TAG =
            Pattern.compile(
                    "<(?<close>/?)(?<name>b|i|u|p|a|br)"
                            + "(?:\\s+href\\s*=\\s*(?:\"(?<double>[^\"<>]*)\"|'(?<single>[^'<>]*)'))?"
                            + "\\s*/?>",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:amp|lt|gt|quot|nbsp|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});");
    private static final Pattern LINK =
            Pattern.compile(
                    "(?:https?://|mailto:|tel:)[\\p{Alnum}\\-._~:/?#\\[\\]@!$&()*+,;=%]+",
                    Pattern.CASE_INSENSITIVE);

    private SimpleHtml() {}

    /** Plain text as HTML. */
    static String escape(String text) {
        var html = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append("<br>\n");
                default -> html.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return html.toString();
    }

    /** What is allowed of a policy text; each opened tag is closed. */
    static String clean(String text) {
        var source = cut(text);
        var html = new StringBuilder();
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(source);
        var start = 0;
        while (tags.find()) {
            html.append(keepEntities(source.substring(start, tags.start())));
            start = tags.end();
            html.append(tag(tags, open));
        }
        html.append(keepEntities(source.substring(start)));
        open.forEach(name -> html.append("</").append(name).append('>'));
        return html.toString();
    }

    /** The words of a policy text, for the plain part of a mail. */
    static String words(String text) {
        return TAG.matcher(cut(text))
                .replaceAll(tag -> isBreak(tag.group("name")) ? "\n" : "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    private static boolean isBreak(String name) {
        return name.equalsIgnoreCase("br") || name.equalsIgnoreCase("p");
    }

    private static String tag(Matcher tag, ArrayDeque<String> open) {
        var name = tag.group("name").toLowerCase(Locale.ROOT);
        var href = tag.group("double") == null ? tag.group("single") : tag.group("double");
        if (!tag.group("close").isEmpty()) {
            if (!name.equals(open.peek())) {
                return "";
            }
            open.pop();
            return "</" + name + ">";
        }
        if (name.equals("br")) {
            return "<br>\n";
        }
        if (name.equals("a")) {
            if (href == null || !LINK.matcher(href).matches()) {
                return "";
            }
            open.push(name);
            return "<a href=\"" + escape(href.replace("&amp;", "&")) + "\">";
        }
        open.push(name);
        return "<" + name + ">";
    }

    /** Escapes all but entities that are written right. */
    private static String keepEntities(String text) {
        var html = new StringBuilder();
        var entities = ENTITY.matcher(text);
        var start = 0;
        while (entities.find()) {
            html.append(escape(text.substring(start, entities.start()))).append(entities.group());
            start = entities.end();
        }
        return html.append(escape(text.substring(start))).toString();
    }

    private static String cut(String text) {
        var limit = MimeLimits.POLICY_TEXT_LENGTH.limit();
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}
