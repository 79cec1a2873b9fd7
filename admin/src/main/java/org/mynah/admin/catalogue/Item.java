package org.mynah.admin.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mynah.um.directory.CsvLine;

/**
 * One object that cmdlets print and pass on: named properties in order, found in any case. Values
 * are texts, numbers, Booleans, instants, bytes, lists, items, or {@link Nothing#NULL}. A copy:
 * changing it changes nothing in the directory. One thread.
 */
public final class Item {

    /** The type of an entry of a list, such as a key mapping: its text is a line of its values. */
    public static final String ROW = "Row";

    /**
     * The type of a file: {@code FileName} and its text as {@code Content}. The shell writes it
     * where it runs, and passes it on without its content.
     */
    public static final String FILE = "ExportedFile";

    private final String type;
    private final SequencedMap<String, Object> properties = new LinkedHashMap<>();

    /** An object without properties. */
    public Item(String type) {
        this.type = type;
    }

    /** An object of properties. */
    public static Item of(String type, Map<String, ?> properties) {
        var item = new Item(type);
        properties.forEach(item::set);
        return item;
    }

    /** The type's name, such as {@code UMDialPlan}. */
    public String type() {
        return type;
    }

    /** The value of a property; empty when the object has no such property. */
    public Optional<Object> find(String name) {
        var exact = properties.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Sets a property; the spelling of one that is there is kept. */
    public Item set(String name, Object value) {
        if (properties.replace(name, value) != null) {
            return this;
        }
        for (var present : properties.keySet()) {
            if (present.equalsIgnoreCase(name)) {
                properties.put(present, value);
                return this;
            }
        }
        properties.put(name, value);
        return this;
    }

    /** All properties in order. */
    public SequencedMap<String, Object> properties() {
        return Collections.unmodifiableSequencedMap(properties);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item
                && type.equals(item.type)
                && properties.equals(item.properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    /**
     * The text form: the name if it has one, as scripts expect of a reference; of an entry of a
     * list the line of its values.
     */
    @Override
    public String toString() {
        if (type.equals(ROW)) {
            return CsvLine.of(
                    properties.values().stream()
                            .map(value -> value == Nothing.NULL ? "" : String.valueOf(value))
                            .toList());
        }
        return find("Identity").or(() -> find("Name")).map(String::valueOf).orElse(type);
    }
}
