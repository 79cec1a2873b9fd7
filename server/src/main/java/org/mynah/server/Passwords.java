package org.mynah.server;

import java.net.InetAddress;
import java.util.Optional;
import org.mynah.mail.imap.Authenticator;
import org.mynah.store.ldap.LdapSignIn;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.pin.SecretHash;

/**
 * Sign-in by user principal name or address and password. The password of a user who comes from
 * another directory is checked there, and never kept here. Thread-safe.
 */
final class Passwords implements Authenticator, org.mynah.admin.signin.Passwords {

    private final Directory directory;
    private final SecretHash hash;
    private final Optional<LdapSignIn> source;
    private final String hashOfNobody;

    Passwords(Directory directory, SecretHash hash, Optional<LdapSignIn> source) {
        this.directory = directory;
        this.hash = hash;
        this.source = source;
        this.hashOfNobody = hash.hash("nobody");
    }

    private record User(
            ObjectId mailbox, Optional<String> sourceId, Optional<String> passwordHash) {}

    @Override
    public Optional<ObjectId> signIn(String name, String password, InetAddress remote) {
        return check(name, password);
    }

    /** Takes the same time for a name that does not exist. */
    @Override
    public Optional<ObjectId> check(String name, String password) {
        Optional<User> user =
                directory.read(reader ->
                        maySignIn(reader, name)
                                .map(mailbox ->
                                        new User(
                                                mailbox.id(),
                                                mailbox.find(Mailbox.SOURCE_ID),
                                                reader.passwordHash(mailbox.id()))));
        var sourceId = user.flatMap(User::sourceId);
        if (sourceId.isPresent()) {
            return source.filter(there -> there.isRight(sourceId.get(), password))
                    .flatMap(_ -> user.map(User::mailbox));
        }
        var encoded = user.flatMap(User::passwordHash).orElse(hashOfNobody);
        var isRight = hash.matches(password, encoded);
        return isRight
                ? user.filter(found -> found.passwordHash().isPresent()).map(User::mailbox)
                : Optional.empty();
    }

    /** The mailbox of a name or address whose user may sign in, for who proves it otherwise. */
    Optional<ObjectId> mailboxOf(String name) {
        return directory.read(reader -> maySignIn(reader, name).map(Mailbox::id));
    }

    private static Optional<Mailbox> maySignIn(DirectoryReader reader, String name) {
        return Mailbox.bySignInName(reader, name)
                .filter(mailbox -> !mailbox.get(Mailbox.ACCOUNT_DISABLED));
    }
}
