package org.mynah.testkit.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.imap.CannedServer;

class TalkTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> ANSWERS =
            List.of(
                    "* CAPABILITY IMAP4rev1\r\na1 OK LOGIN done\r\n",
                    "* BYE\r\na2 OK LOGOUT done\r\n");

    @Test
    void a_conversation_that_goes_as_written_passes() throws IOException {
        var talk =
                Talk.of(
                        "login.talk",
                        """
                        # Signing in and out.
                        < \\* OK *

                        > a1 LOGIN tony ${password}
                        <~ a1 OK *
                        > a2 LOGOUT
                        < \\* BYE
                        < a2 OK LOG*done
                        <!
                        """);
        try (var server = new CannedServer("* OK [CAPABILITY (X)] ready\r\n", ANSWERS)) {
            talk.hold(server.address(), Map.of("password", "Kite.4421"), SOON);

            assertThat(server.received()).containsExactly("a1 LOGIN tony Kite.4421", "a2 LOGOUT");
        }
    }

    @Test
    void the_line_that_went_another_way_is_named_with_what_came_instead() throws IOException {
        var talk = Talk.of("x.talk", "< * OK*\n> a1 LOGIN tony ${password}\n< a1 OK*\n");
        try (var server = new CannedServer("* OK\r\n", ANSWERS)) {
            assertThatThrownBy(() ->
                            talk.hold(server.address(), Map.of("password", "Kite.4421"), SOON))
                    .isInstanceOf(TalkFailure.class)
                    .hasMessageContaining("x.talk:3: wanted < a1 OK*")
                    .hasMessageContaining("* CAPABILITY IMAP4rev1")
                    .hasMessageNotContaining("Kite.4421");
        }
    }

    @Test
    void a_peer_that_leaves_early_fails_the_conversation() throws IOException {
        try (var server = new CannedServer("* OK\r\n", List.of())) {
            var talk = Talk.of("x.talk", "< * OK\n<~ a1 OK\n");
            assertThatThrownBy(() -> talk.hold(server.address(), Map.of(), SOON))
                    .isInstanceOf(TalkFailure.class)
                    .hasMessageContaining("the server closed the connection");
        }
    }

    @Test
    void a_line_that_is_no_step_is_refused() {
        assertThatThrownBy(() -> Talk.of("x.talk", "\n? what\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("x.talk:2:");
    }
}
