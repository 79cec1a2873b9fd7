package org.mynah.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.mynah.um.message.MailKind;

/**
 * What unified messaging must know of a mail that somebody else put into a mailbox, told by its
 * headers (messages §2.1). Immutable.
 *
 * @param messageId with angle brackets, when there is one
 * @param kind by Content-Class, else by Message-Context
 * @param callerName {@code X-VoiceMessageSenderName}
 * @param callerNumber {@code X-CallingTelephoneNumber}
 * @param length {@code X-VoiceMessageDuration}, else {@code Content-Duration}; zero without
 * @param isImportant {@code Importance: high} or {@code X-Priority: 1} or 2
 */
public record MailHeaders(
        Optional<String> messageId,
        MailKind kind,
        Optional<String> callerName,
        Optional<String> callerNumber,
        Duration length,
        boolean isImportant) {

    /** Longest audio that a header is believed to name. */
    private static final long LONGEST_SECONDS = 86_400;

    /** Reads the header of a mail; what is wrong in it is as if it were not there. */
    public static MailHeaders read(InputStream mail) throws IOException {
        return of(HeaderBlock.read(mail));
    }

    /** Reads a header that has been split into fields. */
    public static MailHeaders of(HeaderBlock block) {
        var kind = kind(block);
        var isFromCall = kind != MailKind.EMAIL;
        return new MailHeaders(
                block.value("Message-ID").filter(id -> !id.isEmpty() && id.length() <= 998),
                kind,
                isFromCall ? text(block, "X-VoiceMessageSenderName") : Optional.empty(),
                isFromCall ? text(block, "X-CallingTelephoneNumber") : Optional.empty(),
                kind == MailKind.VOICE ? length(block) : Duration.ZERO,
                isImportant(block));
    }

    /** A header's text with its encoded words decoded, on one line, or empty. */
    public static Optional<String> text(HeaderBlock block, String name) {
        return block.value(name)
                .map(MailHeaders::decode)
                .map(text -> HeaderText.clean(text, MimeLimits.NAME_LENGTH.limit() * 4))
                .filter(text -> !text.isEmpty());
    }

    /** Decodes encoded words (RFC 2047) and raw UTF-8; wrong ones stay as they are. */
    public static String decode(String raw) {
        var bytes = raw.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        try {
            return text.contains("=?")
                    ? DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT)
                    : text;
        } catch (RuntimeException _) {
            return text;
        }
    }

    private static MailKind kind(HeaderBlock block) {
        var contentClass = word(block, "Content-Class");
        return switch (contentClass) {
            case "voice-ca", "voice", "voice-uc" -> MailKind.VOICE;
            case "missedcall" -> MailKind.MISSED_CALL;
            case "fax-ca", "fax" -> MailKind.FAX;
            default ->
                    switch (word(block, "Message-Context")) {
                        case "voice-message" -> MailKind.VOICE;
                        case "fax-message" -> MailKind.FAX;
                        default -> MailKind.EMAIL;
                    };
        };
    }

    private static String word(HeaderBlock block, String name) {
        return block.value(name).orElse("").toLowerCase(Locale.ROOT);
    }

    private static Duration length(HeaderBlock block) {
        return block.value("X-VoiceMessageDuration")
                .or(() -> block.value("Content-Duration"))
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Long::parseLong)
                .filter(seconds -> seconds <= LONGEST_SECONDS)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private static boolean isImportant(HeaderBlock block) {
        return word(block, "Importance").equals("high")
                || block.value("X-Priority")
                        .filter(text -> text.matches("[12](\\D.*)?"))
                        .isPresent();
    }
}
