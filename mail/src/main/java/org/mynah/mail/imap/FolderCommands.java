package org.mynah.mail.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mynah.store.mailbox.Folder;
import org.mynah.store.mailbox.MailRefused;

/**
 * LIST, LSUB, STATUS, CREATE, DELETE, RENAME, SUBSCRIBE, NAMESPACE and QUOTA (RFC 3501, 2342, 5258,
 * 5819, 6154, 9208). Stateless.
 */
final class FolderCommands {

    private static final Set<String> STATUS_ITEMS =
            Set.of(
                    "MESSAGES",
                    "RECENT",
                    "UIDNEXT",
                    "UIDVALIDITY",
                    "UNSEEN",
                    "SIZE",
                    "DELETED",
                    "HIGHESTMODSEQ");

    private static final Set<String> SELECTIONS =
            Set.of("SUBSCRIBED", "REMOTE", "RECURSIVEMATCH", "SPECIAL-USE");

    private FolderCommands() {}

    /** What LIST was asked for beside names. */
    private record Selection(
            boolean isSubscribed,
            boolean isRecursive,
            boolean isSpecialUse,
            boolean tellsSubscribed,
            List<String> status) {}

    static Reply list(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        List<String> selection =
                args.peek() == '(' ? args.words("the selection of LIST") : List.of();
        if (!selection.isEmpty()) {
            args.space("the reference of LIST");
        } else {
            args.skip(' ');
        }
        var reference = args.folder("the reference of LIST");
        args.space("the pattern of LIST");
        var patterns = patterns(args);
        var tellsSubscribed = false;
        List<String> status = List.of();
        if (args.skip(' ')) {
            if (!args.skipWord("RETURN")) {
                throw new ImapSyntaxException("After the pattern of LIST may follow RETURN (...)");
            }
            args.expect(' ', "after RETURN");
            args.expect('(', "after RETURN");
            while (!args.skip(')')) {
                switch (args.word("an option of RETURN")) {
                    case "SUBSCRIBED" -> tellsSubscribed = true;
                    case "CHILDREN", "SPECIAL-USE" -> {}
                    case "STATUS" -> {
                        args.space("the items of STATUS");
                        status = statusItems(args);
                    }
                    default ->
                            throw new ImapSyntaxException(
                                    "LIST returns SUBSCRIBED, CHILDREN, SPECIAL-USE and STATUS");
                }
                args.skip(' ');
            }
        }
        args.end();
        if (!SELECTIONS.containsAll(selection)) {
            throw new ImapSyntaxException(
                    "LIST selects SUBSCRIBED, REMOTE, RECURSIVEMATCH and SPECIAL-USE");
        }
        if (selection.contains("RECURSIVEMATCH") && !selection.contains("SUBSCRIBED")) {
            throw new ImapSyntaxException("RECURSIVEMATCH goes with SUBSCRIBED");
        }
        if (patterns.equals(List.of("")) && selection.isEmpty()) {
            exchange.out().untagged("LIST (\\Noselect) \"/\" \"\"");
            return Reply.ok("LIST completed");
        }
        var isSubscribed = selection.contains("SUBSCRIBED");
        show(
                exchange,
                reference,
                patterns,
                new Selection(
                        isSubscribed,
                        selection.contains("RECURSIVEMATCH"),
                        selection.contains("SPECIAL-USE"),
                        tellsSubscribed || isSubscribed,
                        status));
        return Reply.ok("LIST completed");
    }

    private static List<String> patterns(ImapParser args) throws ImapSyntaxException {
        if (!args.skip('(')) {
            return List.of(args.pattern("the pattern of LIST"));
        }
        var patterns = new ArrayList<String>();
        do {
            patterns.add(args.pattern("a pattern of LIST"));
            args.checkItems(patterns.size());
        } while (args.skip(' '));
        args.expect(')', "after the patterns of LIST");
        return patterns;
    }

    private static void show(
            Exchange exchange, String reference, List<String> patterns, Selection selection)
            throws IOException, MailRefused {
        var folders = exchange.store().folders(exchange.session().mailbox());
        for (var folder : folders) {
            var isNamed =
                    patterns.stream()
                            .anyMatch(pattern -> matches(reference + pattern, folder.name()));
            var isSelected =
                    (!selection.isSubscribed || folder.isSubscribed())
                            && (!selection.isSpecialUse || !use(folder).isEmpty());
            var hasSubscribedBelow =
                    selection.isRecursive
                            && folders.stream()
                                    .anyMatch(other ->
                                            other.isSubscribed() && isBelow(other, folder));
            if (!isNamed || !(isSelected || hasSubscribedBelow)) {
                continue;
            }
            var attributes = new ArrayList<String>();
            if (selection.tellsSubscribed && folder.isSubscribed()) {
                attributes.add("\\Subscribed");
            }
            attributes.add(
                    folders.stream().anyMatch(other -> isBelow(other, folder))
                            ? "\\HasChildren"
                            : "\\HasNoChildren");
            attributes.addAll(use(folder));
            exchange.out()
                    .untagged(
                            "LIST ("
                                    + String.join(" ", attributes)
                                    + ") \"/\" "
                                    + name(exchange, folder.name())
                                    + (hasSubscribedBelow
                                            ? " (\"CHILDINFO\" (\"SUBSCRIBED\"))"
                                            : ""));
            if (!selection.status.isEmpty()) {
                status(exchange, folder, selection.status);
            }
        }
        if (!selection.isSubscribed && !selection.isSpecialUse) {
            var attribute = exchange.session().isRev2() ? "\\NonExistent" : "\\Noselect";
            for (var missing : missing(folders)) {
                if (patterns.stream().anyMatch(pattern -> matches(reference + pattern, missing))) {
                    exchange.out()
                            .untagged(
                                    "LIST (%s \\HasChildren) \"/\" %s"
                                            .formatted(attribute, name(exchange, missing)));
                }
            }
        }
    }

    /** Names above folders that are no folders: who walks the tree has to pass them. */
    private static SortedSet<String> missing(List<Folder> folders) {
        var names = new TreeSet<String>();
        for (var folder : folders) {
            names.addAll(above(folder.name()));
        }
        folders.forEach(folder -> names.remove(folder.name()));
        return names;
    }

    private static List<String> above(String name) {
        var names = new ArrayList<String>();
        for (var i = name.indexOf(Folder.SEPARATOR);
                i > 0;
                i = name.indexOf(Folder.SEPARATOR, i + 1)) {
            names.add(name.substring(0, i));
        }
        return names;
    }

    /** Tells a client of IMAP4rev2 what it has selected (RFC 9051 §6.3.2). */
    static void listSelected(Exchange exchange, Folder folder) throws IOException {
        exchange.out()
                .untagged(
                        "LIST ("
                                + String.join(" ", use(folder))
                                + ") \"/\" "
                                + name(exchange, folder.name()));
    }

    private static boolean matches(String pattern, String name) {
        // INBOX is INBOX in any case (RFC 3501 §5.1).
        return FolderNames.matches(pattern, name, Folder.SEPARATOR)
                || (name.equals("INBOX") && pattern.equalsIgnoreCase("INBOX"));
    }

    private static boolean isBelow(Folder other, Folder folder) {
        return other.name().startsWith(folder.name() + Folder.SEPARATOR);
    }

    private static List<String> use(Folder folder) {
        return folder.specialUse()
                .map(use -> use.attribute())
                .filter(attribute -> !attribute.isEmpty())
                .map(List::of)
                .orElse(List.of());
    }

    /** A name as this client reads it: in UTF-8 once it asked for that. */
    private static String name(Exchange exchange, String folder) {
        return exchange.session().isUtf8()
                ? '"' + ImapText.utf8(folder).replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : ImapText.folder(folder);
    }

    static Reply lsub(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        args.skip(' ');
        var reference = args.folder("the reference of LSUB");
        args.space("the pattern of LSUB");
        var pattern = args.pattern("the pattern of LSUB");
        args.end();
        var above = new TreeSet<String>();
        var folders = exchange.store().folders(exchange.session().mailbox());
        for (var folder : folders) {
            if (folder.isSubscribed() && matches(reference + pattern, folder.name())) {
                exchange.out().untagged("LSUB () \"/\" " + name(exchange, folder.name()));
            } else if (folder.isSubscribed() && pattern.endsWith("%")) {
                above.addAll(above(folder.name()));
            }
        }
        folders.stream().filter(Folder::isSubscribed).map(Folder::name).forEach(above::remove);
        // RFC 3501 §6.3.9: who looks at a level sees what leads to a subscribed folder below.
        for (var name : above) {
            if (matches(reference + pattern, name)) {
                exchange.out().untagged("LSUB (\\Noselect) \"/\" " + name(exchange, name));
            }
        }
        return Reply.ok("LSUB completed");
    }

    static Reply status(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        args.skip(' ');
        var name = args.folder("the folder of STATUS");
        args.space("the items of STATUS");
        var items = statusItems(args);
        args.end();
        var folder = find(exchange, name);
        if (folder.isEmpty()) {
            return noFolder();
        }
        status(exchange, folder.get(), items);
        return Reply.ok("STATUS completed");
    }

    private static List<String> statusItems(ImapParser args) throws ImapSyntaxException {
        var items = args.words("the items of STATUS");
        if (items.isEmpty() || !STATUS_ITEMS.containsAll(items)) {
            throw new ImapSyntaxException(
                    "STATUS has the items MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN SIZE DELETED"
                            + " HIGHESTMODSEQ");
        }
        return items;
    }

    private static void status(Exchange exchange, Folder folder, List<String> items)
            throws IOException, MailRefused {
        var counts = exchange.store().status(folder.id());
        var shown = new ArrayList<String>();
        for (var item : items) {
            var value =
                    switch (item) {
                        case "MESSAGES" -> counts.messages();
                        case "RECENT" -> counts.recent();
                        case "UIDNEXT" -> counts.uidNext();
                        case "UIDVALIDITY" -> counts.uidValidity();
                        case "UNSEEN" -> counts.unseen();
                        case "SIZE" -> counts.size();
                        case "DELETED" -> counts.deleted();
                        default -> counts.highestModSeq();
                    };
            shown.add(item + " " + value);
        }
        if (items.contains("HIGHESTMODSEQ")) {
            exchange.session().enableCondstore();
        }
        exchange.out()
                .untagged(
                        "STATUS "
                                + name(exchange, folder.name())
                                + " ("
                                + String.join(" ", shown)
                                + ")");
    }

    static Reply create(Exchange exchange) throws MailRefused, ImapSyntaxException {
        exchange.args().skip(' ');
        var name = exchange.args().newFolder("the folder of CREATE");
        exchange.args().end();
        // A name with the separator at its end announces folders below it (RFC 3501 §6.3.3).
        exchange.store()
                .createFolder(
                        exchange.session().mailbox(),
                        name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        return Reply.ok("CREATE completed");
    }

    static Reply delete(Exchange exchange) throws MailRefused, ImapSyntaxException {
        var folder = find(exchange, onlyFolder(exchange, "DELETE"));
        if (folder.isEmpty()) {
            return noFolder();
        }
        exchange.store().deleteFolder(folder.get().id());
        return Reply.ok("DELETE completed");
    }

    static Reply rename(Exchange exchange) throws MailRefused, ImapSyntaxException {
        var args = exchange.args();
        args.skip(' ');
        var from = args.folder("the folder of RENAME");
        args.space("the new name of RENAME");
        var to = args.newFolder("the new name of RENAME");
        args.end();
        var folder = find(exchange, from);
        if (folder.isEmpty()) {
            return noFolder();
        }
        exchange.store().renameFolder(folder.get().id(), to);
        return Reply.ok("RENAME completed");
    }

    static Reply subscribe(Exchange exchange, boolean isSubscribed)
            throws MailRefused, ImapSyntaxException {
        var word = isSubscribed ? "SUBSCRIBE" : "UNSUBSCRIBE";
        var folder = find(exchange, onlyFolder(exchange, word));
        if (folder.isEmpty()) {
            return noFolder();
        }
        exchange.store().subscribe(folder.get().id(), isSubscribed);
        return Reply.ok(word + " completed");
    }

    static Reply namespace(Exchange exchange) throws IOException, ImapSyntaxException {
        exchange.args().end();
        exchange.out().untagged("NAMESPACE ((\"\" \"/\")) NIL NIL");
        return Reply.ok("NAMESPACE completed");
    }

    static Reply quotaRoot(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var folder = find(exchange, onlyFolder(exchange, "GETQUOTAROOT"));
        if (folder.isEmpty()) {
            return noFolder();
        }
        exchange.out().untagged("QUOTAROOT " + name(exchange, folder.get().name()) + " \"\"");
        quota(exchange);
        return Reply.ok("GETQUOTAROOT completed");
    }

    static Reply getQuota(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        exchange.args().skip(' ');
        var root = exchange.args().astring("the quota root");
        exchange.args().end();
        if (!root.isEmpty()) {
            return Reply.no("[NONEXISTENT] The only quota root is \"\"");
        }
        quota(exchange);
        return Reply.ok("GETQUOTA completed");
    }

    private static void quota(Exchange exchange) throws IOException, MailRefused {
        var usage = exchange.store().usage(exchange.session().mailbox());
        var limit = usage.quota().receive();
        exchange.out()
                .untagged(
                        limit.isPresent()
                                ? "QUOTA \"\" (STORAGE %d %d)"
                                        .formatted(
                                                (usage.usedBytes() + 1023) / 1024,
                                                limit.getAsLong() / 1024)
                                : "QUOTA \"\" ()");
    }

    static Optional<Folder> find(Exchange exchange, String name) throws MailRefused {
        return exchange.store().folder(exchange.session().mailbox(), name);
    }

    static Reply noFolder() {
        return Reply.no("[NONEXISTENT] There is no folder of that name; LIST \"\" * shows them");
    }

    private static String onlyFolder(Exchange exchange, String command) throws ImapSyntaxException {
        exchange.args().skip(' ');
        var name = exchange.args().folder("the folder of " + command);
        // CREATE may have parameters in parentheses (RFC 6154 §3); no use can be asked for.
        exchange.args().end();
        return name;
    }
}
