package org.mynah.store.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the servers of a source, the first that answers. Over TLS the certificate must be
 * trusted and name the host (RFC 4513 §3.1.3). Thread-safe.
 */
final class LdapConnections {

    private static final Logger LOG = LoggerFactory.getLogger(LdapConnections.class);

    private final LdapSettings settings;

    LdapConnections(LdapSettings settings) {
        this.settings = settings;
    }

    /** A connection that has signed in as the account that reads. The caller closes it. */
    LDAPConnection open(Duration longestAnswer) throws LDAPException {
        LDAPException last = null;
        for (var server : settings.servers()) {
            try {
                return open(server, longestAnswer);
            } catch (LDAPException failure) {
                LOG.info(
                        "LDAP server {}:{} fails: {}",
                        server.host(),
                        server.port(),
                        failure.getMessage());
                last = failure;
            }
        }
        throw last == null
                ? new LDAPException(ResultCode.PARAM_ERROR, "no LDAP server is set")
                : last;
    }

    private LDAPConnection open(LdapSettings.Server server, Duration longestAnswer)
            throws LDAPException {
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) LdapLimits.CONNECTING.toMillis());
        options.setResponseTimeoutMillis(longestAnswer.toMillis());
        options.setMaxMessageSize(LdapLimits.LARGEST_MESSAGE);
        options.setFollowReferrals(false);
        // No thread for each connection: the caller waits for what he asked.
        options.setUseSynchronousMode(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        var connection =
                server.isTls()
                        ? new LDAPConnection(tls().getSocketFactory(), options)
                        : new LDAPConnection(options);
        try {
            connection.connect(server.host(), server.port());
            if (!server.isTls() && settings.hasStartTls()) {
                requireSuccess(
                        connection.processExtendedOperation(new StartTLSExtendedRequest(tls())));
            }
            if (!settings.user().isEmpty()) {
                var _ = connection.bind(settings.user(), settings.password());
            }
            return connection;
        } catch (LDAPException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void requireSuccess(com.unboundid.ldap.sdk.ExtendedResult result)
            throws LDAPException {
        if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
            throw new LDAPException(result);
        }
    }

    private SSLContext tls() throws LDAPException {
        try {
            X509TrustManager trust =
                    settings.trust().isPresent()
                            ? new PEMFileTrustManager(settings.trust().get().toFile())
                            : JVMDefaultTrustManager.getInstance();
            return new SSLUtil(trust).createSSLContext();
        } catch (GeneralSecurityException failure) {
            throw new LDAPException(
                    ResultCode.LOCAL_ERROR,
                    "the trusted certificates cannot be read: " + failure.getMessage(),
                    failure);
        }
    }
}
