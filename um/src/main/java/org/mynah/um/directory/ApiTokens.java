package org.mynah.um.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules on API tokens: made and removed, never changed. */
public final class ApiTokens {

    /** A user has at most so many. */
    public static final int MOST_PER_USER = 20;

    /** The longest life of a token. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(365);

    /** The life of a token when nothing is said. */
    public static final Duration STANDARD_LIFE = Duration.ofDays(90);

    private ApiTokens() {}

    /**
     * Creates a token of a user.
     *
     * @param edit its name and {@link ApiToken#SCOPES}
     * @param digest digest of the token, which the caller shows once and forgets
     * @throws DirectoryException UM-E001–E003, E005 for the twenty-first, E006 for an unknown role,
     *     E014
     */
    public static ApiToken create(
            DirectoryWriter writer, Mailbox owner, Edit edit, String digest, Instant expires) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.API_TOKEN, edit.name(), owner.id() + "/");
        checks.require(edit.set(), ApiToken.SCOPES);
        var scopes = RoleGroups.roles(checks, "Scopes", edit.set().get(ApiToken.SCOPES));
        if (of(writer, owner.id()).size() >= MOST_PER_USER) {
            checks.add(
                    ErrorId.E005,
                    "'%s' has %d API tokens; more are not allowed. Remove one by Remove-ApiToken."
                            .formatted(owner.name(), MOST_PER_USER));
        }
        checks.refuseIfAny();
        var values =
                PropertyValues.EMPTY
                        .with(ApiToken.OWNER, owner.id())
                        .with(ApiToken.SCOPES, scopes)
                        .with(ApiToken.EXPIRES, expires.toString())
                        .with(ApiToken.DIGEST, digest);
        return new ApiToken(
                writer.insert(ApiToken.shape(NewObject.of(ObjectKind.API_TOKEN), name, values)));
    }

    /** The tokens of a user, by name. */
    public static List<ApiToken> of(DirectoryReader reader, ObjectId owner) {
        return reader.referringTo(owner, ObjectKind.API_TOKEN).stream().map(ApiToken::new).toList();
    }

    /** The token of a user with this name, in any case. */
    public static Optional<ApiToken> find(DirectoryReader reader, ObjectId owner, String name) {
        return reader.find(DirectoryKey.name(ObjectKind.API_TOKEN, owner + "/" + name))
                .map(ApiToken::new);
    }

    /** Removes the tokens of a user who is about to be removed. */
    static void forget(DirectoryWriter writer, ObjectId user) {
        of(writer, user).forEach(token -> writer.delete(token.id()));
    }
}
