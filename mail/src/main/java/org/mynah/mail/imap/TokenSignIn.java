package org.mynah.mail.imap;

import java.util.Optional;
import java.util.function.Function;
import org.mynah.mail.oauth.AccessTokens;
import org.mynah.mail.oauth.AccessTokens.Verdict;
import org.mynah.um.directory.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who may sign in by an access token. Thread-safe. */
public final class TokenSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSignIn.class);

    private final AccessTokens tokens;
    private final Function<String, Optional<ObjectId>> users;

    /**
     * @param users the mailbox of a sign-in name or address, of users who may sign in
     */
    public TokenSignIn(AccessTokens tokens, Function<String, Optional<ObjectId>> users) {
        this.tokens = tokens;
        this.users = users;
    }

    /** The provider cannot be asked whether a token is right. */
    static final class ProviderUnreachable extends Exception {
        private static final long serialVersionUID = 1L;

        ProviderUnreachable(String message) {
            super(message);
        }
    }

    /**
     * Looks at a token.
     *
     * @param name whom the client means; blank: whom the token names
     * @return the mailbox of the user; empty when the token is worth nothing, names another user,
     *     or the user may not sign in
     */
    Optional<ObjectId> signIn(String name, String token) throws ProviderUnreachable {
        return switch (tokens.look(token)) {
            case Verdict.Names(var named) -> {
                var mailbox = users.apply(named);
                // The client may say another address of the same user.
                yield name.isBlank() || mailbox.equals(users.apply(name))
                        ? mailbox
                        : Optional.empty();
            }
            case Verdict.Refused(var reason) -> {
                LOG.info("An access token was refused: {}", ImapText.human(reason));
                yield Optional.empty();
            }
            case Verdict.Unknown(var reason) ->
                    throw new ProviderUnreachable(ImapText.human(reason));
        };
    }

    /** Where the provider describes itself, for the answer to a wrong token (RFC 7628 §3.2.2). */
    String description() {
        return tokens.provider().description().toString();
    }
}
