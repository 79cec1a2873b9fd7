package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.blob.BlobId;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.SpecialUse;
import picocli.CommandLine;

/** {@code ./mynah backup} and {@code ./mynah restore}, as the operator's contract has them. */
class StoreCopyTest {

    @TempDir Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int mynah(String... arguments) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String path(String name) {
        return temp.resolve(name).toString();
    }

    @Test
    void a_store_in_use_is_backed_up_and_restored_with_exit_0() throws Exception {
        try (var store = StoreFixture.sqlite(temp.resolve("data"))) {
            var tony = store.mailbox("tonysmith");
            Files.writeString(store.data().settings(), "domain = \"contoso.com\"\n");
            assertThat(mynah("backup", "--data", path("data"), "--to", path("b"))).isZero();
            assertThat(out.toString()).contains("The backup of").contains("SQLite of format");
            assertThat(mynah("restore", "--from", path("b"), "--data", path("new"))).isZero();
            try (var restored = StoreFixture.sqlite(temp.resolve("new"))) {
                assertThat(
                                restored.directory()
                                        .read(reader -> reader.find(tony).orElseThrow())
                                        .name())
                        .isEqualTo("tonysmith");
                assertThat(restored.data().settings()).content().contains("contoso.com");
            }
        }
        assertThat(err.toString()).as("verified").isEqualToIgnoringNewLines("The store is clean.");
    }

    @Test
    void a_store_that_lacks_bytes_is_saved_and_each_lack_named_with_exit_1() throws Exception {
        try (var store = StoreFixture.sqlite(temp.resolve("data"))) {
            var tony = store.mailbox("tonysmith");
            var inbox = store.mailStore().folder(tony, SpecialUse.INBOX).id();
            store.mailStore()
                    .append(
                            inbox,
                            NewMessage.email(Instant.EPOCH, out -> out.write(1)),
                            QuotaRule.IGNORE);
            store.blobs().list(blob -> delete(store, blob));
            assertThat(mynah("backup", "--data", path("data"), "--to", path("b"))).isEqualTo(1);
            assertThat(out.toString()).contains("a message refers to it, and it is not there");
            assertThat(mynah("restore", "--from", path("b"), "--data", path("new"))).isEqualTo(1);
            assertThat(out.toString()).contains("is missing");
        }
    }

    private static void delete(StoreFixture store, BlobId blob) {
        try {
            store.blobs().delete(blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_cannot_be_done_says_why_with_exit_73() throws Exception {
        assertThat(mynah("backup", "--data", path("none"), "--to", path("b"))).isEqualTo(73);
        assertThat(err.toString()).contains("There is no store in " + path("none"));
        StoreFixture.sqlite(temp.resolve("data")).close();
        assertThat(mynah("backup", "--data", path("data"), "--to", path("data"))).isEqualTo(73);
        assertThat(err.toString()).contains("is not empty; name a new folder for each backup.");
        assertThat(mynah("restore", "--from", path("b"), "--data", path("new"))).isEqualTo(73);
        assertThat(err.toString()).contains("There is no whole backup in " + path("b"));
        assertThat(mynah("backup", "--data", path("data"), "--to", path("b"))).isZero();
        assertThat(mynah("restore", "--from", path("b"), "--data", path("data"))).isEqualTo(73);
        assertThat(err.toString()).contains("The data directory " + path("data") + " is not empty");
    }

    @Test
    void a_wrong_setting_is_exit_78_and_nothing_is_written() {
        assertThat(
                        mynah(
                                "backup",
                                "--data",
                                path("data"),
                                "--to",
                                path("b"),
                                "--set",
                                "colour=red"))
                .isEqualTo(78);
        assertThat(temp.resolve("b")).doesNotExist();
    }
}
