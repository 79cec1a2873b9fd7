package org.mynah.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every setting with its default, what is allowed, and why it is there. The same table validates,
 * and prints {@code ./mynah help settings}.
 */
enum Setting {
    DATA("data", "./data", Kind.TEXT, "Folder of everything that must survive."),
    DOMAIN(
            "domain",
            "example.com",
            Kind.DOMAIN,
            "First accepted domain, and the root of phone contexts."),
    SIP_UDP("sip.udp", "0.0.0.0:5060", Kind.LISTENER, "SIP over UDP; most PBXs start there."),
    SIP_TCP("sip.tcp", "0.0.0.0:5060", Kind.LISTENER, "SIP over TCP."),
    SIP_TLS(
            "sip.tls",
            "0.0.0.0:5061",
            Kind.LISTENER,
            "SIP over TLS. Not built yet: nothing listens."),
    SIP_ADVERTISE(
            "sip.advertise",
            "",
            Kind.TEXT,
            "Host in Contact and SDP behind NAT; blank: the address called."),
    RTP_PORTS("rtp.ports", "20000-29999", Kind.PORTS, "Even ports carry RTP, odd ones RTCP."),
    HTTP(
            "http",
            "127.0.0.1:8080",
            Kind.LOOPBACK_LISTENER,
            "REST and health, plain: loopback only."),
    HTTPS("https", "0.0.0.0:8443", Kind.LISTENER, "REST over TLS, for administrators elsewhere."),
    IMAP("imap", "127.0.0.1:1143", Kind.LISTENER, "IMAP, plain: sign-in on loopback only."),
    IMAPS("imaps", "0.0.0.0:1993", Kind.LISTENER, "IMAP over TLS. Not built yet: nothing listens."),
    SMTP(
            "smtp",
            "127.0.0.1:1025",
            Kind.LISTENER,
            "Mail from other servers. Not built yet: nothing listens."),
    SUBMISSION(
            "submission",
            "127.0.0.1:1587",
            Kind.LISTENER,
            "Mail from users. Not built yet: nothing listens."),
    LMTP("lmtp", "127.0.0.1:1024", Kind.LISTENER, "Mail by LMTP. Not built yet: nothing listens."),
    SMTP_RELAY(
            "smtp.relay",
            "",
            Kind.TEXT,
            "Where mail for other domains goes. Not built yet: no mail leaves."),
    TLS_CERTIFICATE(
            "tls.certificate",
            "",
            Kind.TEXT,
            "PEM file; blank: tls/certificate.pem in the data folder, made at the first start."),
    TLS_KEY(
            "tls.key",
            "",
            Kind.TEXT,
            "PEM file; blank: tls/key.pem in the data folder, made at the first start."),
    DATABASE_URL(
            "database.url",
            "",
            Kind.TEXT,
            "jdbc:postgresql://… for production; blank: SQLite in the data folder."),
    BLOBS_URL(
            "blobs.url",
            "",
            Kind.BLANK,
            "Where message bytes lie; blank: files in the data folder."),
    NODE_NAME(
            "node.name",
            "",
            Kind.NAME,
            "Unique among the nodes of one database; blank: the host name."),
    CALLS_MAX(
            "calls.max",
            "100",
            Kind.CALLS,
            "Calls of all kinds at once that a new node takes; later Set-UMService -MaxCallsAllowed says."),
    SPEECH_TTS("speech.tts", "best", Kind.TTS, "Voice: best, pico, flite, espeak-ng or off."),
    SPEECH_ASR("speech.asr", "best", Kind.ASR, "Recogniser: best or off.");

    /** Most calls at once (call flows §11). */
    static final int MOST_CALLS = 10_000;

    /** What a value may be. */
    enum Kind {
        TEXT("any text"),
        BLANK("nothing yet: leave it out"),
        DOMAIN("a domain such as contoso.com"),
        NAME("letters, digits, dots and hyphens"),
        LISTENER("address:port, or off"),
        LOOPBACK_LISTENER("loopback address:port, or off"),
        PORTS("first-last within 1024-65535, at least 4 ports"),
        CALLS("a whole number from 1 to " + MOST_CALLS),
        TTS("best, pico, flite, espeak-ng or off"),
        ASR("best or off");

        private final String allowed;

        Kind(String allowed) {
            this.allowed = allowed;
        }
    }

    private static final Pattern HOST_NAME =
            Pattern.compile(
                    "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private final String key;
    private final String standard;
    private final Kind kind;
    private final String meaning;

    Setting(String key, String standard, Kind kind, String meaning) {
        this.key = key;
        this.standard = standard;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** As written in the file. */
    String key() {
        return key;
    }

    /** The default. */
    String standard() {
        return standard;
    }

    /** What is allowed, in words. */
    String allowed() {
        return kind.allowed;
    }

    /** One sentence. */
    String meaning() {
        return meaning;
    }

    /** The name of its environment variable, such as {@code MYNAH_SIP_UDP}. */
    String variable() {
        return "MYNAH_" + key.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /** Whether a value is of its kind. */
    boolean allows(String value) {
        return switch (kind) {
            case TEXT -> value.chars().noneMatch(Character::isISOControl);
            case BLANK -> value.isEmpty();
            case DOMAIN -> HOST_NAME.matcher(value).matches() && value.contains(".");
            case NAME -> value.isEmpty() || HOST_NAME.matcher(value).matches();
            case LISTENER -> value.equals("off") || Endpoint.parse(value).isPresent();
            case LOOPBACK_LISTENER ->
                    value.equals("off")
                            || Endpoint.parse(value).filter(Setting::isLoopback).isPresent();
            case PORTS -> PortRange.parse(value).isPresent();
            case CALLS -> value.matches("[0-9]{1,5}") && within(Integer.parseInt(value));
            case TTS -> value.matches("best|pico|flite|espeak-ng|off");
            case ASR -> value.matches("best|off");
        };
    }

    private static boolean within(int calls) {
        return calls >= 1 && calls <= MOST_CALLS;
    }

    private static boolean isLoopback(Endpoint endpoint) {
        try {
            return InetAddress.getByName(endpoint.host()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
