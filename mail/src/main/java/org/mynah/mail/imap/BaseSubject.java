package org.mynah.mail.imap;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.mail.mime.MailHeaders;

/**
 * What a subject is about, without the marks of replies and lists (RFC 5256 §2.1). Immutable.
 *
 * @param text in lower case; empty when the subject says nothing of its own
 * @param isReply whether a mark of a reply or of forwarding was taken away
 */
record BaseSubject(String text, boolean isReply) {

    private static final Pattern LEADER =
            Pattern.compile("(?:\\[[^\\[\\]]*] *)*(?:re|fwd?) *(?:\\[[^\\[\\]]*] *)?:");
    private static final Pattern LABEL = Pattern.compile("\\[[^\\[\\]]*] *");
    private static final String FORWARDED = "(fwd)";
    private static final String WRAPPER = "[fwd:";

    /** The base of a header's Subject. */
    static BaseSubject of(HeaderBlock header) {
        return of(MailHeaders.text(header, "Subject").orElse(""));
    }

    /** The base of a decoded subject. Each round takes something away, so it ends. */
    static BaseSubject of(String subject) {
        var text = subject.toLowerCase(Locale.ROOT).replaceAll("[ \\t\\r\\n]+", " ");
        var isReply = false;
        while (true) {
            text = text.strip();
            var leader = LEADER.matcher(text);
            if (text.endsWith(FORWARDED)) {
                text = text.substring(0, text.length() - FORWARDED.length());
                isReply = true;
            } else if (leader.lookingAt()) {
                text = text.substring(leader.end());
                isReply = true;
            } else if (text.startsWith(WRAPPER) && text.endsWith("]")) {
                text = text.substring(WRAPPER.length(), text.length() - 1);
                isReply = true;
            } else {
                var label = LABEL.matcher(text);
                // A label that is all there is stays: it is the subject.
                if (!label.lookingAt() || label.end() == text.length()) {
                    return new BaseSubject(text, isReply);
                }
                text = text.substring(label.end());
            }
        }
    }
}
