package org.mynah.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mynah.store.ldap.LdapSchema;
import org.mynah.store.ldap.LdapSettings;
import org.mynah.store.secret.SealedSecrets;

/** Where users come from, as the settings say it. */
final class LdapSource {

    private static final String SEALED = "sealed:";
    private static final String PURPOSE = "ldap.secret";

    private LdapSource() {}

    /** Whether a text can be read. */
    static boolean isRight(Function<String, ?> reading, String text) {
        try {
            return reading.apply(text) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /**
     * The source; empty when none is set.
     *
     * @throws IllegalArgumentException when settings do not go together; the text names them
     */
    static Optional<LdapSettings> of(Settings settings, String domain, SealedSecrets secrets)
            throws IOException {
        var url = settings.find(Setting.LDAP_URL);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        var servers = LdapSettings.servers(url.get());
        var hasStartTls = settings.text(Setting.LDAP_STARTTLS).equals("on");
        for (var server : servers) {
            if (!server.isTls() && !hasStartTls && !isLoopback(server.host())) {
                throw new IllegalArgumentException(
                        "ldap.starttls is off, and %s is not on this machine: passwords would be readable on the way; use ldaps:// or ldap.starttls=on"
                                .formatted(server.host()));
            }
        }
        if (settings.find(Setting.LDAP_BASE).isEmpty()) {
            throw new IllegalArgumentException("ldap.url needs ldap.base; set it");
        }
        var user = settings.text(Setting.LDAP_USER);
        var secret = settings.find(Setting.LDAP_SECRET);
        if (user.isEmpty() == secret.isPresent()) {
            throw new IllegalArgumentException(
                    "ldap.user and ldap.secret belong together; set both or none");
        }
        return Optional.of(
                new LdapSettings(
                        servers,
                        hasStartTls,
                        settings.find(Setting.LDAP_TRUST).map(Path::of),
                        user,
                        secret.isPresent() ? password(Path.of(secret.get()), secrets) : "",
                        settings.text(Setting.LDAP_BASE),
                        settings.find(Setting.LDAP_FILTER),
                        schema(settings.text(Setting.LDAP_SCHEMA)),
                        settings.find(Setting.LDAP_MAP).map(LdapSettings::mapping).orElse(Map.of()),
                        settings.find(Setting.LDAP_DISABLED).map(LdapSource::disabled),
                        domain,
                        new LdapSettings.Rhythm(
                                Duration.ofMinutes(settings.number(Setting.LDAP_FULL)),
                                Duration.ofDays(settings.number(Setting.LDAP_GRACE)),
                                settings.number(Setting.LDAP_MISSING))));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static Optional<LdapSchema> schema(String word) {
        return switch (word) {
            case "active-directory" -> Optional.of(LdapSchema.ACTIVE_DIRECTORY);
            case "inetorgperson" -> Optional.of(LdapSchema.INET_ORG_PERSON);
            default -> Optional.empty();
        };
    }

    private static LdapSettings.Disabled disabled(String pair) {
        var equals = pair.indexOf('=');
        return new LdapSettings.Disabled(pair.substring(0, equals), pair.substring(equals + 1));
    }

    /**
     * The password in a file. The first start seals it under the pepper, so that a copy of the file
     * tells nothing without the data folder.
     */
    private static String password(Path file, SealedSecrets secrets) throws IOException {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException failure) {
            throw new IOException("ldap.secret %s cannot be read".formatted(file), failure);
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("ldap.secret %s is empty".formatted(file));
        }
        if (text.startsWith(SEALED)) {
            try {
                return new String(
                        secrets.open(text.substring(SEALED.length()), PURPOSE),
                        StandardCharsets.UTF_8);
            } catch (IllegalArgumentException otherPepper) {
                throw new IllegalArgumentException(
                        "ldap.secret %s was sealed by another data folder; write the password into it again"
                                .formatted(file),
                        otherPepper);
            }
        }
        seal(file, SEALED + secrets.seal(text.getBytes(StandardCharsets.UTF_8), PURPOSE) + "\n");
        return text;
    }

    private static void seal(Path file, String sealed) throws IOException {
        var beside =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "ldap",
                        ".sealed",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, sealed);
        Files.move(
                beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
