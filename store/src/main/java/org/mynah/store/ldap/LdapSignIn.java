package org.mynah.store.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks passwords by a bind at the directory the users come from, so that a change, a lock or a
 * removal there holds at once. The entry is looked up by its immutable id first: it may have been
 * renamed or moved since it was taken over. Thread-safe.
 */
public final class LdapSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(LdapSignIn.class);

    private final LdapSettings settings;
    private final LdapConnections connections;
    private final Semaphore binds = new Semaphore(LdapLimits.MOST_BINDS, true);

    public LdapSignIn(LdapSettings settings) {
        this.settings = settings;
        this.connections = new LdapConnections(settings);
    }

    /**
     * Whether a password is the one of a user. A directory that cannot be asked lets nobody in.
     *
     * @param id the immutable id of the user
     */
    public boolean isRight(String id, String password) {
        // A bind without a password succeeds and proves nothing (RFC 4513 §5.1.2).
        if (password.isEmpty()) {
            return false;
        }
        try {
            if (!binds.tryAcquire(LdapLimits.BINDING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Sign-in refused: {} others wait for LDAP", LdapLimits.MOST_BINDS);
                return false;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
        try (var connection = connections.open(LdapLimits.BINDING)) {
            return bind(connection, id, password);
        } catch (LDAPException failure) {
            LOG.warn("Sign-in refused, LDAP cannot be asked: {}", failure.getMessage());
            return false;
        } finally {
            binds.release();
        }
    }

    private boolean bind(LDAPConnection connection, String id, String password)
            throws LDAPException {
        var entry = entry(connection, id);
        if (entry.isEmpty()) {
            return false;
        }
        try {
            return connection
                    .bind(entry.get().getDN(), password)
                    .getResultCode()
                    .equals(ResultCode.SUCCESS);
        } catch (LDAPException refused) {
            if (refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                return false;
            }
            throw refused;
        }
    }

    /** The one entry of the id that is a user and not disabled. */
    private Optional<SearchResultEntry> entry(LDAPConnection connection, String id)
            throws LDAPException {
        var reader = new LdapReader(settings, connection);
        var request =
                new SearchRequest(
                        settings.base(),
                        SearchScope.SUB,
                        Filter.createANDFilter(reader.schema().byId(id), reader.filter()),
                        reader.disabledAttributes());
        var found = LdapReader.entries(connection.search(request));
        return found.size() == 1 && !reader.isDisabled(found.getFirst())
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }
}
