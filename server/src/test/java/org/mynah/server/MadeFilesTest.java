package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeFilesTest {

    /** The server's own cmdlets, not those of a fixture, are what the committed files describe. */
    @Test
    void the_server_makes_the_files_of_the_source_tree(@TempDir Path root) throws Exception {
        var written = MadeFiles.write(root);

        assertThat(written).contains("docs/reference/openapi.yaml", "powershell/Mynah/Mynah.psm1");
        assertThat(MadeFiles.write(root)).isEmpty();
        for (var each : written) {
            assertThat(Files.readString(Path.of("..").resolve(each)).replace("\r\n", "\n"))
                    .as(each + " is not current; run ./mynah docs and commit what it wrote")
                    .isEqualTo(Files.readString(root.resolve(each)));
        }
    }
}
