package org.mynah.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mynah.um.Audio;
import org.mynah.um.message.Mail;
import org.mynah.um.message.Marks;
import org.mynah.um.message.UmMessage;

/** Messages for tests. */
public final class Messages {

    public static final UmMessage.Recipient TONY =
            new UmMessage.Recipient(
                    "Tony Smith", "tonysmith@contoso.com", "en-US", "America/New_York");
    public static final Instant WHEN = Instant.parse("2026-03-04T15:06:07Z");

    private Messages() {}

    public static UmMessage.Caller number(String number) {
        return new UmMessage.Caller(Optional.of(number), Optional.empty(), Optional.empty());
    }

    public static UmMessage.Caller person(String number, String name, String address) {
        return new UmMessage.Caller(Optional.of(number), Optional.of(name), Optional.of(address));
    }

    public static UmMessage.Caller anonymous() {
        return new UmMessage.Caller(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static UmMessage.Voice voice(UmMessage.Caller caller, byte[] audio) {
        return voice(
                caller,
                Audio.of("audio/mp3", () -> new ByteArrayInputStream(audio)),
                Marks.NONE,
                Optional.empty());
    }

    public static UmMessage.Voice voice(
            UmMessage.Caller caller, Audio audio, Marks marks, Optional<String> text) {
        return new UmMessage.Voice(
                "c0ffee-1",
                TONY,
                WHEN,
                "abc@pbx.example.com",
                caller,
                "51234",
                Duration.ofSeconds(3),
                audio,
                "mp3",
                marks,
                false,
                text);
    }

    public static UmMessage.Welcome welcome() {
        return new UmMessage.Welcome(
                "welcome-1",
                TONY,
                WHEN,
                "51234",
                "5643892",
                true,
                List.of("50000", "+14255550100"),
                Optional.of("Ask <b>Ann</b>"));
    }

    public static byte[] bytes(Mail mail) {
        var out = new ByteArrayOutputStream();
        try {
            mail.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static String text(Mail mail) {
        return new String(bytes(mail), StandardCharsets.US_ASCII);
    }
}
