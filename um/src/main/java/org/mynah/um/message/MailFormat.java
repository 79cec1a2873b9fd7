package org.mynah.um.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mynah.um.Audio;

/**
 * Turns messages into mails and finds the audio in mails. Thread-safe; implemented by {@code
 * mail.mime}.
 */
public interface MailFormat {

    /** The mail of a message. */
    Mail compose(UmMessage message);

    /**
     * The audio of a mail, newest attachment first if there are several (messages §2.2).
     *
     * @param mail RFC 5322 bytes; read within named limits, hostile input is no error but yields
     *     nothing
     * @return empty when the mail holds no audio that is understood
     */
    Optional<Audio> audio(InputStream mail) throws IOException;
}
