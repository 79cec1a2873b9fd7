package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A role group: users who hold its management roles (admin console §10). Those that come with the
 * organization are built in; others are made by administrators. Immutable view.
 */
public record RoleGroup(DirectoryObject object) {

    /** The group whose members may do everything. */
    public static final String ORGANIZATION_MANAGEMENT = "Organization Management";

    /** The property that links a group to its members. */
    static final String MEMBER = "Members";

    public static final Property<String> DESCRIPTION =
            blank("Description", Text.upTo(256), "What its members do.");
    public static final Property<List<String>> ROLES =
            withDefault(
                    "Roles",
                    new Many(Text.upTo(64), ManagementRole.values().length),
                    List.of(),
                    "Management roles of its members.");
    public static final Property<Boolean> BUILT_IN =
            withDefault("BuiltIn", new Bool(), false, "It came with the organization.").bySystem();
    public static final Property<List<String>> MEMBERS =
            withDefault(
                            MEMBER,
                            new Many(Text.upTo(64), RoleGroups.MOST_MEMBERS),
                            List.of(),
                            "Its members.")
                    .bySystem();

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(DESCRIPTION, ROLES, BUILT_IN, MEMBERS);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    public boolean isBuiltIn() {
        return object.values().get(BUILT_IN);
    }

    /** The roles that its members hold. */
    public Set<ManagementRole> roles() {
        var roles = java.util.EnumSet.noneOf(ManagementRole.class);
        object.values()
                .get(ROLES)
                .forEach(title -> ManagementRole.named(title).ifPresent(roles::add));
        return roles;
    }

    /** The users in it, in the order in which they were added. */
    public List<ObjectId> members() {
        return object.values().get(MEMBERS).stream().map(ObjectId::of).toList();
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var links = new ArrayList<Link>();
        for (var member : values.get(MEMBERS)) {
            links.add(new Link(MEMBER, ObjectId.of(member)));
        }
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(DirectoryKey.name(ObjectKind.ROLE_GROUP, name)),
                links);
    }
}
