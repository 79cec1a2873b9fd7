package org.mynah.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.StoreFixture;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.BlobLocation;
import org.mynah.store.blob.Blobs;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.FlagChange;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.FolderId;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.SpecialUse;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.UidSet;
import org.mynah.store.sql.Database;
import org.mynah.um.CallParties;
import org.mynah.um.Greetings;
import org.mynah.um.Mailboxes.UnknownMailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailKind;

/** What a backup and its restore promise, on either database. */
abstract class BackupContract {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final int BEFORE = 20;
    private static final int MOST = 5000;

    @TempDir Path temp;
    StoreFixture store;
    ObjectId tony;

    abstract StoreFixture openSource(Path root);

    /** A second process on the same store. */
    abstract Database beside();

    /** Where a restore puts its database; empty: SQLite in the data directory. */
    abstract Optional<String> targetUrl();

    abstract StoreFixture openTarget(Path root);

    /** The names of all tables but that of the migrations. */
    abstract String tables();

    @BeforeEach
    void openStore() {
        store = openSource(temp.resolve("source"));
        tony = store.mailbox("tonysmith");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private Path source() {
        return store.data().root();
    }

    private Path to() {
        return temp.resolve("backup");
    }

    private Path target() {
        return temp.resolve("target");
    }

    private Backup.Made backup() throws Exception {
        return backup(FileBlobs.beside(new RealDisk(), store.data().blobs()));
    }

    private Backup.Made backup(Blobs blobs) throws Exception {
        try (var database = beside()) {
            return new Backup(new RealDisk(), Clock.systemUTC())
                    .write(database, source(), store.data().database(), blobs, to());
        }
    }

    private Manifest restore() throws Exception {
        return new Restore(new RealDisk())
                .run(to(), target(), targetUrl(), new BlobLocation.Files());
    }

    private List<String> refusalOfRestore() {
        try {
            restore();
        } catch (BackupRefused refused) {
            return refused.reasons();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the restore was not refused");
    }

    private FolderId inbox(StoreFixture of) throws MailRefused {
        return of.mailStore().folder(tony, SpecialUse.INBOX).id();
    }

    private static String text(String id) {
        return ("Message " + id + "\r\n").repeat(100);
    }

    private static Mail voice(String id) {
        return new Mail(
                "<" + id + "@contoso.com>",
                MailKind.VOICE,
                NOON,
                Optional.of("Kim Akers"),
                Optional.of("+14255550100"),
                Duration.ofSeconds(10),
                false,
                out -> out.write(text(id).getBytes(StandardCharsets.UTF_8)));
    }

    private void deliver(String id) throws IOException, UnknownMailbox {
        store.mailboxes().deliver(tony, voice(id));
    }

    private void remove(long uid) throws MailRefused {
        var mail = store.mailStore();
        var inbox = inbox(store);
        mail.setFlags(
                inbox,
                UidSet.of(uid),
                new FlagChange.Add(Flags.of(Flag.DELETED)),
                OptionalLong.empty());
        mail.expunge(inbox, UidSet.of(uid));
    }

    private static Envelope envelope(ObjectId mailbox, String id) {
        return new Envelope(
                id,
                Envelope.Kind.VOICE_MESSAGE,
                mailbox,
                "call-" + id,
                Optional.of("+14255550100"),
                Optional.empty(),
                Optional.empty(),
                "51234",
                CallParties.Reason.DIVERT_NO_ANSWER,
                NOON);
    }

    private static String read(StoreFixture of, StoredMessage message) throws IOException {
        try (var in = of.mailStore().open(message)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every row of every table. */
    private Map<String, List<String>> rows(StoreFixture of) {
        return of.database()
                .<Map<String, List<String>>, RuntimeException>read(handle -> {
                    var rows = new TreeMap<String, List<String>>();
                    for (var table : handle.createQuery(tables()).mapTo(String.class).list()) {
                        rows.put(
                                table,
                                handle.createQuery("select * from " + table).mapToMap().stream()
                                        .map(row -> new TreeMap<>(row).toString())
                                        .sorted()
                                        .toList());
                    }
                    return rows;
                });
    }

    private static Map<String, String> files(Path root, String... parts) throws IOException {
        var files = new TreeMap<String, String>();
        for (var part : parts) {
            try (Stream<Path> all = Files.walk(root.resolve(part))) {
                for (var file : all.filter(Files::isRegularFile).toList()) {
                    files.put(
                            root.relativize(file).toString(),
                            Manifest.sha256(new RealDisk(), file));
                }
            }
        }
        return files;
    }

    @Test
    @DisplayName("N10: a restored store is the one that was backed up")
    void a_restored_store_equals_the_original_to_the_byte() throws Exception {
        store.password(tony, "Kite.4421");
        var kim = store.mailbox("kimakers");
        for (int i = 0; i < 5; i++) {
            deliver("voice" + i);
        }
        var mail = store.mailStore();
        var archive = mail.createFolder(tony, "Archive & Co").id();
        mail.append(
                archive,
                NewMessage.email(NOON, out -> out.write(new byte[] {0, -1, 13, 10})),
                QuotaRule.IGNORE);
        mail.move(inbox(store), UidSet.of(2), archive);
        mail.setFlags(
                inbox(store),
                UidSet.of(3),
                new FlagChange.Add(Flags.of(Flag.SEEN)),
                OptionalLong.empty());
        remove(1);
        mail.subscribe(archive, false);
        mail.folder(kim, SpecialUse.INBOX);
        greet("Hello");
        Files.writeString(store.data().settings(), "domain = \"contoso.com\"\n");
        Files.writeString(store.data().tls().resolve("key.pem"), "key");
        try (var pending = store.spool().open(envelope(tony, "waiting"))) {
            pending.audio().write(new short[16_000], 0, 16_000);
            pending.commit();
        }

        var made = backup();
        assertThat(made.defects()).isEmpty();
        assertThat(made.manifest().blobs()).as("the expunged one too").isEqualTo(6);
        restore();

        try (var restored = openTarget(target())) {
            assertThat(rows(restored)).isEqualTo(rows(store));
            assertThat(restored.audit().verifyChain()).isEmpty();
            assertThat(files(target(), "pepper", "mynah.toml", "tls", "prompts"))
                    .isEqualTo(files(source(), "pepper", "mynah.toml", "tls", "prompts"))
                    .hasSize(4);
            for (var folder : restored.mailStore().folders(tony)) {
                for (var message : restored.mailStore().messages(folder.id(), UidSet.ALL)) {
                    assertThat(read(restored, message)).isEqualTo(read(store, message));
                }
            }
            var blobs = new ArrayList<BlobId>();
            restored.blobs().list(blobs::add);
            assertThat(blobs).as("no blob without a message").hasSize(6);
            assertThat(restored.mailStore().recoverable(tony, 10)).hasSize(1);
            assertThat(restored.hashes().matches("Kite.4421", hash(restored))).isTrue();
            assertThat(restored.spool().waiting())
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.envelope()).isEqualTo(envelope(tony, "waiting"));
                        assertThat(item.samples()).isEqualTo(16_000);
                        assertThat(item.isInterrupted()).isFalse();
                    });
        }
    }

    private String hash(StoreFixture of) {
        return of.directory().read(reader -> reader.passwordHash(tony)).orElseThrow();
    }

    private void greet(String text) throws IOException {
        try (var draft = store.greetings().record(tony, Greetings.Kind.PERSONAL)) {
            var samples = text.chars().toArray();
            var pcm = new short[samples.length];
            for (int i = 0; i < pcm.length; i++) {
                pcm[i] = (short) samples[i];
            }
            draft.audio().write(pcm, 0, pcm.length);
            draft.accept();
        }
    }

    @Test
    void a_restored_store_goes_on_with_the_next_uid_and_the_next_id() throws Exception {
        deliver("a");
        deliver("b");
        var gone = store.mailStore().createFolder(tony, "gone").id();
        remove(2);
        store.mailStore().deleteFolder(gone);
        backup();
        restore();
        try (var restored = openTarget(target())) {
            restored.mailboxes().deliver(tony, voice("c"));
            assertThat(restored.mailStore().uids(inbox(restored))).containsExactly(1L, 3L);
            assertThat(restored.mailStore().createFolder(tony, "next").id().value())
                    .as("a number that was given before is not given again")
                    .isGreaterThan(gone.value());
            restored.mailboxes().deliver(tony, voice("b"));
            assertThat(restored.mailStore().uids(inbox(restored)))
                    .as("what was delivered once is not delivered again")
                    .containsExactly(1L, 3L);
        }
    }

    @Test
    @DisplayName("N10: taken under load, it misses at most what was committed after it began")
    void a_backup_made_while_mail_is_delivered_is_whole() throws Exception {
        var isOver = new AtomicBoolean();
        var begun = new CountDownLatch(BEFORE);
        var failures = Collections.synchronizedList(new ArrayList<Exception>());
        var deliverer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                for (int i = 1; i <= MOST && !isOver.get(); i++) {
                                    deliver("m" + i);
                                    begun.countDown();
                                }
                            } catch (Exception e) {
                                failures.add(e);
                            }
                        });
        var remover =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                for (long uid = 1; uid <= MOST && !isOver.get(); uid += 2) {
                                    while (store.mailStore().uids(inbox(store)).size() < 5
                                            && !isOver.get()) {
                                        Thread.onSpinWait();
                                    }
                                    remove(uid);
                                }
                            } catch (Exception e) {
                                failures.add(e);
                            }
                        });
        begun.await();
        var acknowledged = store.mailStore().messages(inbox(store), UidSet.ALL).getLast().uid();
        var made = backup();
        isOver.set(true);
        deliverer.join();
        remover.join();
        assertThat(failures).isEmpty();
        assertThat(made.defects()).isEmpty();

        restore();
        try (var restored = openTarget(target())) {
            var folder = inbox(restored);
            assertThat(restored.mailStore().status(folder).uidNext()).isGreaterThan(acknowledged);
            var blobs = new ArrayList<BlobId>();
            restored.blobs().list(blobs::add);
            var messages = restored.mailStore().messages(folder, UidSet.ALL);
            assertThat(blobs)
                    .hasSize(messages.size() + restored.mailStore().recoverable(tony, MOST).size());
            for (var message : messages) {
                assertThat(read(restored, message)).isEqualTo(text("m" + message.uid()));
            }
            assertThat(restored.audit().verifyChain()).isEmpty();
        }
    }

    @Test
    void a_message_removed_between_database_and_bytes_is_in_neither() throws Exception {
        deliver("kept");
        deliver("removed");
        var made =
                backup(
                        new FirstLook(
                                FileBlobs.beside(new RealDisk(), store.data().blobs()),
                                () -> {
                                    remove(2);
                                    store.mailStore()
                                            .forget(
                                                    tony,
                                                    Set.of(
                                                            store.mailStore()
                                                                    .recoverable(tony, 1)
                                                                    .getFirst()
                                                                    .id()));
                                    store.mailStore().sweep(Instant.now().plusSeconds(60));
                                }));
        assertThat(made.defects()).isEmpty();
        assertThat(made.manifest().blobs()).isEqualTo(1);
        restore();
        try (var restored = openTarget(target())) {
            assertThat(restored.mailStore().uids(inbox(restored))).containsExactly(1L);
            var blobs = new ArrayList<BlobId>();
            restored.blobs().list(blobs::add);
            assertThat(blobs).hasSize(1);
        }
    }

    @Test
    void bytes_that_are_missing_in_the_store_are_named_and_the_rest_is_saved() throws Exception {
        deliver("a");
        deliver("b");
        var lost = new ArrayList<BlobId>();
        store.blobs().list(lost::add);
        store.blobs().delete(lost.getFirst());
        var made = backup();
        assertThat(made.defects())
                .containsExactly(
                        "blob %s: a message refers to it, and it is not there"
                                .formatted(lost.getFirst()));
        restore();
        try (var restored = openTarget(target())) {
            assertThat(restored.mailStore().uids(inbox(restored))).containsExactly(1L, 2L);
        }
    }

    @Test
    void what_is_being_recorded_is_saved_as_far_as_it_was_said() throws Exception {
        try (var pending = store.spool().open(envelope(tony, "speaking"))) {
            pending.audio().write(new short[32_000], 0, 32_000);
            pending.audio().sync();
            backup();
        }
        restore();
        try (var restored = openTarget(target())) {
            assertThat(restored.spool().waiting())
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.isInterrupted()).isTrue();
                        assertThat(item.samples()).isEqualTo(32_000);
                    });
        }
    }

    @Test
    void what_belongs_to_one_run_of_a_server_is_left_out() throws Exception {
        Files.writeString(store.data().logs().resolve("mynah.log"), "x");
        backup();
        assertThat(files(to(), "data"))
                .doesNotContainKeys(
                        "data/lock", "data/admin.token", "data/mynah.db", "data/logs/mynah.log")
                .containsKeys("data/pepper", "data/format");
        assertThat(Files.getPosixFilePermissions(to())).as("its owner's alone").hasSize(3);
    }

    @Test
    void a_backup_goes_into_an_empty_folder_only() throws Exception {
        Files.createDirectories(to());
        Files.writeString(to().resolve("x"), "x");
        assertThatThrownBy(this::backup)
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("is not empty");
        assertThat(new RealDisk().list(to())).hasSize(1);
    }

    @Test
    void a_data_directory_that_has_something_is_not_restored_into() throws Exception {
        backup();
        Files.createDirectories(target());
        Files.writeString(target().resolve("mynah.toml"), "x");
        assertThat(refusalOfRestore())
                .singleElement()
                .asString()
                .contains("is not empty; name an empty or a new one");
        assertThat(new RealDisk().list(target())).hasSize(1);
    }

    @Test
    void an_empty_folder_is_restored_into() throws Exception {
        backup();
        Files.createDirectories(target());
        restore();
        try (var restored = openTarget(target())) {
            assertThat(rows(restored)).isEqualTo(rows(store));
        }
    }

    @Test
    @DisplayName("N8, N9: a damaged backup is noticed before anything is written")
    void each_damage_of_a_backup_is_refused_and_named() throws Exception {
        deliver("a");
        backup();
        var blob = firstFile(to().resolve("blobs"));
        var database =
                Files.exists(to().resolve("mynah.db"))
                        ? to().resolve("mynah.db")
                        : to().resolve("tables/message.copy");
        damaged(blob, this::flip, "damaged; it is not what was written");
        damaged(blob, this::remove, "1 of 1 blobs are missing");
        damaged(database, this::flip, "damaged; it is not what was written");
        damaged(database, this::remove, "missing");
        damaged(to().resolve("data/pepper"), this::flip, "damaged; it is not what was written");
        damaged(to().resolve("blobs.list"), this::remove, "missing");
        damaged(to().resolve("manifest"), this::flip, "is damaged, or of a newer version");
        damaged(to().resolve("manifest"), this::remove, "There is no whole backup in");
        restore();
        openTarget(target()).close();
    }

    private void damaged(Path file, Consumer<Path> damage, String reason) throws IOException {
        var bytes = Files.readAllBytes(file);
        damage.accept(file);
        assertThat(refusalOfRestore()).singleElement().asString().contains(reason);
        assertThat(target()).doesNotExist();
        Files.write(file, bytes);
    }

    private void flip(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path firstFile(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void a_backup_of_a_newer_format_is_refused() throws Exception {
        var manifest = backup().manifest();
        new Manifest(
                        manifest.made(),
                        manifest.kind(),
                        "99999",
                        manifest.isInDatabase(),
                        manifest.blobs(),
                        manifest.blobBytes(),
                        manifest.files())
                .write(new RealDisk(), new Layout(to()));
        assertThat(refusalOfRestore())
                .singleElement()
                .asString()
                .contains("made by a newer version of Mynah; install that version");
        assertThat(target()).doesNotExist();
    }

    @Test
    void a_restore_that_was_cut_off_is_not_taken_for_a_store() throws Exception {
        backup();
        restore();
        Files.createFile(target().resolve(DataDirectory.UNFINISHED_RESTORE));
        assertThatThrownBy(() -> DataDirectory.open(target()))
                .isInstanceOfSatisfying(
                        DataDirectoryException.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(
                                                DataDirectoryException.Reason.UNFINISHED_RESTORE));
    }

    /** Something that happens just before the first blob is looked at. */
    private interface Meanwhile {
        void happen() throws Exception;
    }

    private static final class FirstLook implements Blobs {
        private final Blobs blobs;
        private final Meanwhile meanwhile;
        private final AtomicBoolean isLooked = new AtomicBoolean();

        FirstLook(Blobs blobs, Meanwhile meanwhile) {
            this.blobs = blobs;
            this.meanwhile = meanwhile;
        }

        @Override
        public boolean exists(BlobId id) throws IOException {
            if (!isLooked.getAndSet(true)) {
                try {
                    meanwhile.happen();
                } catch (Exception e) {
                    throw new IOException(e);
                }
            }
            return blobs.exists(id);
        }

        @Override
        public Stored put(Content content) throws IOException {
            return blobs.put(content);
        }

        @Override
        public InputStream open(BlobId id) throws IOException {
            return blobs.open(id);
        }

        @Override
        public InputStream openRange(BlobId id, long offset, long length) throws IOException {
            return blobs.openRange(id, offset, length);
        }

        @Override
        public void restore(BlobId id, Content content) throws IOException {
            blobs.restore(id, content);
        }

        @Override
        public Optional<Instant> written(BlobId id) throws IOException {
            return blobs.written(id);
        }

        @Override
        public void probe() throws IOException {
            blobs.probe();
        }

        @Override
        public String place() {
            return blobs.place();
        }

        @Override
        public void delete(BlobId id) throws IOException {
            blobs.delete(id);
        }

        @Override
        public void list(Consumer<BlobId> each) throws IOException {
            blobs.list(each);
        }
    }
}
