package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.TestPostgresql;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.process.ServerProcess;

@DisplayName("A node that was killed is named by the next who disables something (directory §5)")
class SilentNodeIT {

    /** Directory §5 rule 1. */
    private static final Duration SILENT = Duration.ofSeconds(5);

    @TempDir Path folder;

    private ServerProcess startProcess(String name, String database) {
        var host = InetAddress.ofLiteral("127.0.0.3");
        var sip = new InetSocketAddress(host, FreePorts.one(host));
        var command =
                new ArrayList<>(
                        PackagedServer.java("run", "--data", folder.resolve(name).toString()));
        for (var setting : TestNode.settings(name, sip, "36400-36599", database)) {
            command.addAll(List.of("--set", setting));
        }
        return ServerProcess.of(command).startAndAwait("Mynah is ready", TestNode.LIMIT);
    }

    @Test
    @Timeout(120)
    @DisplayName("Rule 1: W09 names it after 5 s, and the change is kept")
    void a_killed_node_is_named_after_five_seconds() throws Exception {
        var database = TestPostgresql.emptyDatabase("silent_node_" + System.nanoTime());
        try (var a = TestNode.start(folder, "a", "127.0.0.2", "36600-36799", database)) {
            a.lendPepperTo(folder.resolve("b"));
            try (var b = startProcess("b", database)) {
                a.shell(TestNode.CONTOSO);
                assertThat(
                                a.shell(
                                        "Disable-UMIPGateway MyGateway -Confirm:$false -Verbose -WarningVariable w",
                                        "\"warnings: $($w.Count)\""))
                        .contains("The change is in force on a, b.")
                        .contains("warnings: 0");

                b.killHard();
                var _ = b.awaitExit(TestNode.LIMIT);
                var began = System.nanoTime();
                var told =
                        a.shell(
                                "Disable-UMMailbox tonysmith@contoso.com -Confirm:$false -Verbose -WarningVariable w",
                                "$w");

                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isBetween(SILENT, SILENT.plusSeconds(10));
                assertThat(told)
                        .contains("W09: ", "the node 'b' has not confirmed it")
                        .contains("The change is in force on a.");
                assertThat(a.shell("(Get-Mailbox tonysmith).UMEnabled")).contains("False");
            }
        }
    }
}
