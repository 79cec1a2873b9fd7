package org.mynah.store.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where users come from, and how. Immutable.
 *
 * @param servers asked in this order
 * @param hasStartTls whether a connection without TLS is protected before anything is said
 * @param trust PEM file of the certificates that are trusted; empty: those that Java trusts
 * @param user the distinguished name that reads; blank: nobody
 * @param password of that name
 * @param base where users are looked for
 * @param filter which entries are users; empty: as usual for the schema
 * @param schema empty: what the server says
 * @param mapping attributes by property where they differ from the schema's; a blank one is not
 *     taken over
 * @param disabled an attribute and a value that only disabled accounts have
 * @param domain of those without a sign-in name
 * @param rhythm when it is looked
 */
public record LdapSettings(
        List<Server> servers,
        boolean hasStartTls,
        Optional<Path> trust,
        String user,
        String password,
        String base,
        Optional<String> filter,
        Optional<LdapSchema> schema,
        Map<String, String> mapping,
        Optional<Disabled> disabled,
        String domain,
        Rhythm rhythm) {

    private static final Pattern URL =
            Pattern.compile("(ldaps?)://(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9.-]+)(?::([0-9]{1,5}))?/?");
    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;

    public LdapSettings {
        servers = List.copyOf(servers);
        mapping = Map.copyOf(mapping);
    }

    /** A server; {@code isTls}: TLS from the first byte. */
    public record Server(String host, int port, boolean isTls) {}

    /** An attribute and the value by which an account is disabled. */
    public record Disabled(String attribute, String value) {}

    /**
     * When the directory is read.
     *
     * @param full everything is read again when it was so long ago: this finds who is gone
     * @param grace a user who is gone is removed after so long
     * @param mostMissing percent of the users that may go missing at once
     */
    public record Rhythm(Duration full, Duration grace, int mostMissing) {}

    /**
     * Reads URLs such as {@code ldaps://dc1.contoso.com ldap://dc2.contoso.com:389}.
     *
     * @throws IllegalArgumentException naming the one that is none
     */
    public static List<Server> servers(String urls) {
        var servers = new ArrayList<Server>();
        for (var url : urls.strip().split("\\s+", -1)) {
            var parts = URL.matcher(url);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no address such as ldaps://dc1.contoso.com".formatted(url));
            }
            var isTls = parts.group(1).equals("ldaps");
            var port =
                    parts.group(3) == null
                            ? isTls ? LDAPS_PORT : LDAP_PORT
                            : Integer.parseInt(parts.group(3));
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException(
                        "'%s' has no port from 1 to 65535".formatted(url));
            }
            servers.add(new Server(parts.group(2).replaceAll("[\\[\\]]", ""), port, isTls));
        }
        return List.copyOf(servers);
    }

    /**
     * Reads pairs such as {@code Phone=ipPhone, Title=}.
     *
     * @throws IllegalArgumentException naming the pair that is none, or the property that cannot be
     *     mapped
     */
    public static Map<String, String> mapping(String pairs) {
        var map = new LinkedHashMap<String, String>();
        var mappable = LdapSchema.mappable().keySet();
        for (var pair : pairs.split(",", -1)) {
            var equals = pair.indexOf('=');
            var property = equals < 0 ? "" : pair.substring(0, equals).strip();
            if (!property.equals(LdapSchema.NAME) && !mappable.contains(property)) {
                throw new IllegalArgumentException(
                        "'%s' is no pair such as Phone=ipPhone; properties are Name, %s"
                                .formatted(pair.strip(), String.join(", ", mappable)));
            }
            map.put(property, pair.substring(equals + 1).strip());
        }
        return map;
    }

    /** Whether a text is a filter (RFC 4515). */
    public static boolean isFilter(String text) {
        try {
            return !Filter.create(text).toString().isEmpty();
        } catch (LDAPException _) {
            return false;
        }
    }

    /** The attributes by property for a schema, without those that are not taken over. */
    Map<String, String> attributes(LdapSchema of) {
        var map = of.mapping();
        map.putAll(mapping);
        map.values().removeIf(String::isBlank);
        return map;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LDAP %s as '%s', base '%s'".formatted(servers, user, base);
    }
}
