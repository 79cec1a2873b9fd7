package org.mynah.store.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.blob.BlobId;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.MailLimits;
import org.mynah.store.verify.Defect;
import org.mynah.store.verify.Subject;
import org.mynah.store.verify.Verification;
import org.mynah.um.Audio;
import org.mynah.um.Greetings;
import org.mynah.um.Greetings.Kind;
import org.mynah.um.directory.ObjectId;

class SharedGreetingsTest {

    @TempDir Path temp;
    private StoreFixture store;
    private ObjectId tony;

    @BeforeEach
    void openStore() {
        store =
                StoreFixture.sqlite(
                        temp.resolve("data"), MailLimits.DEFAULT, StoreFixture.BlobStore.DATABASE);
        tony = store.mailbox("tonysmith");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** What a node has whose own files lie in a folder. */
    private Greetings node(String name) throws IOException {
        return SharedGreetings.open(
                store.database(),
                store.blobs(),
                new RealDisk(),
                temp.resolve(name),
                Clock.systemUTC());
    }

    private void record(Greetings greetings, Kind kind, int value) throws IOException {
        try (var draft = greetings.record(tony, kind)) {
            draft.audio().write(new short[] {(short) value}, 0, 1);
            draft.accept();
        }
    }

    private byte[] heard(Greetings greetings, Kind kind) throws IOException {
        return heard(greetings.find(tony, kind).orElseThrow());
    }

    private static byte[] heard(Audio audio) throws IOException {
        assertThat(audio.contentType()).isEqualTo(Audio.RAW);
        try (var in = audio.open()) {
            return in.readAllBytes();
        }
    }

    private List<BlobId> blobs() throws IOException {
        var listed = new ArrayList<BlobId>();
        store.blobs().list(listed::add);
        return listed;
    }

    private List<String> defects() throws IOException {
        return new Verification(
                        new Subject(
                                store.database(),
                                store.data(),
                                new RealDisk(),
                                store.blobs(),
                                true,
                                Clock.systemUTC()))
                .examine().stream().map(Defect::text).toList();
    }

    private void sweep() throws IOException {
        store.mailStore().sweep(Clock.systemUTC().instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void what_is_recorded_on_one_node_is_heard_on_the_other() throws IOException {
        record(node("a"), Kind.PERSONAL, 7);
        var other = node("b");
        assertThat(heard(other, Kind.PERSONAL)).containsExactly(7, 0);
        assertThat(other.find(tony, Kind.NAME)).isEmpty();
        assertThat(new RealDisk().list(temp.resolve("a").resolve(tony.toString()))).isEmpty();
        assertThat(defects()).isEmpty();
    }

    @Test
    void a_new_recording_takes_the_place_of_the_old_one_whose_bytes_go_by_a_sweep()
            throws IOException {
        var greetings = node("a");
        record(greetings, Kind.PERSONAL, 7);
        var old = greetings.find(tony, Kind.PERSONAL).orElseThrow();
        record(greetings, Kind.PERSONAL, 8);
        assertThat(heard(greetings, Kind.PERSONAL)).containsExactly(8, 0);
        assertThat(heard(old)).as("who listens hears it to its end").containsExactly(7, 0);
        assertThat(defects()).isEmpty();

        sweep();
        assertThat(blobs()).hasSize(1);
        assertThat(heard(greetings, Kind.PERSONAL)).containsExactly(8, 0);
    }

    @Test
    void a_draft_that_is_not_accepted_leaves_nothing() throws IOException {
        var greetings = node("a");
        try (var draft = greetings.record(tony, Kind.NAME)) {
            draft.audio().write(new short[] {8}, 0, 1);
            assertThat(heard(draft.recorded())).containsExactly(8, 0);
        }
        assertThat(greetings.find(tony, Kind.NAME)).isEmpty();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void a_removed_recording_is_gone_and_removing_nothing_is_no_error() throws IOException {
        var greetings = node("a");
        record(greetings, Kind.NAME, 7);
        greetings.removeAll(tony);
        greetings.removeAll(tony);
        assertThat(greetings.find(tony, Kind.NAME)).isEmpty();
        sweep();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void recordings_in_files_are_taken_over_and_given_back() throws IOException {
        var root = temp.resolve("a");
        record(FileGreetings.open(new RealDisk(), root), Kind.OUT_OF_OFFICE, 7);
        assertThat(heard(node("a"), Kind.OUT_OF_OFFICE)).containsExactly(7, 0);
        assertThat(heard(node("b"), Kind.OUT_OF_OFFICE)).containsExactly(7, 0);

        var files = FileGreetings.open(new RealDisk(), root);
        assertThat(files.find(tony, Kind.OUT_OF_OFFICE)).isEmpty();
        SharedGreetings.moveToFiles(store.database(), store.blobs(), files, Clock.systemUTC());
        assertThat(heard(files, Kind.OUT_OF_OFFICE)).containsExactly(7, 0);
        sweep();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void verify_names_a_recording_whose_bytes_are_gone() throws IOException {
        record(node("a"), Kind.NAME, 7);
        var blob = blobs().getFirst();
        store.blobs().delete(blob);
        assertThat(defects())
                .containsExactly(
                        "recording name of %s: its blob %s is missing".formatted(tony, blob));
    }
}
