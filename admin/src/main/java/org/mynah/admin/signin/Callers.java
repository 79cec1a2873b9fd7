package org.mynah.admin.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.mynah.admin.rest.KnownCallers;
import org.mynah.admin.roles.Caller;
import org.mynah.um.directory.ApiToken;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.RoleGroups;

/**
 * Who a request is from: the holder of the local token on this machine, of a session, or of an API
 * token. Roles are read anew for each request, so that what is taken away is gone at once.
 * Thread-safe.
 */
public final class Callers implements KnownCallers {

    private static final String BEARER = "Bearer ";

    private final String localToken;
    private final Directory directory;
    private final SignIn signIn;
    private final Clock clock;

    /**
     * Knows callers.
     *
     * @param localToken the token of the server's own user
     * @throws IllegalArgumentException when the token is empty
     */
    public Callers(String localToken, Directory directory, SignIn signIn, Clock clock) {
        if (localToken.isBlank()) {
            throw new IllegalArgumentException("the local token is empty");
        }
        this.localToken = localToken.strip();
        this.directory = directory;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> find(String authorization, String from) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        var token = authorization.substring(BEARER.length()).strip();
        if (token.startsWith(Tokens.SESSION)) {
            return signIn.session(token)
                    .flatMap(user -> directory.read(reader -> person(reader, user, from)));
        }
        if (token.startsWith(Tokens.API)) {
            return directory.read(reader -> program(reader, token, from));
        }
        return Tokens.isSame(token, localToken) && isThisMachine(from)
                ? Optional.of(Caller.local(from))
                : Optional.empty();
    }

    private static Optional<Caller> person(DirectoryReader reader, ObjectId user, String from) {
        return reader.find(user)
                .map(Mailbox::new)
                .filter(mailbox -> !mailbox.get(Mailbox.ACCOUNT_DISABLED))
                .map(mailbox -> {
                    var roles = EnumSet.copyOf(ManagementRole.ofEveryUser());
                    roles.addAll(RoleGroups.rolesOf(reader, user));
                    return new Caller(
                            mailbox.userPrincipalName(), from, roles, Optional.of(mailbox.id()));
                });
    }

    private Optional<Caller> program(DirectoryReader reader, String token, String from) {
        return reader.find(ApiToken.key(Tokens.digest(token)))
                .map(ApiToken::new)
                .filter(found -> clock.instant().isBefore(found.expires()))
                .flatMap(found ->
                        person(reader, found.owner(), from)
                                .map(owner -> {
                                    var roles = EnumSet.noneOf(ManagementRole.class);
                                    roles.addAll(owner.roles());
                                    roles.retainAll(found.scopes());
                                    return new Caller(
                                            owner.name() + " by API token " + found.name(),
                                            from,
                                            roles,
                                            owner.user());
                                }));
    }

    private static boolean isThisMachine(String from) {
        try {
            return InetAddress.getByName(from).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
