package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/** The organisation that owns everything (directory §7.1). Immutable view. */
public record Organization(DirectoryObject object) {

    /** Name of the organisation that a fresh server has. */
    public static final String DEFAULT_NAME = "First Organization";

    private static final Text DOMAIN =
            Text.matching(
                    "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*",
                    255,
                    "a domain such as contoso.com",
                    ErrorId.E012);

    public static final Property<String> ROOT_DOMAIN =
            blank("RootDomain", DOMAIN, "Suffix of phone contexts.").fixed();
    public static final Property<List<String>> ACCEPTED_DOMAINS =
            withDefault(
                    "AcceptedDomains",
                    new Many(DOMAIN, 1000),
                    List.of(),
                    "Domains whose mail is ours.");
    public static final Property<String> DEFAULT_COUNTRY_CODE =
            blank(
                    "DefaultCountryOrRegionCode",
                    Text.digits(1, 4),
                    "Stands in where a dial plan names no country code.");

    public static final Property<Integer> CALL_DATA_RETENTION_DAYS =
            withDefault(
                    "CallDataRetentionDays",
                    new Whole(1, 3650, "days"),
                    90,
                    "How long calls are shown one by one.");
    public static final Property<Integer> CALL_DATA_ARCHIVE_DAYS =
            withDefault(
                    "CallDataArchiveDays",
                    new Whole(1, 3650, "days"),
                    730,
                    "How long calls are kept to be exported.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    ROOT_DOMAIN,
                    ACCEPTED_DOMAINS,
                    DEFAULT_COUNTRY_CODE,
                    CALL_DATA_RETENTION_DAYS,
                    CALL_DATA_ARCHIVE_DAYS);

    /** The organisation of this directory: there is exactly one. */
    public static Organization in(DirectoryReader reader) {
        return find(reader)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the directory has no organization: create it first"));
    }

    /** The organisation, if it is there with all that comes along with it. */
    public static Optional<Organization> complete(DirectoryReader reader) {
        return find(reader).filter(_ -> RoleGroups.areThere(reader));
    }

    private static Optional<Organization> find(DirectoryReader reader) {
        return reader.list(ObjectKind.ORGANIZATION, 1).stream().findFirst().map(Organization::new);
    }

    /**
     * Makes the organisation of an empty directory and the role groups that come with it; what is
     * there stays as it is.
     */
    public static Organization createIfAbsent(DirectoryWriter writer, String domain) {
        var organization = presentOrNew(writer, domain);
        RoleGroups.createIfAbsent(writer);
        return organization;
    }

    private static Organization presentOrNew(DirectoryWriter writer, String domain) {
        var present = writer.list(ObjectKind.ORGANIZATION, 1);
        if (!present.isEmpty()) {
            return new Organization(present.getFirst());
        }
        var root = ROOT_DOMAIN.type().parse("domain", domain);
        var values =
                PropertyValues.EMPTY.with(ROOT_DOMAIN, root).with(ACCEPTED_DOMAINS, List.of(root));
        var fresh = NewObject.of(ObjectKind.ORGANIZATION);
        return new Organization(writer.insert(shape(fresh, DEFAULT_NAME, values)));
    }

    public String rootDomain() {
        return object.values().get(ROOT_DOMAIN);
    }

    public List<String> acceptedDomains() {
        return object.values().get(ACCEPTED_DOMAINS);
    }

    /** How far back calls are shown one by one. */
    public Duration callDataShown() {
        return Duration.ofDays(object.values().get(CALL_DATA_RETENTION_DAYS));
    }

    /** How far back calls are kept. */
    public Duration callDataKept() {
        return Duration.ofDays(object.values().get(CALL_DATA_ARCHIVE_DAYS));
    }

    /**
     * Renames the organization or changes its values.
     *
     * @throws DirectoryException UM-E001, E002 for the name, E007 when calls would be shown longer
     *     than they are kept, E019 for the root domain
     */
    public static Organization change(
            DirectoryWriter writer, Organization organization, Edit edit) {
        var object = organization.object;
        var name = edit.name().orElse(object.name());
        var values = edit.applyTo(object.values());
        var checks = new Checks();
        Names.check(ObjectKind.ORGANIZATION, name).ifPresent(checks::add);
        edit.changesOfFixed(ObjectKind.ORGANIZATION, PROPERTIES, object.values())
                .forEach(checks::add);
        checks.refuseIfAny();
        var changed = new Organization(shape(object, name, values));
        if (changed.callDataShown().compareTo(changed.callDataKept()) > 0) {
            throw new DirectoryException(
                    ErrorId.E007,
                    "CallDataRetentionDays (%d) must not be longer than CallDataArchiveDays (%d)."
                            .formatted(
                                    changed.callDataShown().toDays(),
                                    changed.callDataKept().toDays()));
        }
        return new Organization(writer.update(changed.object));
    }

    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(DirectoryKey.name(ObjectKind.ORGANIZATION, name)),
                List.of());
    }
}
