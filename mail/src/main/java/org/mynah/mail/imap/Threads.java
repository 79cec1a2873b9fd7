package org.mynah.mail.imap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.mynah.mail.imap.ThreadNode.Letter;

/**
 * Puts messages into threads, by subject or by what they refer to (RFC 5256 §3), and writes them as
 * THREAD tells them. Nothing recurses: a chain of replies may be as long as a folder. Stateless.
 */
final class Threads {

    private Threads() {}

    /** ORDEREDSUBJECT: all of one subject answer the first of it. */
    static List<ThreadNode> bySubject(List<Letter> letters) {
        var threads = new LinkedHashMap<String, ThreadNode>();
        var byDate = Comparator.comparing(Letter::sent).thenComparingLong(Letter::number);
        for (var letter : letters.stream().sorted(byDate).toList()) {
            var node = new ThreadNode(letter);
            var first = threads.putIfAbsent(letter.subject().text(), node);
            if (first != null) {
                first.adopt(node);
            }
        }
        return List.copyOf(threads.values());
    }

    /** REFERENCES: by the Message-IDs that each names, then by subject where those say nothing. */
    static List<ThreadNode> byReferences(List<Letter> letters) {
        return sorted(gather(sorted(prune(link(letters)))));
    }

    /** Steps 1 and 2: all messages and those they refer to, that stand under nothing. */
    private static List<ThreadNode> link(List<Letter> letters) {
        var own = new ArrayList<ThreadNode>();
        var byId = new LinkedHashMap<String, ThreadNode>();
        for (var letter : letters) {
            var node = new ThreadNode(letter);
            own.add(node);
            if (!letter.id().isEmpty()) {
                // A second message of the same Message-ID is one without.
                byId.putIfAbsent(letter.id(), node);
            }
        }
        for (int i = 0; i < own.size(); i++) {
            var node = own.get(i);
            ThreadNode before = null;
            for (var id : letters.get(i).references()) {
                var reference = byId.computeIfAbsent(id, _ -> ThreadNode.missing());
                if (before != null && !reference.hasParent() && !before.isWithin(reference)) {
                    before.adopt(reference);
                }
                before = reference;
            }
            // What a message says of its own parent counts more than what others say of it.
            node.leaveParent();
            if (before != null && !before.isWithin(node)) {
                before.adopt(node);
            }
        }
        var all = new LinkedHashSet<>(own);
        all.addAll(byId.values());
        return all.stream().filter(node -> !node.hasParent()).toList();
    }

    /** Step 3: places of missing messages go, but for those that hold a thread together. */
    private static List<ThreadNode> prune(List<ThreadNode> roots) {
        for (var node : downwards(roots).reversed()) {
            node.replaceChildren(
                    node.children().stream()
                            .flatMap(child ->
                                    child.isMissing()
                                            ? child.children().stream()
                                            : Stream.of(child))
                            .toList());
        }
        var kept = new ArrayList<ThreadNode>();
        for (var root : roots) {
            if (!root.isMissing() || root.children().size() > 1) {
                kept.add(root);
            } else if (!root.children().isEmpty()) {
                var only = root.children().getFirst();
                only.leaveParent();
                kept.add(only);
            }
        }
        return kept;
    }

    /** Steps 4 and 6. */
    private static List<ThreadNode> sorted(List<ThreadNode> roots) {
        for (var node : downwards(roots).reversed()) {
            node.children().sort(ThreadNode.BY_DATE);
        }
        return roots.stream().sorted(ThreadNode.BY_DATE).toList();
    }

    /** Step 5: threads of one subject become one. */
    private static List<ThreadNode> gather(List<ThreadNode> roots) {
        var heads = new HashMap<String, ThreadNode>();
        for (var root : roots) {
            var head = heads.putIfAbsent(root.subject().text(), root);
            if (head != null
                    && !head.isMissing()
                    && (root.isMissing()
                            || (head.subject().isReply() && !root.subject().isReply()))) {
                heads.put(root.subject().text(), root);
            }
        }
        var kept = new LinkedHashSet<>(roots);
        for (var root : roots) {
            var subject = root.subject();
            var head = heads.getOrDefault(subject.text(), root);
            if (head == root || subject.text().isEmpty()) {
                continue;
            }
            kept.remove(root);
            if (head.isMissing() && root.isMissing()) {
                List.copyOf(root.children()).forEach(head::adopt);
            } else if (head.isMissing() || (subject.isReply() && !head.subject().isReply())) {
                head.adopt(root);
            } else {
                // Neither answers the other: they stand beside each other under nobody.
                var both = ThreadNode.missing();
                both.adopt(head);
                both.adopt(root);
                kept.remove(head);
                kept.add(both);
                heads.put(subject.text(), both);
            }
        }
        return List.copyOf(kept);
    }

    /** Each node before those under it. */
    private static List<ThreadNode> downwards(List<ThreadNode> roots) {
        var all = new ArrayList<>(roots);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children());
        }
        return all;
    }

    /** The threads as THREAD tells them: {@code (2)(3 6 (4 23)(44 7 96))} (RFC 5256 §4). */
    static String text(List<ThreadNode> threads) {
        var text = new StringBuilder();
        var toSay = new ArrayDeque<Object>();
        threads.reversed().forEach(thread -> branch(thread, toSay));
        while (!toSay.isEmpty()) {
            switch (toSay.pop()) {
                case ThreadNode node -> {
                    var isAfterNumber = Character.isDigit(text.charAt(text.length() - 1));
                    if (isAfterNumber && !node.isMissing()) {
                        text.append(' ');
                    }
                    if (!node.isMissing()) {
                        text.append(node.number());
                    }
                    var children = node.children();
                    if (children.size() == 1) {
                        toSay.push(children.getFirst());
                    } else if (!children.isEmpty()) {
                        text.append(node.isMissing() ? "" : " ");
                        children.reversed().forEach(child -> branch(child, toSay));
                    }
                }
                case Object mark -> text.append(mark);
            }
        }
        return text.toString();
    }

    private static void branch(ThreadNode node, Deque<Object> toSay) {
        toSay.push(")");
        toSay.push(node);
        toSay.push("(");
    }
}
