package org.mynah.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mynah.mail.oauth.TokenProvider;
import org.mynah.store.blob.BlobLocation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The settings in force: {@code --set} wins over the environment, the environment over {@code
 * mynah.toml}, the file over the defaults. Immutable.
 */
final class Settings {

    /** A setting that is wrong; the text names the place, the key and what is allowed. Exit 78. */
    static final class WrongSetting extends Exception {
        private static final long serialVersionUID = 1L;

        WrongSetting(String message) {
            super(message);
        }
    }

    /** Longest settings file. */
    static final long LONGEST_FILE = 1 << 20;

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * Reads the settings.
     *
     * @param data {@code --data}; wins over the key {@code data}
     * @param config {@code --config}; else {@code mynah.toml} in the data folder, if it is there
     * @param set {@code --set KEY=VALUE}
     * @param environment variables such as {@code MYNAH_SIP_UDP}
     */
    static Settings read(
            Optional<Path> data,
            Optional<Path> config,
            List<String> set,
            Map<String, String> environment)
            throws WrongSetting {
        var assignments = assignments(set);
        data.ifPresent(path -> assignments.put("data", path.toString()));
        var folder =
                Optional.ofNullable(assignments.get("data"))
                        .or(() -> Optional.ofNullable(environment.get(Setting.DATA.variable())))
                        .orElse(Setting.DATA.standard());
        var file = config.orElse(Path.of(folder, "mynah.toml"));
        var values = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(setting, setting.standard());
        }
        if (config.isPresent() || Files.exists(file)) {
            values.putAll(fromFile(file));
        }
        for (var setting : Setting.values()) {
            var value = environment.get(setting.variable());
            if (value != null) {
                values.put(
                        setting,
                        checked(setting, value, "environment variable " + setting.variable()));
            }
        }
        for (var assignment : assignments.entrySet()) {
            var setting = known(assignment.getKey(), "--set");
            values.put(setting, checked(setting, assignment.getValue(), "--set"));
        }
        return new Settings(values);
    }

    String text(Setting setting) {
        var value = values.get(setting);
        return value == null ? setting.standard() : value;
    }

    /** A listener; empty when it is off. */
    Optional<Endpoint> listener(Setting setting) {
        return Endpoint.parse(text(setting));
    }

    /** A text that may be blank. */
    Optional<String> find(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    BlobLocation blobs() {
        return BlobLocation.parse(text(Setting.BLOBS_URL));
    }

    /**
     * Whose access tokens are taken; empty when nobody's are.
     *
     * @throws IllegalArgumentException when settings do not go together; the text names them
     */
    Optional<TokenProvider> tokenProvider() {
        var issuer = find(Setting.OAUTH_ISSUER);
        if (issuer.isPresent() && find(Setting.OAUTH_AUDIENCE).isEmpty()) {
            throw new IllegalArgumentException(
                    "oauth.issuer needs oauth.audience: tokens for other services must not open"
                            + " mailboxes; set it");
        }
        return issuer.map(text ->
                new TokenProvider(
                        text,
                        text(Setting.OAUTH_AUDIENCE),
                        text(Setting.OAUTH_CLAIM),
                        find(Setting.OAUTH_KEYS).map(URI::create)));
    }

    int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    PortRange rtpPorts() {
        return PortRange.parse(text(Setting.RTP_PORTS)).orElseThrow();
    }

    Path data() {
        return Path.of(text(Setting.DATA));
    }

    /** The name of this node: the setting, or the host's name. */
    String nodeName() {
        return find(Setting.NODE_NAME)
                .orElseGet(() -> {
                    try {
                        return InetAddress.getLocalHost().getHostName();
                    } catch (UnknownHostException _) {
                        return "mynah";
                    }
                });
    }

    private static Map<String, String> assignments(List<String> set) throws WrongSetting {
        var assignments = new LinkedHashMap<String, String>();
        for (var text : set) {
            var equals = text.indexOf('=');
            if (equals <= 0) {
                throw new WrongSetting(
                        "--set '%s': write it as KEY=VALUE, such as calls.max=50.".formatted(text));
            }
            assignments.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return assignments;
    }

    private static Map<Setting, String> fromFile(Path file) throws WrongSetting {
        String text;
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new WrongSetting("%s is longer than %d bytes.".formatted(file, LONGEST_FILE));
            }
            text = Files.readString(file);
        } catch (IOException failure) {
            throw new WrongSetting("%s cannot be read: %s".formatted(file, failure));
        }
        JsonNode root;
        try {
            root = new TomlMapper().readTree(text);
        } catch (JacksonException failure) {
            var where = failure.getLocation();
            throw new WrongSetting(
                    "%s, line %d: this is not TOML (%s)."
                            .formatted(
                                    file,
                                    where == null ? 1 : where.getLineNr(),
                                    failure.getOriginalMessage()));
        }
        var values = new EnumMap<Setting, String>(Setting.class);
        collect(file, text, "", root, values);
        return values;
    }

    private static void collect(
            Path file, String text, String prefix, JsonNode node, Map<Setting, String> values)
            throws WrongSetting {
        for (var property : node.properties()) {
            var key = prefix + property.getKey();
            var place = "%s, line %d".formatted(file, lineOf(text, property.getKey()));
            var value = property.getValue();
            if (value.isObject()) {
                collect(file, text, key + ".", value, values);
            } else if (value.isArray()) {
                throw new WrongSetting(
                        "%s: '%s' is a list; one value is wanted.".formatted(place, key));
            } else {
                var setting = known(key, place);
                values.put(setting, checked(setting, value.asString(), place));
            }
        }
    }

    private static int lineOf(String text, String key) {
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i)
                    .matches(
                            "\\s*([A-Za-z0-9_.\"-]+\\.)?\"?"
                                    + java.util.regex.Pattern.quote(key)
                                    + "\"?\\s*=.*")) {
                return i + 1;
            }
        }
        return 1;
    }

    private static Setting known(String key, String place) throws WrongSetting {
        var setting = Setting.of(key);
        if (setting.isPresent()) {
            return setting.get();
        }
        var nearest =
                List.of(Setting.values()).stream()
                        .min(Comparator.comparingInt(each -> distance(each.key(), key)))
                        .orElseThrow();
        throw new WrongSetting(
                "%s: there is no setting '%s'; did you mean '%s'? ./mynah help settings lists all."
                        .formatted(place, key, nearest.key()));
    }

    private static String checked(Setting setting, String value, String place) throws WrongSetting {
        if (!setting.allows(value)) {
            throw new WrongSetting(
                    "%s: '%s' has the value '%s'; allowed: %s."
                            .formatted(place, setting.key(), value, setting.allowed()));
        }
        return value;
    }

    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
