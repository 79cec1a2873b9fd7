package org.mynah.testkit.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A folder as one client knows it by what it was told: UIDs by sequence number, and flags. One
 * thread at a time.
 */
final class StressView {

    private static final Pattern UID = Pattern.compile("\\bUID ([0-9]+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");

    private final String who;
    private final StressModel model;
    private final List<Long> uids = new ArrayList<>();
    private final Map<Long, SortedSet<String>> flags = new HashMap<>();

    StressView(String who, StressModel model) {
        this.who = who;
        this.model = model;
    }

    /** A view that goes on from another. */
    StressView copy() {
        var copy = new StressView(who, model);
        copy.uids.addAll(uids);
        flags.forEach((uid, set) -> copy.flags.put(uid, new TreeSet<>(set)));
        return copy;
    }

    List<Long> uids() {
        return uids;
    }

    Optional<SortedSet<String>> flags(long uid) {
        return Optional.ofNullable(flags.get(uid));
    }

    /** The first number whose UID is not known yet; 0 when all are. */
    int firstUnknown() {
        return uids.indexOf(0L) + 1;
    }

    /** Notes an untagged response without its asterisk. */
    void told(String line) {
        var words = line.split(" ", 3);
        if (words[0].equals("VANISHED")) {
            var isEarlier = words[1].equals("(EARLIER)");
            for (var uid : set(isEarlier ? words[2] : words[1])) {
                vanished(uid, isEarlier);
            }
        } else if (words.length > 1 && words[0].matches("[0-9]+")) {
            var number = Integer.parseInt(words[0]);
            switch (words[1]) {
                case "EXISTS" -> exists(number);
                case "EXPUNGE" -> {
                    if (isKnown(number, line)) {
                        flags.remove(uids.remove(number - 1));
                    }
                }
                case "FETCH" -> {
                    if (isKnown(number, line)) {
                        fetched(number, words[2]);
                    }
                }
                default -> {}
            }
        }
    }

    private void vanished(long uid, boolean isEarlier) {
        flags.remove(uid);
        if (uids.remove((Long) uid) || isEarlier) {
            return;
        }
        // It was told to exist, and is gone before its UID was asked for.
        for (int i = 0; i < uids.size(); i++) {
            if (uids.get(i) == 0 && (i + 1 == uids.size() || isBelow(uid, i + 1))) {
                uids.remove(i);
                return;
            }
        }
        model.differs(who + ": it was told that UID " + uid + " vanished, which it had not seen");
    }

    private boolean isBelow(long uid, int from) {
        for (int i = from; i < uids.size(); i++) {
            if (uids.get(i) != 0) {
                return uid < uids.get(i);
            }
        }
        return true;
    }

    private boolean isKnown(int number, String line) {
        if (number < 1 || number > uids.size()) {
            model.differs(who + ": of " + uids.size() + " messages it was told " + line);
            return false;
        }
        return true;
    }

    private void exists(int count) {
        if (count < uids.size()) {
            model.differs(who + ": EXISTS went from " + uids.size() + " to " + count);
        }
        while (uids.size() < count) {
            uids.add(0L);
        }
    }

    private void fetched(int number, String items) {
        var told = UID.matcher(items);
        if (told.find()) {
            var uid = Long.parseLong(told.group(1));
            var known = uids.get(number - 1);
            if (known != 0 && known != uid) {
                model.differs(who + ": number " + number + " was UID " + known + ", now " + uid);
            }
            uids.set(number - 1, uid);
        }
        var set = FLAGS.matcher(items);
        if (set.find() && uids.get(number - 1) != 0) {
            flags.put(uids.get(number - 1), words(set.group(1)));
        }
    }

    /** Changes a flag that the client itself has set silently. */
    void set(long uid, String flag, boolean isOn) {
        var set = flags.get(uid);
        if (set != null) {
            if (isOn) {
                set.add(flag);
            } else {
                set.remove(flag);
            }
        }
    }

    static SortedSet<String> words(String list) {
        var words = new TreeSet<>(Arrays.asList(list.split(" ", -1)));
        words.remove("");
        words.remove("\\Recent");
        return words;
    }

    /** The numbers of a set such as {@code 1:3,7}. */
    static List<Long> set(String text) {
        var numbers = new ArrayList<Long>();
        for (var range : text.strip().split(",", -1)) {
            var ends = range.split(":", -1);
            var to = Long.parseLong(ends[ends.length - 1]);
            for (var n = Long.parseLong(ends[0]); n <= to; n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }
}
