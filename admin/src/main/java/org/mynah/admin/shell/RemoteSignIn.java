package org.mynah.admin.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Signs the shell in to a server elsewhere: HTTPS with a certificate that is checked, user and
 * password from the environment or the terminal, and the code of the second factor where one is
 * asked for. One thread.
 */
final class RemoteSignIn {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI server;
    private final Optional<Path> trusted;
    private final Map<String, String> environment;

    /**
     * Signs in to a server.
     *
     * @param trusted a PEM file of certificates to trust instead of those of this machine
     * @param environment {@code MYNAH_USER}, {@code MYNAH_PASSWORD}, {@code MYNAH_CODE}
     */
    RemoteSignIn(URI server, Optional<Path> trusted, Map<String, String> environment) {
        this.server = server;
        this.trusted = trusted;
        this.environment = environment;
    }

    /**
     * The server, signed in.
     *
     * @throws IOException when the address is not secure, the certificate file cannot be read, or
     *     nobody can be asked
     * @throws UncheckedIOException when the server does not answer or does not accept the sign-in
     */
    HttpCmdletServer open() throws IOException {
        if (!"https".equalsIgnoreCase(server.getScheme()) && !isThisMachine()) {
            throw new IOException(
                    "a password goes over HTTPS only; give --server https://%s:8443"
                            .formatted(server.getHost()));
        }
        var client = client();
        try {
            var user = value("MYNAH_USER", "User: ");
            var password = secret("MYNAH_PASSWORD", "Password: ");
            var signedIn = HttpCmdletServer.signIn(client, server, user, password, this::code);
            return signedIn;
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(String.valueOf(server.getHost())).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private HttpClient client() throws IOException {
        var builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (trusted.isPresent()) {
            builder.sslContext(trusting(trusted.get()));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + count++, each);
            }
            if (count == 0) {
                throw new IOException(file + " holds no PEM certificate");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no PEM certificate", e);
        }
    }

    private String code() {
        try {
            return value("MYNAH_CODE", "Code of the authenticator app: ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String value(String variable, String prompt) throws IOException {
        var given = Optional.ofNullable(environment.get(variable)).filter(each -> !each.isBlank());
        if (given.isPresent()) {
            return given.get();
        }
        var console = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
        var typed = console.map(each -> each.readLine("%s", prompt));
        return typed.orElseThrow(() -> new IOException(notSet(variable)));
    }

    private String secret(String variable, String prompt) throws IOException {
        var given = Optional.ofNullable(environment.get(variable)).filter(each -> !each.isEmpty());
        if (given.isPresent()) {
            return given.get();
        }
        var console = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
        var typed = console.map(each -> each.readPassword("%s", prompt));
        if (typed.isEmpty()) {
            throw new IOException(notSet(variable));
        }
        var secret = new String(typed.get());
        Arrays.fill(typed.get(), ' ');
        return secret;
    }

    private static String notSet(String variable) {
        return "%s is not set, and there is no terminal to ask at".formatted(variable);
    }
}
