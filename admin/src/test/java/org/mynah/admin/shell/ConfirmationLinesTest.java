package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.NodeSightings.Sighting;

/** Changes that hold everywhere at once wait for the other nodes (directory §5 rule 1, W09). */
class ConfirmationLinesTest {

    private static final String OTHER = "node2.contoso.com";
    private static final String DISABLE =
            "Disable-UMAutoAttendant -Identity MyUMAutoAttendant -Confirm:$false";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-UMAutoAttendant -Name MyUMAutoAttendant -UMDialPlan MyUMDialPlan -Status Enabled -PilotIdentifierList 56000");
        shell.clock = new Ticking();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    /** A second passes with each look at it. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void seen(long version, Duration before) {
        shell.store
                .sightings()
                .seen(new Sighting(OTHER, version, shell.clock.instant().minus(before)));
    }

    private long version() {
        return shell.store.directory().<Long>read(DirectoryReader::version);
    }

    @Test
    @DisplayName("§5 rule 1: a node that is silent for 5 s is named by W09, and the change is kept")
    void a_silent_node_is_named() {
        seen(version(), Duration.ZERO);

        shell.good(DISABLE);

        assertThat(shell.console.warnings)
                .anyMatch(line -> line.contains("W09: ") && line.contains(OTHER));
        assertThat(shell.good("(Get-UMAutoAttendant MyUMAutoAttendant).Status"))
                .containsExactly("Disabled");
    }

    @Test
    void a_node_that_runs_the_version_is_not_named() {
        seen(version() + 1, Duration.ZERO);

        shell.good(DISABLE);

        assertThat(shell.console.warnings).noneMatch(line -> line.contains("W09: "));
    }

    @Test
    @DisplayName("§5 rule 10: a node beyond its lease has failed closed and is not waited for")
    void a_node_that_died_long_ago_is_not_waited_for() {
        seen(1, Duration.ofSeconds(31));

        shell.good(DISABLE);

        assertThat(shell.console.warnings).noneMatch(line -> line.contains("W09: "));
    }

    @Test
    void a_node_that_went_in_order_is_not_waited_for() {
        seen(1, Duration.ZERO);
        shell.store.sightings().gone(OTHER);

        shell.good(DISABLE);

        assertThat(shell.console.warnings).noneMatch(line -> line.contains("W09: "));
    }

    @Test
    @DisplayName("§5 rule 1: -Verbose tells which nodes have confirmed it")
    void the_nodes_that_confirmed_are_told() {
        seen(version() + 1, Duration.ZERO);

        assertThat(shell.good(DISABLE + " -Verbose"))
                .anyMatch(line ->
                        line.startsWith("VERBOSE: The change is in force on ")
                                && line.contains(OTHER));
    }

    @Test
    void a_node_that_did_not_confirm_is_not_told_as_if_it_had() {
        seen(version(), Duration.ZERO);

        assertThat(shell.good(DISABLE + " -Verbose"))
                .anyMatch(line -> line.startsWith("VERBOSE: The change is in force on "))
                .noneMatch(line -> line.contains(OTHER));
    }

    @Test
    void a_rehearsal_waits_for_nobody() {
        seen(1, Duration.ZERO);

        shell.good(DISABLE + " -WhatIf");

        assertThat(shell.console.warnings).noneMatch(line -> line.contains("W09: "));
    }
}
