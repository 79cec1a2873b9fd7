package org.mynah.testkit.process;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessTest {
    private static final Duration SOON = ofSeconds(20);

    @Test
    void a_command_gives_its_output_its_errors_and_its_exit_code() {
        var ran =
                Command.run(
                        List.of("sh", "-c", "cat; echo oops >&2; exit 3"),
                        SOON,
                        "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.succeeded()).isFalse();
        assertThat(ran.text()).isEqualTo("hello");
        assertThat(ran.errors()).isEqualTo("oops\n");
        assertThat(ran).hasToString("exit code 3\nhellooops\n");
    }

    @Test
    void a_command_is_killed_with_its_children_at_its_limit() {
        var ran = Command.run(List.of("sh", "-c", "echo started; sleep 600 & wait"), ofMillis(300));

        assertThat(ran.exitCode()).isEqualTo(Command.TIMED_OUT);
        assertThat(ran.text()).isEqualTo("started\n");
    }

    @Test
    void a_command_runs_where_and_with_what_it_is_told() {
        var ran =
                Command.run(
                        List.of("sh", "-c", "pwd; echo $BIRD"),
                        SOON,
                        new byte[0],
                        Map.of("BIRD", "mynah"),
                        Path.of("/"));

        assertThat(ran.text()).isEqualTo("/\nmynah\n");
        assertThat(Command.isInstalled("sh")).isTrue();
        assertThat(Command.isInstalled("no-such-program")).isFalse();
    }

    @Test
    void a_server_is_ready_when_it_says_so_and_ends_when_asked() {
        String script =
                "trap 'echo drained; exit 0' TERM; echo starting; echo log >&2;"
                        + " echo Bird is ready: $PORT; while :; do sleep 0.05; done";
        try (var server =
                ServerProcess.of("sh", "-c", script)
                        .with("PORT", "5060")
                        .startAndAwait("is ready", SOON)) {
            assertThat(server.outputLines()).containsExactly("starting", "Bird is ready: 5060");
            assertThat(server.awaitLog(line -> line.equals("log"), "log", SOON)).isEqualTo("log");
            assertThat(server.residentBytes().orElse(0)).isPositive();

            assertThat(server.terminate(SOON)).hasValue(0);
            assertThat(server.awaitOutput(line -> line.equals("drained"), "drained", SOON))
                    .isEqualTo("drained");
        }
    }

    @Test
    void a_server_that_is_killed_hard_runs_no_handler() {
        String script = "trap 'echo drained' TERM; echo ready; while :; do sleep 0.05; done";
        try (var server = ServerProcess.of("sh", "-c", script).startAndAwait("ready", SOON)) {
            server.killHard();

            assertThat(server.isAlive()).isFalse();
            assertThat(server.awaitExit(SOON)).hasValue(137);
            assertThat(server.outputLines()).doesNotContain("drained");
        }
    }

    @Test
    void a_server_that_ends_before_it_is_ready_fails_with_its_log() {
        var start = ServerProcess.of("sh", "-c", "echo port 5060 is taken >&2; exit 78");

        assertThatThrownBy(() -> start.startAndAwait("ready", SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before it ended with exit code 78")
                .hasMessageContaining("port 5060 is taken");
        assertThatThrownBy(() ->
                        ServerProcess.of("sleep", "600").startAndAwait("ready", ofMillis(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within 100 ms");
    }

    @Test
    void ports_are_free_in_a_row_and_never_handed_out_twice() throws SocketException {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        int first = FreePorts.range(loopback, 10);
        assertThat(first).isEven();
        for (int port = first; port < first + 10; port++) {
            new DatagramSocket(new InetSocketAddress(loopback, port)).close();
        }
        assertThat(FreePorts.one(loopback))
                .satisfiesAnyOf(
                        port -> assertThat(port).isLessThan(first),
                        port -> assertThat(port).isGreaterThan(first + 9));
    }
}
