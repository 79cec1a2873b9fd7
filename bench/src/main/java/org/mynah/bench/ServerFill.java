package org.mynah.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.secret.Argon2Cost;
import org.mynah.store.secret.Argon2Hashes;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.pin.PinAdministration;

/** Fills the data directory of a server before it starts, by the rules: seconds, not minutes. */
final class ServerFill {

    static final String DIAL_PLAN = "MyDialPlan";
    static final String POLICY = DIAL_PLAN + " Default Policy";

    /** The extension of the first user; each has the next. */
    static final int FIRST_EXTENSION = 100_000;

    private static final int DIGITS = 6;
    private static final int BATCH = 500;

    private static final Directory.Change ADMIN =
            new Directory.Change("bench", "shell", "Enable-UMMailbox");

    private ServerFill() {}

    /** Makes and enables users in a new data directory, and closes it. */
    static void fill(Path folder, String domain, int users) throws IOException {
        var clock = Clock.systemUTC();
        try (var data = DataDirectory.open(folder);
                var database = Database.openSqlite(data.database())) {
            var directory = new SqlDirectory(database, clock);
            var rules =
                    new UmMailboxes(
                            new PinAdministration(
                                    new Argon2Hashes(data.pepper(), Argon2Cost.LEAST),
                                    new SecureRandom(),
                                    clock));
            directory.change(
                    ADMIN,
                    writer -> {
                        var _ = Organization.createIfAbsent(writer, domain);
                        return DialPlans.create(
                                writer,
                                Edit.of(
                                        DIAL_PLAN,
                                        PropertyValues.EMPTY
                                                .with(DialPlan.NUMBER_OF_DIGITS, DIGITS)
                                                .with(DialPlan.COUNTRY_OR_REGION_CODE, "1")),
                                true,
                                new Warnings());
                    });
            for (int from = 0; from < users; from += BATCH) {
                int begin = from;
                int end = Math.min(users, from + BATCH);
                directory.change(
                        ADMIN,
                        writer -> {
                            for (int i = begin; i < end; i++) {
                                enable(writer, rules, domain, i);
                            }
                            return end;
                        });
            }
        } catch (DataDirectoryException e) {
            throw new IOException(e);
        }
    }

    private static void enable(DirectoryWriter writer, UmMailboxes rules, String domain, int i) {
        var name = Roster.name(i);
        var alias = "user" + i;
        var mailbox =
                UserMailboxes.create(
                        writer,
                        Edit.of(
                                name.whole(),
                                PropertyValues.EMPTY
                                        .with(Mailbox.ALIAS, alias)
                                        .with(Mailbox.FIRST_NAME, name.first())
                                        .with(Mailbox.LAST_NAME, name.last())
                                        .with(Mailbox.DISPLAY_NAME, name.whole())
                                        .with(Mailbox.USER_PRINCIPAL_NAME, alias + "@" + domain)),
                        Optional.empty(),
                        new Warnings());
        var request =
                new EnableRequest(
                        new Mailbox(writer.find(mailbox.id()).orElseThrow()),
                        new MailboxPolicy(
                                Identities.find(writer, ObjectKind.MAILBOX_POLICY, POLICY)),
                        List.of(String.valueOf(FIRST_EXTENSION + i)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PropertyValues.EMPTY);
        var _ =
                rules.enable(
                        writer,
                        request,
                        rules.prepare(rules.pinTerms(writer, request)),
                        new Warnings());
    }
}
