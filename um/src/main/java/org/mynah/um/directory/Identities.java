package org.mynah.um.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the object that an administrator names (cmdlets §2). */
public final class Identities {

    /** At most so many objects are looked through where no key helps (bare hunt group names). */
    private static final int MOST_LISTED = 10_000;

    /** Characters of the longest distinguished name. */
    private static final int LONGEST_IDENTITY = 2048;

    /** {@code /o=…/cn=…} with the GUID of the user at its end. */
    private static final Pattern LEGACY_NAME =
            Pattern.compile("(?i)/o=.*/cn=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private static final Pattern DISTINGUISHED_NAME =
            Pattern.compile("(?i)cn=(.+?),(?:cn|ou)=([^,]+),dc=.*");

    /** A hunt group stands under its gateway. */
    private static final Pattern HUNT_GROUP_NAME =
            Pattern.compile("(?i)cn=([^,]+),cn=([^,]+),cn=UM IPGateway Container,.*");

    private Identities() {}

    /** The legacy name of a user, stable as long as he exists. */
    public static String legacyName(Organization organization, ObjectId user) {
        return "/o=" + organization.object().name() + "/ou=Mynah/cn=Recipients/cn=" + user;
    }

    /**
     * The object that an identity names. The first level with a hit decides: GUID, distinguished or
     * canonical name, {@code DOMAIN\\user}, e-mail address or sign-in name, account name, alias,
     * name, display name; for UM mailboxes an extension or SIP address at last. As a {@link
     * ObjectKind#USER} every user is found, be he with a mailbox or without.
     *
     * @throws DirectoryException UM-E010 when nothing fits, UM-E011 when two objects do
     */
    public static DirectoryObject find(DirectoryReader reader, ObjectKind kind, String identity) {
        var text = identity.strip();
        var hits = canBeNamed(text) ? candidates(reader, kind, text) : List.<DirectoryObject>of();
        if (hits.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E010,
                    "The operation couldn't be performed because the %s '%s' couldn't be found.%s"
                            .formatted(kind.word(), Names.shown(text), hint(reader, kind, text)));
        }
        if (hits.size() > 1) {
            throw new DirectoryException(
                    ErrorId.E011,
                    "'%s' names several objects of kind %s: %s. Give the GUID of the one you mean."
                            .formatted(
                                    Names.shown(text),
                                    kind.word(),
                                    hits.stream()
                                            .map(hit -> hit.name() + " (" + hit.id() + ")")
                                            .collect(Collectors.joining(", "))));
        }
        return hits.getFirst();
    }

    /** What no name or address holds is not even looked for: a database refuses some of it. */
    private static boolean canBeNamed(String text) {
        return text.length() <= LONGEST_IDENTITY
                && IntStream.range(0, text.length()).noneMatch(i -> Names.isUnprintable(text, i));
    }

    private static String hint(DirectoryReader reader, ObjectKind kind, String text) {
        var isUser =
                kind == ObjectKind.MAILBOX
                        && canBeNamed(text)
                        && !candidates(reader, ObjectKind.USER, text).isEmpty();
        return isUser ? " It is a user without a mailbox; Enable-Mailbox gives one." : "";
    }

    /** The UM mailbox of the mailbox that an identity names; UM-E110 when it is not enabled. */
    public static UmMailbox findUmMailbox(DirectoryReader reader, String identity) {
        var mailbox = find(reader, ObjectKind.MAILBOX, identity);
        return UmMailbox.ofMailbox(reader, mailbox.id())
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E110,
                                "The mailbox '%s' isn't enabled for Unified Messaging; enable it by Enable-UMMailbox."
                                        .formatted(mailbox.name())));
    }

    private static List<DirectoryObject> candidates(
            DirectoryReader reader, ObjectKind kind, String text) {
        var byGuid = guid(text).flatMap(reader::find).filter(object -> isOf(kind, object));
        if (byGuid.isPresent()) {
            return List.of(byGuid.get());
        }
        return switch (kind) {
            case USER, MAILBOX -> users(reader, kind, text);
            case DISCONNECTED_MAILBOX -> disconnected(reader, text);
            case CALL_ANSWERING_RULE, TEXT_MESSAGING_ACCOUNT -> List.of();
            case HUNT_GROUP -> huntGroups(reader, text);
            case UM_SERVICE, CALL_ROUTER -> servers(reader, kind, text);
            case UM_MAILBOX -> List.of(findUmMailbox(reader, text).object());
            case ORGANIZATION,
                    DIAL_PLAN,
                    MAILBOX_POLICY,
                    IP_GATEWAY,
                    AUTO_ATTENDANT,
                    SEALED_SETTINGS,
                    ROLE_GROUP,
                    PROMPT,
                    RETENTION_TAG,
                    ADDRESS_LIST,
                    API_TOKEN ->
                    one(reader.find(DirectoryKey.name(kind, commonName(text))));
        };
    }

    /** As a user also one with a mailbox is meant. */
    private static boolean isOf(ObjectKind kind, DirectoryObject object) {
        return object.kind() == kind
                || (kind == ObjectKind.USER && object.kind() == ObjectKind.MAILBOX);
    }

    private static List<DirectoryObject> users(
            DirectoryReader reader, ObjectKind kind, String text) {
        var legacy = LEGACY_NAME.matcher(text);
        if (legacy.matches()) {
            return guid(legacy.group(1)).flatMap(reader::find).stream()
                    .filter(each -> isOf(kind, each))
                    .toList();
        }
        var path = containerAndName(text);
        if (path.isPresent()) {
            return reader.find(Mailbox.nameKey(path.get().container(), path.get().name())).stream()
                    .filter(each -> isOf(kind, each))
                    .toList();
        }
        var backslash = text.indexOf('\\');
        var account = backslash >= 0 ? text.substring(backslash + 1) : text;
        for (var key :
                List.of(
                        new DirectoryKey(KeyScope.SMTP_ADDRESS, text),
                        new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, text),
                        new DirectoryKey(KeyScope.SAM_ACCOUNT_NAME, account),
                        new DirectoryKey(KeyScope.ALIAS, text),
                        new DirectoryKey(KeyScope.COMMON_NAME, text),
                        new DirectoryKey(KeyScope.DISPLAY_NAME, text))) {
            var level = reader.findAll(key).stream().filter(each -> isOf(kind, each)).toList();
            if (!level.isEmpty()) {
                return level;
            }
        }
        return byNumber(reader, text);
    }

    /** A disconnected mailbox by name, display name or the legacy name of its former user. */
    private static List<DirectoryObject> disconnected(DirectoryReader reader, String text) {
        var legacy = LEGACY_NAME.matcher(text);
        var former = legacy.matches() ? guid(legacy.group(1)) : Optional.<ObjectId>empty();
        var wanted = DirectoryKey.fold(text);
        return reader.list(ObjectKind.DISCONNECTED_MAILBOX, MOST_LISTED).stream()
                .filter(each -> {
                    var mailbox = new DisconnectedMailbox(each);
                    return former.map(mailbox.formerUser()::equals)
                            .orElseGet(() ->
                                    DirectoryKey.fold(each.name()).equals(wanted)
                                            || DirectoryKey.fold(mailbox.displayName())
                                                    .equals(wanted));
                })
                .toList();
    }

    /** The container and name of a user. */
    private record Path(String container, String name) {}

    /** Of {@code CN=Name,OU=Sales,DC=…} and {@code contoso.com/Sales/Name}. */
    private static Optional<Path> containerAndName(String text) {
        if (text.toLowerCase(Locale.ROOT).startsWith("cn=")) {
            var match = DISTINGUISHED_NAME.matcher(text);
            return match.matches()
                    ? Optional.of(new Path(match.group(2), match.group(1)))
                    : Optional.empty();
        }
        var name = commonName(text);
        if (name.equals(text)) {
            return Optional.empty();
        }
        var domain = text.indexOf('/');
        var last = text.lastIndexOf('/');
        return domain == last
                ? Optional.empty()
                : Optional.of(new Path(text.substring(domain + 1, last), name));
    }

    private static List<DirectoryObject> byNumber(DirectoryReader reader, String text) {
        var hits = new LinkedHashMap<ObjectId, DirectoryObject>();
        for (var plan : reader.list(ObjectKind.DIAL_PLAN, MOST_LISTED)) {
            UmMailbox.byAddress(reader, text, new DialPlan(plan).phoneContext())
                    .flatMap(hit -> reader.find(hit.mailbox()))
                    .ifPresent(mailbox -> hits.put(mailbox.id(), mailbox));
        }
        return List.copyOf(hits.values());
    }

    private static List<DirectoryObject> huntGroups(DirectoryReader reader, String text) {
        var distinguished = HUNT_GROUP_NAME.matcher(text);
        if (distinguished.matches()) {
            return huntGroup(reader, distinguished.group(2), distinguished.group(1));
        }
        var backslash = text.indexOf('\\');
        if (backslash > 0) {
            return huntGroup(reader, text.substring(0, backslash), text.substring(backslash + 1));
        }
        return reader.list(ObjectKind.HUNT_GROUP, MOST_LISTED).stream()
                .filter(group -> DirectoryKey.fold(group.name()).equals(DirectoryKey.fold(text)))
                .toList();
    }

    private static List<DirectoryObject> huntGroup(
            DirectoryReader reader, String gateway, String name) {
        var parent = find(reader, ObjectKind.IP_GATEWAY, gateway);
        return one(reader.find(DirectoryKey.name(ObjectKind.HUNT_GROUP, parent.id() + "/" + name)));
    }

    /** A node is named by its own name, or by a host name of which either is the first label. */
    private static List<DirectoryObject> servers(
            DirectoryReader reader, ObjectKind kind, String text) {
        var name = commonName(text);
        var exact = one(reader.find(DirectoryKey.name(kind, name)));
        if (!exact.isEmpty()) {
            return exact;
        }
        var wanted = DirectoryKey.fold(name);
        return reader.list(kind, UmServices.MOST_NODES).stream()
                .filter(server -> {
                    var own = DirectoryKey.fold(server.name());
                    return own.startsWith(wanted + ".") || wanted.startsWith(own + ".");
                })
                .toList();
    }

    /**
     * The name within a distinguished name ({@code CN=Name,…}) or a canonical one ({@code
     * domain/Users/Name}).
     */
    private static String commonName(String text) {
        if (text.toLowerCase(Locale.ROOT).startsWith("cn=")) {
            var comma = text.indexOf(",CN=") >= 0 ? text.indexOf(",CN=") : text.indexOf(',');
            return comma < 0 ? text.substring(3) : text.substring(3, comma);
        }
        var slash = text.lastIndexOf('/');
        var isCanonical =
                slash > 0 && text.indexOf('.') > 0 && text.indexOf('.') < text.indexOf('/');
        return isCanonical && !text.contains("@") ? text.substring(slash + 1) : text;
    }

    private static Optional<ObjectId> guid(String text) {
        var bare =
                text.startsWith("{") && text.endsWith("}")
                        ? text.substring(1, text.length() - 1)
                        : text;
        if (bare.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectId(UUID.fromString(bare)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<DirectoryObject> one(Optional<DirectoryObject> object) {
        return object.map(List::of).orElse(List.of());
    }
}
