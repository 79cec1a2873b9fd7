package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A token by which a program calls the API for a user, with some of his roles, until a day.
 * Immutable view; the token itself is nowhere, only its digest.
 */
public record ApiToken(DirectoryObject object) {

    public static final Property<ObjectId> OWNER =
            blank("Owner", new Reference(ObjectKind.USER), "The user it acts for.").fixed();
    public static final Property<List<String>> SCOPES =
            withDefault(
                            "Scopes",
                            new Many(Text.upTo(64), ManagementRole.values().length),
                            List.of(),
                            "Management roles it may use; only those that the user holds count.")
                    .fixed();
    public static final Property<String> EXPIRES =
            blank("Expires", Text.upTo(40), "When it ends.").bySystem();
    static final Property<String> DIGEST =
            blank("Digest", Text.upTo(64), "Digest of the token.").bySystem();

    /** What is shown of it. */
    public static final List<Property<?>> PROPERTIES = List.of(OWNER, SCOPES, EXPIRES);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    public ObjectId owner() {
        return object.values().get(OWNER);
    }

    public Instant expires() {
        return Instant.parse(object.values().get(EXPIRES));
    }

    /** The roles it may use. */
    public Set<ManagementRole> scopes() {
        var roles = EnumSet.noneOf(ManagementRole.class);
        object.values()
                .get(SCOPES)
                .forEach(title -> ManagementRole.named(title).ifPresent(roles::add));
        return roles;
    }

    /** The key by which a token is found. */
    public static DirectoryKey key(String digest) {
        return new DirectoryKey(KeyScope.API_TOKEN, digest);
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var owner = values.get(OWNER);
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(
                        DirectoryKey.name(ObjectKind.API_TOKEN, owner + "/" + name),
                        key(values.get(DIGEST))),
                List.of(new Link(OWNER.name(), owner)));
    }
}
