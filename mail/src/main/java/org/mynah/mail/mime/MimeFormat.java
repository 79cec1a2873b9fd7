package org.mynah.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mynah.um.Audio;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailFormat;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.UmMessage;

/** Messages as MIME mails, and the audio of MIME mails (messages §2). Thread-safe. */
public final class MimeFormat implements MailFormat {

    private final String systemAddress;
    private final Path temporary;

    /**
     * @param systemAddress the address mails of the system come from, such as {@code
     *     um-system@contoso.com}
     * @param temporary folder for the audio of mails that is being played; its files have no name
     *     and vanish with the process
     * @throws IllegalArgumentException when the address is none
     */
    public MimeFormat(String systemAddress, Path temporary) {
        if (!HeaderText.isAddress(systemAddress)) {
            throw new IllegalArgumentException(
                    "the system's address "
                            + HeaderText.ascii(systemAddress, 80)
                            + " is no mail address; use one such as um-system@contoso.com");
        }
        this.systemAddress = systemAddress;
        this.temporary = temporary;
    }

    /** Keeps audio that is being played in the platform's temporary folder. */
    public MimeFormat(String systemAddress) {
        this(systemAddress, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    @Override
    public Mail compose(UmMessage message) {
        var composition = new Composition(systemAddress, message);
        return switch (message) {
            case UmMessage.Voice voice ->
                    mail(composition, voice.caller(), MailKind.VOICE, voice.length())
                            .apply(voice.marks().isImportant());
            case UmMessage.MissedCall missed ->
                    mail(composition, missed.caller(), MailKind.MISSED_CALL, Duration.ZERO)
                            .apply(false);
            case UmMessage.Welcome _,
                    UmMessage.PinReset _,
                    UmMessage.LockedOut _,
                    UmMessage.Unlocked _,
                    UmMessage.PinChanged _ ->
                    mail(composition, NOBODY, MailKind.EMAIL, Duration.ZERO).apply(false);
        };
    }

    @Override
    public Optional<Audio> audio(InputStream mail) throws IOException {
        return new AudioSearch(temporary).newest(mail);
    }

    private static final UmMessage.Caller NOBODY =
            new UmMessage.Caller(Optional.empty(), Optional.empty(), Optional.empty());

    /** Left open: whether it is important. */
    private interface Unmarked {
        Mail apply(boolean isImportant);
    }

    private static Unmarked mail(
            Composition composition, UmMessage.Caller caller, MailKind kind, Duration length) {
        return isImportant ->
                new Mail(
                        composition.messageId(),
                        kind,
                        composition.message().when(),
                        cleaned(caller.name()),
                        cleaned(caller.number()),
                        length,
                        isImportant,
                        composition::writeTo);
    }

    private static Optional<String> cleaned(Optional<String> text) {
        return text.map(name -> HeaderText.clean(name, MimeLimits.NAME_LENGTH.limit()))
                .filter(name -> !name.isEmpty());
    }
}
