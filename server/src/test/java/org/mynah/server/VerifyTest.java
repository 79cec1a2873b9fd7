package org.mynah.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import picocli.CommandLine;

class VerifyTest {

    @TempDir Path temp;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int verify(String... more) {
        var line =
                new CommandLine(new Main())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        var arguments =
                new java.util.ArrayList<>(java.util.List.of("verify", "--data", temp.toString()));
        arguments.addAll(java.util.List.of(more));
        return line.execute(arguments.toArray(String[]::new));
    }

    @Test
    void a_clean_store_prints_no_defect_and_exits_0() {
        StoreFixture.sqlite(temp).close();
        assertThat(verify()).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("clean");
    }

    @Test
    void a_folder_without_a_store_exits_73_and_stays_as_it_is() {
        assertThat(verify()).isEqualTo(73);
        assertThat(err.toString()).contains("no store");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void a_defect_is_one_line_and_exit_1_and_repair_says_what_it_did() throws Exception {
        try (var store = StoreFixture.sqlite(temp)) {
            store.blobs().put(written -> written.write("lost".getBytes(UTF_8)));
        }
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString().lines()).singleElement().asString().contains("no message refers");

        out.getBuffer().setLength(0);
        assertThat(verify("--repair")).isZero();
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith("repair: ")
                .contains("moved to");
    }

    @Test
    void beside_a_running_server_it_only_looks() {
        try (var _ = StoreFixture.sqlite(temp)) {
            assertThat(verify()).isZero();
            assertThat(verify("--repair")).isEqualTo(73);
            assertThat(err.toString()).contains("in use");
        }
    }
}
