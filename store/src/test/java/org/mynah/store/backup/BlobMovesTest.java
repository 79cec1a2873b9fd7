package org.mynah.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.StoreFixture.BlobStore;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.BlobLocation;
import org.mynah.store.blob.StubS3;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.MailLimits;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.SpecialUse;
import org.mynah.store.mailbox.UidSet;
import org.mynah.store.verify.Subject;
import org.mynah.store.verify.Verification;
import org.mynah.um.directory.ObjectId;

/** Backup, restore, verify and repair wherever the blobs lie, and moves from place to place. */
class BlobMovesTest {

    private static final byte[] LARGE = new byte[600_000];

    @TempDir Path temp;
    private StubS3 s3;

    /** A place of blobs as the settings name it, and as a fixture opens it. */
    private record Place(BlobLocation location, BlobStore store) {}

    @BeforeEach
    void startService() throws IOException {
        s3 = StubS3.start();
        System.setProperty("aws.accessKeyId", StubS3.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", "555-secret");
    }

    @AfterEach
    void stopService() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        s3.close();
    }

    private List<Place> places() {
        return List.of(
                new Place(new BlobLocation.Files(), BlobStore.FILES),
                new Place(new BlobLocation.InDatabase(), BlobStore.DATABASE),
                new Place(BlobLocation.parse(s3.url()), (_, data) -> s3.open(data.blobs())));
    }

    private static StoreFixture open(Path root, Place place) {
        return StoreFixture.sqlite(root, MailLimits.DEFAULT, place.store);
    }

    private static void append(StoreFixture store, ObjectId mailbox) throws Exception {
        var inbox = store.mailStore().folder(mailbox, SpecialUse.INBOX).id();
        store.mailStore()
                .append(
                        inbox,
                        NewMessage.email(Instant.EPOCH, out -> out.write(LARGE)),
                        QuotaRule.IGNORE);
    }

    private static void isWhole(StoreFixture store, ObjectId mailbox, int messages)
            throws Exception {
        var inbox = store.mailStore().folder(mailbox, SpecialUse.INBOX).id();
        var all = store.mailStore().messages(inbox, UidSet.ALL);
        assertThat(all).hasSize(messages);
        for (var message : all) {
            try (var in = store.mailStore().open(message)) {
                assertThat(in.readAllBytes()).isEqualTo(LARGE);
            }
        }
    }

    private static Verification verification(StoreFixture store) {
        return new Verification(
                new Subject(
                        store.database(),
                        store.data(),
                        new RealDisk(),
                        store.blobs(),
                        true,
                        Clock.systemUTC()));
    }

    private static Manifest backUp(StoreFixture store, Path to) throws Exception {
        return new Backup(new RealDisk(), Clock.systemUTC())
                .write(
                        store.database(),
                        store.data().root(),
                        store.data().database(),
                        store.blobs(),
                        to)
                .manifest();
    }

    @Test
    void a_backup_is_restored_to_whatever_place_the_settings_name() throws Exception {
        for (var from : places()) {
            for (var to : places()) {
                var name = from.location.getClass().getSimpleName() + "-" + to.location.getClass();
                var folder = temp.resolve(Integer.toHexString(name.hashCode()));
                ObjectId tony;
                try (var store = open(folder.resolve("source"), from)) {
                    tony = store.mailbox("tonysmith");
                    append(store, tony);
                    append(store, tony);
                    assertThat(backUp(store, folder.resolve("backup")).isInDatabase())
                            .isEqualTo(from.location instanceof BlobLocation.InDatabase);
                }
                s3.keys().forEach(s3::forget);
                new Restore(new RealDisk())
                        .run(
                                folder.resolve("backup"),
                                folder.resolve("target"),
                                Optional.empty(),
                                to.location);
                try (var restored = open(folder.resolve("target"), to)) {
                    isWhole(restored, tony, 2);
                    assertThat(verification(restored).examine()).as(name).isEmpty();
                    append(restored, tony);
                    isWhole(restored, tony, 3);
                    if (!(to.location instanceof BlobLocation.InDatabase)) {
                        assertThat(rows(restored)).as(name).isZero();
                    }
                }
                s3.keys().forEach(s3::forget);
            }
        }
    }

    private static long rows(StoreFixture store) {
        return store.database()
                .read(handle ->
                        handle.createQuery("select count(*) from stored_blob_part")
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void missing_changed_and_orphaned_blobs_are_found_wherever_they_lie() throws Exception {
        for (var place : places()) {
            var root = temp.resolve("verify-" + place.location.getClass().getSimpleName());
            try (var store = open(root, place)) {
                var tony = store.mailbox("tonysmith");
                append(store, tony);
                var orphan = store.blobs().put(out -> out.write(LARGE)).id();
                var found = verification(store).examine();
                assertThat(found)
                        .extracting("text")
                        .containsExactly("blob %s: no message refers to it".formatted(orphan));

                verification(store).repair(_ -> {});
                assertThat(verification(store).examine()).isEmpty();
                assertThat(store.data().lost().resolve(orphan.value())).hasBinaryContent(LARGE);
                isWhole(store, tony, 1);

                var ids = new ArrayList<BlobId>();
                store.blobs().list(ids::add);
                store.blobs().delete(ids.getFirst());
                assertThat(verification(store).examine())
                        .singleElement()
                        .extracting("text")
                        .asString()
                        .contains("its blob " + ids.getFirst() + " is missing");
                assertThatBackupNames(store, root, ids.getFirst());
            }
        }
    }

    private void assertThatBackupNames(StoreFixture store, Path root, BlobId missing)
            throws Exception {
        var made =
                new Backup(new RealDisk(), Clock.systemUTC())
                        .write(
                                store.database(),
                                store.data().root(),
                                store.data().database(),
                                store.blobs(),
                                temp.resolve(root.getFileName() + "-backup"));
        assertThat(made.defects())
                .containsExactly(
                        "blob %s: a message refers to it, and it is not there".formatted(missing));
    }

    @Test
    void bytes_of_expunged_messages_and_orphans_are_swept_wherever_they_lie() throws Exception {
        for (var place : places()) {
            var root = temp.resolve("sweep-" + place.location.getClass().getSimpleName());
            try (var store = open(root, place)) {
                var tony = store.mailbox("tonysmith");
                append(store, tony);
                store.blobs().put(out -> out.write(LARGE));
                store.mailStore().sweep(Instant.now().plusSeconds(60));
                store.mailStore().removeMailbox(tony);
                assertThat(store.mailStore().sweep(Instant.now().plusSeconds(60)))
                        .as("the orphan and the message")
                        .isEqualTo(2);
                var ids = new ArrayList<BlobId>();
                store.blobs().list(ids::add);
                assertThat(ids).isEmpty();
            }
        }
    }
}
