package org.mynah.store.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real LDAP server on 127.0.0.1 with StartTLS and LDAPS, empty but for {@code dc=contoso,dc=com}.
 *
 * @param port of LDAP
 * @param tlsPort of LDAPS
 */
public record TestLdap(int port, int tlsPort, Stop process) {

    /** Ends the server. */
    @FunctionalInterface
    public interface Stop {
        void run() throws Exception;
    }

    public static final String BASE = "dc=contoso,dc=com";
    public static final String ADMIN = "cn=admin," + BASE;
    public static final String SECRET = "Kite.4421";
    private static final String SLAPD = "/usr/sbin/slapd";
    private static final int MOST_LOOKS = 400;
    private static final int LOOK_MS = 50;

    static boolean hasSlapd() {
        return Files.isExecutable(Path.of(SLAPD));
    }

    /**
     * UnboundID's server.
     *
     * @param hasSchema whether it knows its attributes; without, it takes any
     */
    public static TestLdap inMemory(TestCertificate certificate, boolean hasSchema)
            throws Exception {
        var config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(ADMIN, SECRET);
        if (!hasSchema) {
            config.setSchema(null);
        }
        var tls =
                new SSLUtil(
                        new KeyStoreKeyManager(
                                certificate.keyStore().toFile(),
                                TestCertificate.PASSWORD.toCharArray(),
                                "PKCS12",
                                "ldap"),
                        new TrustAllTrustManager());
        var loopback = InetAddress.getLoopbackAddress();
        config.setListenerConfigs(
                List.of(
                        new InMemoryListenerConfig(
                                "ldap", loopback, 0, null, null, tls.createSSLSocketFactory()),
                        new InMemoryListenerConfig(
                                "ldaps",
                                loopback,
                                0,
                                tls.createSSLServerSocketFactory(),
                                null,
                                null)));
        var server = new InMemoryDirectoryServer(config);
        server.startListening();
        return new TestLdap(
                server.getListenPort("ldap"),
                server.getListenPort("ldaps"),
                () -> server.shutDown(true));
    }

    /** Debian's OpenLDAP, in a folder of the test. */
    static TestLdap slapd(Path folder, TestCertificate certificate) throws Exception {
        Files.createDirectories(folder.resolve("db"));
        var config =
                Files.writeString(
                        folder.resolve("slapd.conf"),
                        """
                        include /etc/ldap/schema/core.schema
                        include /etc/ldap/schema/cosine.schema
                        include /etc/ldap/schema/inetorgperson.schema
                        modulepath /usr/lib/ldap
                        moduleload back_mdb
                        pidfile %1$s/pid
                        TLSCertificateFile %2$s
                        TLSCertificateKeyFile %3$s
                        TLSVerifyClient never
                        database mdb
                        maxsize 104857600
                        suffix %4$s
                        rootdn %5$s
                        rootpw %6$s
                        directory %1$s/db
                        index entryUUID,modifyTimestamp,uid eq
                        access to attrs=userPassword by anonymous auth by * none
                        access to * by * read
                        """
                                .formatted(
                                        folder,
                                        certificate.certificate(),
                                        certificate.key(),
                                        BASE,
                                        ADMIN,
                                        SECRET));
        int port;
        int tlsPort;
        try (var one = loopbackSocket();
                var other = loopbackSocket()) {
            port = one.getLocalPort();
            tlsPort = other.getLocalPort();
        }
        var log = folder.resolve("log");
        var process =
                new ProcessBuilder(
                                SLAPD,
                                "-f",
                                config.toString(),
                                "-h",
                                "ldap://127.0.0.1:%d ldaps://127.0.0.1:%d".formatted(port, tlsPort),
                                "-d",
                                "0")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        for (int look = 0; !answers(port) || !answers(tlsPort); look++) {
            if (look == MOST_LOOKS || process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("slapd did not start: " + Files.readString(log));
            }
        }
        return new TestLdap(
                port,
                tlsPort,
                () -> {
                    process.destroy();
                    if (!process.waitFor(10, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                });
    }

    private static ServerSocket loopbackSocket() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    /** Stops it. */
    public void close() throws Exception {
        process.run();
    }
}
