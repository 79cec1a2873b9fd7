package org.mynah.admin.shell.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.run.HashTable;
import org.mynah.admin.shell.run.ScriptError;
import org.mynah.admin.shell.run.Seal;
import org.mynah.admin.shell.run.SecureText;
import org.mynah.admin.shell.run.Spans;
import org.mynah.admin.shell.run.Values;
import org.mynah.admin.shell.run.Xml;
import org.w3c.dom.Element;

/**
 * Objects with their types as XML, in the form of PowerShell's Export-Clixml, and back. Secrets are
 * sealed: only the session that wrote them can read them. One thread.
 */
final class Clixml {

    private static final String NAMESPACE = "http://schemas.microsoft.com/powershell/2004/04";

    private final Seal seal;

    Clixml(Seal seal) {
        this.seal = seal;
    }

    String write(List<Object> objects, int depth) {
        var text = new StringBuilder();
        text.append("<Objs Version=\"1.1.0.1\" xmlns=\"").append(NAMESPACE).append("\">\n");
        objects.forEach(each -> write(each, "", depth, text));
        return text.append("</Objs>\n").toString();
    }

    private void write(Object value, String name, int depth, StringBuilder text) {
        switch (value) {
            case Nothing _ -> text.append("<Nil").append(name).append("/>\n");
            case Boolean flag -> element("B", name, String.valueOf(flag), text);
            case Integer number -> element("I32", name, number.toString(), text);
            case Long number -> element("I64", name, number.toString(), text);
            case Double number -> element("Db", name, number.toString(), text);
            case BigDecimal number -> element("D", name, number.toPlainString(), text);
            case Instant instant -> element("DT", name, instant.toString(), text);
            case byte[] bytes ->
                    element("BA", name, Base64.getEncoder().encodeToString(bytes), text);
            case SecureText secret -> element("SS", name, seal.close(secret), text);
            case Item item when item.type().equals(Spans.TYPE) ->
                    element("TS", name, Values.text(item), text);
            case Item item when depth >= 0 -> item(item, name, depth, text);
            case HashTable table when depth >= 0 -> {
                text.append("<Obj").append(name).append("><DCT>\n");
                table.forEach((key, each) -> {
                    text.append("<En>\n");
                    element("S", named("Key"), key, text);
                    write(each, named("Value"), depth - 1, text);
                    text.append("</En>\n");
                });
                text.append("</DCT></Obj>\n");
            }
            case Collection<?> many -> {
                text.append("<Obj").append(name).append("><LST>\n");
                many.forEach(each -> write(each, "", depth - 1, text));
                text.append("</LST></Obj>\n");
            }
            default -> element("S", name, Values.text(value), text);
        }
    }

    private void item(Item item, String name, int depth, StringBuilder text) {
        text.append("<Obj").append(name).append(">\n<TN>");
        element("T", "", item.type(), text);
        text.append("</TN>\n<MS>\n");
        item.properties().forEach((key, each) -> write(each, named(key), depth - 1, text));
        text.append("</MS></Obj>\n");
    }

    private static String named(String name) {
        return " N=\"" + XmlText.escaped(name) + "\"";
    }

    private static void element(String tag, String name, String content, StringBuilder text) {
        text.append('<').append(tag).append(name).append('>');
        text.append(XmlText.escaped(content));
        text.append("</").append(tag).append(">\n");
    }

    /** The objects of a file. */
    List<Object> read(String text) {
        return Xml.children(Xml.parse(text).getDocumentElement()).stream()
                .map(each -> value(each, 0))
                .toList();
    }

    private Object value(Element element, int depth) {
        if (depth > Xml.DEEPEST) {
            throw new ScriptError(
                    "The file is nested deeper than %d levels.".formatted(Xml.DEEPEST),
                    "InvalidClixml");
        }
        var content = element.getTextContent();
        try {
            return switch (element.getNodeName()) {
                case "Nil" -> Nothing.NULL;
                case "B" -> Boolean.valueOf(content);
                case "I32", "I16", "By" -> Integer.valueOf(content);
                case "I64" -> Long.valueOf(content);
                case "Db", "Sg" -> Double.valueOf(content);
                case "D" -> new BigDecimal(content);
                case "DT" -> Values.instant(content).orElseThrow(() -> unreadable(element));
                case "BA" -> Base64.getDecoder().decode(content);
                case "SS" -> seal.open(content);
                case "TS" -> Spans.of(content).orElseThrow(() -> unreadable(element));
                case "Obj" -> object(element, depth);
                default -> content;
            };
        } catch (IllegalArgumentException _) {
            throw unreadable(element);
        }
    }

    private Object object(Element element, int depth) {
        Optional<Element> list = child(element, "LST");
        if (list.isPresent()) {
            var values = new ArrayList<Object>();
            Xml.children(list.get()).forEach(each -> values.add(value(each, depth + 1)));
            return values;
        }
        var dictionary = child(element, "DCT");
        if (dictionary.isPresent()) {
            var table = new HashTable();
            for (var entry : Xml.children(dictionary.get())) {
                var pair = Xml.children(entry);
                if (pair.size() != 2) {
                    throw unreadable(entry);
                }
                table.put(pair.get(0).getTextContent(), value(pair.get(1), depth + 1));
            }
            return table;
        }
        var type =
                child(element, "TN")
                        .flatMap(each -> Xml.children(each).stream().findFirst())
                        .map(Element::getTextContent)
                        .orElse("PSCustomObject");
        var item = new Item(type);
        for (var part : List.of("Props", "MS")) {
            child(element, part)
                    .ifPresent(each ->
                            Xml.children(each)
                                    .forEach(property ->
                                            item.set(
                                                    property.getAttribute("N"),
                                                    value(property, depth + 1))));
        }
        return item;
    }

    private static Optional<Element> child(Element element, String name) {
        return Xml.children(element).stream()
                .filter(each -> each.getNodeName().equals(name))
                .findFirst();
    }

    private static ScriptError unreadable(Element element) {
        return new ScriptError(
                "The element %s of the file cannot be read.".formatted(element.getNodeName()),
                "InvalidClixml");
    }
}
