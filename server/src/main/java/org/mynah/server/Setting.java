package org.mynah.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.mail.oauth.TokenProvider;
import org.mynah.store.blob.BlobLocation;
import org.mynah.store.ldap.LdapSettings;

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
    IMAP(
            "imap",
            "127.0.0.1:1143",
            Kind.LISTENER,
            "IMAP, plain: sign-in on loopback, elsewhere after STARTTLS only."),
    IMAPS("imaps", "0.0.0.0:1993", Kind.LISTENER, "IMAP over TLS."),
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
            "files",
            Kind.BLOBS,
            "Where message bytes lie: files in the data folder, rows of the database, or a bucket."),
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
    SPEECH_ASR("speech.asr", "best", Kind.ASR, "Recogniser: best or off."),
    OAUTH_ISSUER(
            "oauth.issuer",
            "",
            Kind.OAUTH_ADDRESS,
            "OpenID provider whose access tokens IMAP takes, as its tokens write it; blank: none."),
    OAUTH_AUDIENCE(
            "oauth.audience", "", Kind.TEXT, "Whom its tokens have to be for, such as mynah."),
    OAUTH_CLAIM(
            "oauth.claim",
            "email",
            Kind.CLAIM,
            "Claim of the token that is the user's sign-in name or address."),
    OAUTH_KEYS(
            "oauth.keys",
            "",
            Kind.OAUTH_ADDRESS,
            "Where the provider's keys are (JWKS); blank: it is asked."),
    LDAP_URL(
            "ldap.url",
            "",
            Kind.LDAP_URLS,
            "Directory that users come from, ldaps://host or ldap://host, several with blanks;"
                    + " blank: none."),
    LDAP_STARTTLS(
            "ldap.starttls",
            "on",
            Kind.SWITCH,
            "Whether ldap:// is protected by TLS before anything is said; off on loopback only."),
    LDAP_TRUST(
            "ldap.trust",
            "",
            Kind.TEXT,
            "PEM file of the certificates that are trusted; blank: those that Java trusts."),
    LDAP_USER("ldap.user", "", Kind.TEXT, "Distinguished name that reads the users."),
    LDAP_SECRET(
            "ldap.secret",
            "",
            Kind.TEXT,
            "File with the password of ldap.user; it is sealed at the first start."),
    LDAP_BASE("ldap.base", "", Kind.TEXT, "Where users are looked for, such as DC=contoso,DC=com."),
    LDAP_FILTER(
            "ldap.filter", "", Kind.LDAP_FILTER, "Which entries are users; blank: all persons."),
    LDAP_SCHEMA(
            "ldap.schema",
            "auto",
            Kind.LDAP_SCHEMA,
            "What the directory calls things: auto asks it."),
    LDAP_MAP(
            "ldap.map",
            "",
            Kind.LDAP_MAP,
            "Attributes by property where they differ, such as Phone=ipPhone, Title=."),
    LDAP_DISABLED(
            "ldap.disabled",
            "",
            Kind.LDAP_DISABLED,
            "Attribute=value that disabled accounts have, beside what is usual."),
    LDAP_MAILBOXES("ldap.mailboxes", "off", Kind.SWITCH, "Whether a new user gets a mailbox."),
    LDAP_INTERVAL(
            "ldap.interval",
            "60",
            Kind.LDAP_SECONDS,
            "Seconds between two readings of what changed."),
    LDAP_FULL(
            "ldap.full",
            "15",
            Kind.LDAP_MINUTES,
            "Minutes between two readings of everything, which find who is gone."),
    LDAP_GRACE(
            "ldap.grace", "30", Kind.LDAP_DAYS, "Days after which a user who is gone is removed."),
    LDAP_MISSING(
            "ldap.missing",
            "20",
            Kind.PERCENT,
            "Most percent of the users that may be gone at once; more are taken for a mistake.");

    /** Most calls at once (call flows §11). */
    static final int MOST_CALLS = 10_000;

    /** What a value may be. */
    enum Kind {
        TEXT("any text"),
        BLOBS("files, database: or s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME], without keys"),
        DOMAIN("a domain such as contoso.com"),
        NAME("letters, digits, dots and hyphens"),
        LISTENER("address:port, or off"),
        LOOPBACK_LISTENER("loopback address:port, or off"),
        PORTS("first-last within 1024-65535, at least 4 ports"),
        CALLS("a whole number from 1 to " + MOST_CALLS),
        TTS("best, pico, flite, espeak-ng or off"),
        ASR("best or off"),
        SWITCH("on or off"),
        OAUTH_ADDRESS("https://…, on this machine also http://…, or nothing"),
        CLAIM("the name of a claim, such as email, upn or preferred_username"),
        LDAP_URLS("addresses such as ldaps://dc1.contoso.com, with blanks between, or nothing"),
        LDAP_FILTER("an LDAP filter such as (memberOf=CN=UM,DC=contoso,DC=com), or nothing"),
        LDAP_SCHEMA("auto, active-directory or inetorgperson"),
        LDAP_MAP("pairs such as Phone=ipPhone, Title=, or nothing"),
        LDAP_DISABLED("attribute=value, or nothing"),
        LDAP_SECONDS("a whole number from 10 to 86400"),
        LDAP_MINUTES("a whole number from 1 to 10080"),
        LDAP_DAYS("a whole number from 0 to 3650"),
        PERCENT("a whole number from 1 to 100");

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
            case BLOBS -> BlobLocation.isLocation(value);
            case DOMAIN -> HOST_NAME.matcher(value).matches() && value.contains(".");
            case NAME -> value.isEmpty() || HOST_NAME.matcher(value).matches();
            case LISTENER -> value.equals("off") || Endpoint.parse(value).isPresent();
            case LOOPBACK_LISTENER ->
                    value.equals("off")
                            || Endpoint.parse(value).filter(Setting::isLoopback).isPresent();
            case PORTS -> PortRange.parse(value).isPresent();
            case CALLS -> isWhole(value, 1, MOST_CALLS);
            case TTS -> value.matches("best|pico|flite|espeak-ng|off");
            case ASR -> value.matches("best|off");
            case SWITCH -> value.matches("on|off");
            case OAUTH_ADDRESS -> value.isEmpty() || TokenProvider.isAddress(value);
            case CLAIM -> value.matches("[A-Za-z0-9_.:/-]{1,200}");
            case LDAP_URLS -> value.isEmpty() || LdapSource.isRight(LdapSettings::servers, value);
            case LDAP_FILTER -> value.isEmpty() || LdapSettings.isFilter(value);
            case LDAP_SCHEMA -> value.matches("auto|active-directory|inetorgperson");
            case LDAP_MAP -> value.isEmpty() || LdapSource.isRight(LdapSettings::mapping, value);
            case LDAP_DISABLED -> value.isEmpty() || value.matches("[A-Za-z][A-Za-z0-9;-]*=.+");
            case LDAP_SECONDS -> isWhole(value, 10, 86_400);
            case LDAP_MINUTES -> isWhole(value, 1, 10_080);
            case LDAP_DAYS -> isWhole(value, 0, 3650);
            case PERCENT -> isWhole(value, 1, 100);
        };
    }

    private static boolean isWhole(String value, int least, int most) {
        return value.matches("[0-9]{1,5}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most;
    }

    private static boolean isLoopback(Endpoint endpoint) {
        try {
            return InetAddress.getByName(endpoint.host()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
