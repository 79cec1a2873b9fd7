package org.mynah.testkit.imap;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * All that came back for one command. Immutable.
 *
 * @param status {@code OK}, {@code NO} or {@code BAD}
 * @param text what follows the status, response codes included
 * @param untagged the responses before it, in order, without their {@code *}
 */
public record ImapReply(String status, String text, List<ImapLine> untagged) {
    /** Copies the list. */
    public ImapReply {
        untagged = List.copyOf(untagged);
    }

    /** Whether the command was carried out. */
    public boolean isOk() {
        return status.equals("OK");
    }

    /** The first match of a pattern in any untagged response. */
    public Optional<MatchResult> find(Pattern pattern) {
        for (ImapLine line : untagged) {
            var matcher = pattern.matcher(line.text());
            if (matcher.find()) {
                return Optional.of(matcher.toMatchResult());
            }
        }
        return Optional.empty();
    }

    /** The literals of all untagged responses, in order. */
    public List<byte[]> literals() {
        return untagged.stream().flatMap(line -> line.literals().stream()).toList();
    }
}
