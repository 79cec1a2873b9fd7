package org.mynah.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.DataDirectoryException.Reason;

class DataDirectoryTest {

    @TempDir Path temp;

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_new_directory_has_all_folders_and_belongs_to_its_user_alone() throws Exception {
        var root = temp.resolve("a/data");
        try (var data = DataDirectory.open(root)) {
            for (var folder :
                    new Path[] {
                        root,
                        data.blobs(),
                        data.spool(),
                        data.prompts(),
                        data.tls(),
                        data.logs(),
                        data.cdr()
                    }) {
                assertThat(rights(folder)).as(folder.toString()).isEqualTo("rwx------");
            }
            assertThat(Files.readString(root.resolve("format"))).isEqualTo("1\n");
        }
    }

    @Test
    void the_token_is_private_and_another_one_at_each_start() throws Exception {
        String first;
        try (var data = DataDirectory.open(temp)) {
            first = data.adminToken();
            assertThat(rights(temp.resolve("admin.token"))).isEqualTo("rw-------");
            assertThat(first).hasSize(64);
        }
        try (var data = DataDirectory.open(temp)) {
            assertThat(data.adminToken()).isNotEqualTo(first);
        }
    }

    @Test
    void the_pepper_is_private_and_stays_the_same() throws Exception {
        byte[] first;
        try (var data = DataDirectory.open(temp)) {
            first = data.pepper();
            assertThat(rights(temp.resolve("pepper"))).isEqualTo("rw-------");
            assertThat(first).hasSize(32);
        }
        try (var data = DataDirectory.open(temp)) {
            assertThat(data.pepper()).isEqualTo(first);
        }
    }

    @Test
    void a_directory_that_is_in_use_is_refused_and_free_again_afterwards() throws Exception {
        try (var _ = DataDirectory.open(temp)) {
            assertThat(refusal(temp)).isEqualTo(Reason.IN_USE);
        }
        DataDirectory.open(temp).close();
    }

    @Test
    void a_directory_of_a_newer_format_is_refused_and_left_alone() throws Exception {
        DataDirectory.open(temp).close();
        Files.writeString(temp.resolve("format"), "2\n");

        assertThat(refusal(temp)).isEqualTo(Reason.NEWER_FORMAT);
        assertThat(Files.readString(temp.resolve("format"))).isEqualTo("2\n");
    }

    @Test
    void a_path_that_cannot_be_a_directory_is_refused_with_its_name() throws Exception {
        var file = Files.writeString(temp.resolve("file"), "x");
        assertThat(refusal(file)).isEqualTo(Reason.NOT_WRITABLE);
        Files.createDirectories(temp.resolve("data"));
        Files.writeString(temp.resolve("data/format"), "abc");
        assertThat(refusal(temp.resolve("data"))).isEqualTo(Reason.NOT_WRITABLE);
    }

    private static Reason refusal(Path root) {
        var thrown =
                catchThrowableOfType(
                        DataDirectoryException.class, () -> DataDirectory.open(root).close());
        assertThat(thrown).isNotNull().hasMessageContaining(root.toString());
        return thrown.reason();
    }
}
