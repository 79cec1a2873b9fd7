package org.mynah.store.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.disk.CrashDisk;
import org.mynah.store.disk.RealDisk;
import org.mynah.um.Audio;
import org.mynah.um.Greetings;
import org.mynah.um.Greetings.Kind;
import org.mynah.um.directory.ObjectId;

class FileGreetingsTest {

    private static final ObjectId TONY = ObjectId.of("9b2d3c5e-0000-4000-8000-000000051234");

    @TempDir Path temp;

    private static byte[] heard(Audio audio) throws IOException {
        try (var in = audio.open()) {
            return in.readAllBytes();
        }
    }

    private static void record(Greetings greetings, Kind kind, int value) throws IOException {
        try (var draft = greetings.record(TONY, kind)) {
            draft.audio().write(new short[] {(short) value}, 0, 1);
            draft.accept();
        }
    }

    @Test
    void an_accepted_greeting_is_in_use_also_after_a_restart() throws IOException {
        record(FileGreetings.open(new RealDisk(), temp), Kind.PERSONAL, 7);

        var greetings = FileGreetings.open(new RealDisk(), temp);
        assertThat(heard(greetings.find(TONY, Kind.PERSONAL).orElseThrow())).containsExactly(7, 0);
        assertThat(greetings.find(TONY, Kind.OUT_OF_OFFICE)).isEmpty();
        assertThat(greetings.find(ObjectId.random(), Kind.PERSONAL)).isEmpty();
    }

    @Test
    void a_draft_can_be_heard_and_leaves_the_greeting_in_use_alone() throws IOException {
        var greetings = FileGreetings.open(new RealDisk(), temp);
        record(greetings, Kind.PERSONAL, 7);
        try (var draft = greetings.record(TONY, Kind.PERSONAL)) {
            draft.audio().write(new short[] {8}, 0, 1);
            assertThat(heard(draft.recorded())).containsExactly(8, 0);
        }
        assertThat(heard(greetings.find(TONY, Kind.PERSONAL).orElseThrow())).containsExactly(7, 0);
        assertThat(new RealDisk().list(temp.resolve(TONY.toString()))).hasSize(1);
    }

    @Test
    void a_new_greeting_takes_the_place_of_the_old_one() throws IOException {
        var greetings = FileGreetings.open(new RealDisk(), temp);
        record(greetings, Kind.NAME, 7);
        record(greetings, Kind.NAME, 8);
        assertThat(heard(greetings.find(TONY, Kind.NAME).orElseThrow())).containsExactly(8, 0);
    }

    @Test
    void a_removed_greeting_is_gone_and_removing_nothing_is_no_error() throws IOException {
        var greetings = FileGreetings.open(new RealDisk(), temp);
        record(greetings, Kind.PERSONAL, 7);
        greetings.remove(TONY, Kind.PERSONAL);
        greetings.remove(TONY, Kind.PERSONAL);
        greetings.remove(ObjectId.random(), Kind.PERSONAL);
        assertThat(greetings.find(TONY, Kind.PERSONAL)).isEmpty();
    }

    @Test
    void after_a_power_cut_the_old_or_the_new_greeting_is_in_use_whole() throws IOException {
        var disk = new CrashDisk();
        var root = Path.of("/data/prompts");
        var greetings = FileGreetings.open(disk, root);
        record(greetings, Kind.PERSONAL, 7);
        var isAccepted = new AtomicBoolean();
        disk.afterEach(now -> {
            for (var state : now.statesNow()) {
                try {
                    var after = FileGreetings.open(state.restart(), root);
                    var audio = heard(after.find(TONY, Kind.PERSONAL).orElseThrow());
                    if (isAccepted.get()) {
                        assertThat(audio).as(state.story()).containsExactly(8, 0);
                    } else {
                        assertThat(audio[0]).as(state.story()).isIn((byte) 7, (byte) 8);
                        assertThat(audio).as(state.story()).hasSize(2);
                    }
                } catch (IOException e) {
                    throw new AssertionError(state.story(), e);
                }
            }
        });
        try (var draft = greetings.record(TONY, Kind.PERSONAL)) {
            draft.audio().write(new short[] {8}, 0, 1);
            draft.accept();
            isAccepted.set(true);
        }
        record(greetings, Kind.NAME, 1);
    }
}
