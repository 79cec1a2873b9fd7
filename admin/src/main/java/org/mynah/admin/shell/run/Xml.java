package org.mynah.admin.shell.run;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mynah.admin.catalogue.Item;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * {@code [xml]}: a document as objects, an element's attributes and elements as properties. A
 * document type is refused, so nothing outside of the text is read.
 */
public final class Xml {

    /** Elements within each other. */
    public static final int DEEPEST = 100;

    private Xml() {}

    /** The document as an object with one property, its root. */
    static Item read(String text) {
        var root = parse(text).getDocumentElement();
        return new Item("XmlDocument").set(root.getNodeName(), value(root, 0));
    }

    /** The document of a text, without document type. */
    public static Document parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw new ScriptError("The text is no XML: " + e.getMessage(), "InvalidCast");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser has these features", e);
        }
    }

    /** The elements within an element. */
    public static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static Object value(Element element, int depth) {
        if (depth > DEEPEST) {
            throw new ScriptError(
                    "The XML is nested deeper than %d levels.".formatted(DEEPEST), "InvalidCast");
        }
        var children = children(element);
        if (children.isEmpty() && element.getAttributes().getLength() == 0) {
            return element.getTextContent();
        }
        var item = new Item("XmlElement");
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            item.set(attribute.getNodeName(), attribute.getNodeValue());
        }
        for (var child : children) {
            add(item, child.getNodeName(), value(child, depth + 1));
        }
        if (children.isEmpty()) {
            item.set("#text", element.getTextContent());
        }
        return item;
    }

    /** Elements of one name become a list. */
    private static void add(Item item, String name, Object value) {
        var before = item.find(name);
        if (before.isEmpty()) {
            item.set(name, value);
        } else {
            var list = new ArrayList<Object>(Values.list(before.get()));
            list.add(value);
            item.set(name, list);
        }
    }
}
