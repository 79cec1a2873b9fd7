package org.mynah.store.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * System flags and keywords of a message. Keywords differ in more than case, as in IMAP (RFC 9051
 * §2.3.2). Immutable.
 */
public final class Flags {

    /** No flag, no keyword. */
    public static final Flags NONE = new Flags(0, List.of());

    /** Keywords that one message may have. */
    public static final int MOST_KEYWORDS = 50;

    /** Characters of a keyword. */
    public static final int LONGEST_KEYWORD = 128;

    private final int bits;
    private final SortedSet<String> keywords;

    private Flags(int bits, Collection<String> keywords) {
        this.bits = bits;
        var sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var keyword : keywords) {
            if (keyword.isEmpty()
                    || keyword.length() > LONGEST_KEYWORD
                    || keyword.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
                throw new IllegalArgumentException("not a keyword of IMAP");
            }
            sorted.add(keyword);
        }
        if (sorted.size() > MOST_KEYWORDS) {
            throw new IllegalArgumentException(
                    "a message has at most " + MOST_KEYWORDS + " keywords");
        }
        this.keywords = Collections.unmodifiableSortedSet(sorted);
    }

    /** Flags alone. */
    public static Flags of(Flag... flags) {
        return of(Arrays.asList(flags), List.of());
    }

    /**
     * Flags and keywords.
     *
     * @throws IllegalArgumentException when a keyword is no IMAP atom in length or characters, or
     *     there are too many
     */
    public static Flags of(Collection<Flag> flags, Collection<String> keywords) {
        var bits = 0;
        for (var flag : flags) {
            bits |= flag.bit();
        }
        return new Flags(bits, keywords);
    }

    static Flags ofStored(int bits, String keywords) {
        return keywords.isEmpty()
                ? (bits == 0 ? NONE : new Flags(bits, List.of()))
                : new Flags(bits, Arrays.asList(keywords.split(" ", -1)));
    }

    /** Whether a system flag is set. */
    public boolean has(Flag flag) {
        return (bits & flag.bit()) != 0;
    }

    /** Whether a keyword is set, in any case. */
    public boolean has(String keyword) {
        return keywords.contains(keyword);
    }

    /** The system flags that are set. */
    public Set<Flag> system() {
        var set = EnumSet.noneOf(Flag.class);
        for (var flag : Flag.values()) {
            if (has(flag)) {
                set.add(flag);
            }
        }
        return set;
    }

    /** The keywords that are set, sorted. */
    public SortedSet<String> keywords() {
        return keywords;
    }

    /** All flags as IMAP words. */
    public List<String> words() {
        var words = new ArrayList<String>();
        system().forEach(flag -> words.add(flag.word()));
        words.addAll(keywords);
        return List.copyOf(words);
    }

    /** These and the others. */
    public Flags plus(Flags others) {
        var all = new ArrayList<>(keywords);
        all.addAll(others.keywords);
        return new Flags(bits | others.bits, all);
    }

    /** These without the others. */
    public Flags minus(Flags others) {
        var rest = keywords.stream().filter(keyword -> !others.has(keyword)).toList();
        return new Flags(bits & ~others.bits, rest);
    }

    int bits() {
        return bits;
    }

    String storedKeywords() {
        return String.join(" ", keywords);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags flags
                && bits == flags.bits
                && keywords.equals(flags.keywords);
    }

    @Override
    public int hashCode() {
        return bits;
    }

    @Override
    public String toString() {
        return words().toString();
    }
}
