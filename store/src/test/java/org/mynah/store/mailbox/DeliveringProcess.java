package org.mynah.store.mailbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;

/** A node of its own that delivers one message after the other. Started by a test. */
final class DeliveringProcess {

    private DeliveringProcess() {}

    /**
     * Delivers and ends.
     *
     * @param arguments the URL of the database, the folder of the blobs, the mailbox, a name for
     *     its messages, and how many
     */
    public static void main(String[] arguments) throws Exception {
        try (var database = Database.open(arguments[0]);
                var mail =
                        new MailStore(
                                database,
                                FileBlobs.open(new RealDisk(), Path.of(arguments[1])),
                                Clock.systemUTC(),
                                MailLimits.DEFAULT)) {
            for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
                var id = "<" + arguments[3] + "-" + i + "@contoso.com>";
                var text =
                        ("Message-ID: " + id + "\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
                mail.deliver(
                        ObjectId.of(arguments[2]),
                        new NewMessage(
                                Instant.EPOCH,
                                Flags.NONE,
                                Optional.of(id),
                                StoredMessage.Facts.EMAIL,
                                out -> out.write(text)),
                        QuotaRule.IGNORE);
            }
        }
    }
}
