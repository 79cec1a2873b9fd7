package org.mynah.um;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailFormat;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.UmMessage;

/**
 * Mails whose body is the audio alone, or the record's text: enough for flows, which never look at
 * MIME.
 */
public final class PlainFormat implements MailFormat {

    @Override
    public Mail compose(UmMessage message) {
        var kind =
                switch (message) {
                    case UmMessage.Voice _ -> MailKind.VOICE;
                    case UmMessage.MissedCall _ -> MailKind.MISSED_CALL;
                    case UmMessage.Welcome _,
                            UmMessage.PinReset _,
                            UmMessage.LockedOut _,
                            UmMessage.Unlocked _,
                            UmMessage.PinChanged _ ->
                            MailKind.EMAIL;
                };
        var voice =
                message instanceof UmMessage.Voice found
                        ? Optional.of(found)
                        : Optional.<UmMessage.Voice>empty();
        return new Mail(
                "<" + message.id() + "@contoso.com>",
                kind,
                message.when(),
                voice.flatMap(found -> found.caller().name()),
                voice.flatMap(found -> found.caller().number()),
                voice.map(UmMessage.Voice::length).orElse(Duration.ZERO),
                voice.map(found -> found.marks().isImportant()).orElse(false),
                out -> {
                    if (voice.isPresent()) {
                        try (var audio = voice.get().audio().open()) {
                            audio.transferTo(out);
                        }
                    } else {
                        out.write(text(message).getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    /** What such a mail says: the PIN where it carries one. */
    private static String text(UmMessage message) {
        return switch (message) {
            case UmMessage.Welcome welcome -> "welcome " + welcome.pin();
            case UmMessage.PinReset reset -> "reset " + reset.pin();
            case UmMessage.LockedOut _ -> "locked";
            case UmMessage.Unlocked _ -> "unlocked";
            case UmMessage.PinChanged _ -> "changed";
            case UmMessage.MissedCall _ -> "missed";
            case UmMessage.Voice _ -> "voice";
        };
    }

    @Override
    public Optional<Audio> audio(InputStream mail) throws IOException {
        var bytes = mail.readAllBytes();
        return bytes.length == 0
                ? Optional.empty()
                : Optional.of(Audio.of(Audio.RAW, () -> new ByteArrayInputStream(bytes)));
    }
}
