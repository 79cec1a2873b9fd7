package org.mynah.admin.cmdlets;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.ByteSize;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.Unlimited;

/**
 * What all directory objects have in common when they are printed (cmdlets §11): properties under
 * their documented names, references as names, identities. What is special of a kind stands beside
 * the parameters of its cmdlets. One transaction, one thread.
 */
final class Items {

    /** Shown as ExchangeVersion: the version of the stored form. */
    private static final String SCHEMA_VERSION = "0.1 (1.0.0.0)";

    private final DirectoryReader reader;
    private final String node;
    private final Organization organization;

    /** What references lead to: a listing asks for few objects many times. */
    private final Map<ObjectId, Optional<DirectoryObject>> referred = new HashMap<>();

    Items(DirectoryReader reader, String node) {
        this.reader = reader;
        this.node = node;
        this.organization = Organization.in(reader);
    }

    /** The transaction that is read. */
    DirectoryReader reader() {
        return reader;
    }

    /** The node that prints. */
    String node() {
        return node;
    }

    /** The organization, root of all names. */
    Organization organization() {
        return organization;
    }

    /** Sets properties under their names. */
    void properties(Item item, DirectoryObject object, List<Property<?>> properties) {
        for (var property : properties) {
            item.set(property.name(), value(object, property));
        }
    }

    /** One line of a table with its columns, as it can be exported and given back. */
    static Item row(List<String> columns, List<String> fields) {
        var item = new Item(Item.ROW);
        for (int i = 0; i < fields.size(); i++) {
            item.set(columns.get(i), fields.get(i));
        }
        return item;
    }

    private static <T> Object lines(DirectoryObject object, Property<T> property) {
        return property.type().toStored(object.values().get(property));
    }

    /**
     * The value of a property as it is printed; {@code $null} or an empty list when it has none.
     */
    Object value(DirectoryObject object, Property<?> property) {
        Optional<?> value = object.values().find(property);
        if (value.isEmpty()) {
            return property.type() instanceof PropertyType.Many
                            || property.type() instanceof PropertyType.Lines
                            || property.type() instanceof PropertyType.Entries<?>
                    ? List.of()
                    : Nothing.NULL;
        }
        if (property.type() instanceof PropertyType.Entries<?>) {
            return lines(object, property);
        }
        return switch (value.get()) {
            case ObjectId id -> name(id);
            case Enum<?> choice -> choice.name();
            case ByteSize size -> size.toString();
            case Unlimited unlimited ->
                    unlimited.isUnlimited()
                            ? unlimited.toString()
                            : (Object) Integer.valueOf(unlimited.limit());
            default -> value.get();
        };
    }

    /** Sets what every object has. */
    Item common(Item item, DirectoryObject object, String identity, String distinguishedName) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("Identity", identity);
        shown.put("Guid", object.id().toString());
        shown.put("DistinguishedName", distinguishedName);
        shown.put("WhenCreated", object.created());
        shown.put("WhenChanged", object.changed());
        shown.put("WhenCreatedUTC", object.created());
        shown.put("WhenChangedUTC", object.changed());
        shown.put("ExchangeVersion", SCHEMA_VERSION);
        shown.put("IsValid", true);
        shown.put("ObjectState", "Unchanged");
        shown.put("OrganizationId", organization.object().name());
        shown.put("OriginatingServer", node);
        shown.forEach(item::set);
        return item;
    }

    /** {@code contoso.com/Users/Tony Smith}. */
    String canonicalName(DirectoryObject object) {
        return organization.rootDomain() + "/" + container(object) + "/" + object.name();
    }

    /** The distinguished name of a user. */
    String userName(DirectoryObject object) {
        var unit = object.values().find(Mailbox.ORGANIZATIONAL_UNIT);
        return "CN=%s,%s=%s,%s"
                .formatted(
                        object.name(),
                        unit.isPresent() ? "OU" : "CN",
                        container(object),
                        domainComponents());
    }

    private static String container(DirectoryObject object) {
        return object.values().find(Mailbox.ORGANIZATIONAL_UNIT).orElse(object.kind().container());
    }

    /** The distinguished name of an object of the configuration. */
    String configurationName(DirectoryObject object) {
        return "CN=%s,CN=%s,CN=%s,CN=Microsoft Exchange,CN=Services,CN=Configuration,%s"
                .formatted(
                        object.name(),
                        object.kind().container(),
                        organization.object().name(),
                        domainComponents());
    }

    private String domainComponents() {
        return "DC=" + organization.rootDomain().replace(".", ",DC=");
    }

    /** The names of the objects of a kind that refer to a target. */
    List<String> names(ObjectId target, ObjectKind kind) {
        return reader.referringTo(target, kind).stream().map(DirectoryObject::name).toList();
    }

    /** An object that others refer to; read once. */
    Optional<DirectoryObject> referred(ObjectId id) {
        return referred.computeIfAbsent(id, reader::find);
    }

    /** The name of an object; its id when it is gone. */
    String name(ObjectId id) {
        return referred(id).map(DirectoryObject::name).orElse(id.toString());
    }

    /** A value or {@code $null}. */
    static Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : Nothing.NULL;
    }
}
