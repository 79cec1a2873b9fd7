package org.mynah.admin.shell.local;

import java.util.List;
import java.util.Map;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.run.HashTable;
import org.mynah.admin.shell.run.Values;

/** Objects as XML: an element for each, and for each of its properties. */
final class XmlText {

    private XmlText() {}

    static String objects(List<Object> objects, int depth, boolean withTypes) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Objects>\n");
        for (var each : objects) {
            text.append("  <Object").append(type(each, withTypes)).append('>');
            content(each, depth, withTypes, text, "  ");
            text.append("</Object>\n");
        }
        return text.append("</Objects>").toString();
    }

    private static void content(
            Object value, int depth, boolean withTypes, StringBuilder text, String margin) {
        var properties =
                value instanceof Item item
                        ? item.properties()
                        : value instanceof HashTable table ? table : Map.<String, Object>of();
        if (properties.isEmpty() || depth < 1) {
            text.append(value == Nothing.NULL ? "" : escaped(Values.text(value)));
            return;
        }
        text.append('\n');
        properties.forEach((name, each) -> {
            text.append(margin)
                    .append("  <Property Name=\"")
                    .append(escaped(name))
                    .append('"')
                    .append(type(each, withTypes))
                    .append('>');
            content(each, depth - 1, withTypes, text, margin + "  ");
            text.append("</Property>\n");
        });
        text.append(margin);
    }

    private static String type(Object value, boolean withTypes) {
        return withTypes && value != Nothing.NULL
                ? " Type=\"" + escaped(Values.typeName(value)) + "\""
                : "";
    }

    /** The text without marks of XML, and without characters that XML has not. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\r' -> escaped.append("&#13;");
                        default -> {
                            if (isOfXml(c)) {
                                escaped.appendCodePoint(c);
                            } else {
                                escaped.append('?');
                            }
                        }
                    }
                });
        return escaped.toString();
    }

    private static boolean isOfXml(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= 0x20 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c > 0xffff;
    }
}
