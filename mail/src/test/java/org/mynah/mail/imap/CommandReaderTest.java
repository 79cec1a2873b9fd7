package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

    private final List<String> leaves = new ArrayList<>();

    @Test
    void a_line_is_a_command() throws Exception {
        assertThat(read("a NOOP\r\n", true)).containsExactly(List.of("a NOOP"));
        assertThat(read("a NOOP\n", true)).as("a bare LF").containsExactly(List.of("a NOOP"));
    }

    @Test
    void a_literal_is_asked_for_and_taken() throws Exception {
        assertThat(read("a LOGIN {4}\r\ntony {3+}\r\nx\ny\r\n", false))
                .containsExactly(List.of("a LOGIN ", "tony", " ", "x\ny", ""));
        assertThat(leaves).hasSize(1);
    }

    @Test
    void commands_are_the_same_wherever_the_stream_is_split() throws Exception {
        var bytes = "a LOGIN {4}\r\ntony \"x\"\r\nb SEARCH TEXT {2+}\r\n\r\n UNSEEN\r\nc NOOP\r\n";
        var whole = read(bytes, true);
        assertThat(whole).hasSize(3);
        for (int split = 0; split <= bytes.length(); split++) {
            assertThat(readSplit(bytes, split)).as("split at %d", split).isEqualTo(whole);
        }
    }

    @Test
    void the_message_of_append_stays_on_the_wire() throws Exception {
        var reader = reader("a append \"Sent\" (\\Seen) {99999999}\r\n", ImapLimits.DEFAULT);

        var command = reader.read(true, () -> {}).orElseThrow();

        assertThat(command.pieces()).containsExactly("a append \"Sent\" (\\Seen) ");
        assertThat(command.message()).isEqualTo(99_999_999);
        assertThat(command.isWaiting()).isTrue();
    }

    @Test
    void the_folder_of_append_may_be_a_literal_too() throws Exception {
        var reader = reader("a APPEND {4+}\r\nSent {310+}\r\n", ImapLimits.DEFAULT);

        var command = reader.read(true, () -> {}).orElseThrow();

        assertThat(command.pieces()).containsExactly("a APPEND ", "Sent", " ");
        assertThat(command.message()).isEqualTo(310);
        assertThat(command.isWaiting()).isFalse();
    }

    @Test
    void a_gigabyte_before_sign_in_is_refused_unread() {
        assertThatThrownBy(() -> read("a LOGIN {1000000000}\r\n", false))
                .isInstanceOfSatisfying(
                        CommandReader.TooLongException.class,
                        e -> {
                            assertThat(e.tag()).isEqualTo("a");
                            assertThat(e.isOver()).as("the client waits").isFalse();
                        });
        assertThatThrownBy(() -> read("a APPEND INBOX {1000000000+}\r\n", false))
                .isInstanceOfSatisfying(
                        CommandReader.TooLongException.class,
                        e -> assertThat(e.isOver()).as("the client sends").isTrue());
        assertThat(leaves).isEmpty();
    }

    @Test
    void an_endless_line_is_refused() {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.LINE_BYTES, 100);

        assertThatThrownBy(() -> reader("a " + "x".repeat(200), limits).read(true, () -> {}))
                .isInstanceOf(CommandReader.TooLongException.class)
                .hasMessageContaining("100");
        assertThatThrownBy(() ->
                        reader("a {1+}\r\nx".repeat(20) + "\r\n", limits).read(true, () -> {}))
                .as("in pieces")
                .isInstanceOf(CommandReader.TooLongException.class);
    }

    @Test
    void a_client_that_hangs_up_inside_a_command_is_no_command() {
        assertThatThrownBy(() -> read("a NOO", true)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("a LOGIN {9+}\r\nto", false))
                .isInstanceOf(EOFException.class);
    }

    private List<List<String>> read(String bytes, boolean isSignedIn) throws Exception {
        return all(reader(bytes, ImapLimits.DEFAULT), isSignedIn);
    }

    private List<List<String>> readSplit(String bytes, int split) throws Exception {
        var all = bytes.getBytes(StandardCharsets.ISO_8859_1);
        InputStream in =
                new SequenceInputStream(
                        new ByteArrayInputStream(Arrays.copyOf(all, split)),
                        new ByteArrayInputStream(Arrays.copyOfRange(all, split, all.length)));
        return all(new CommandReader(in, ImapLimits.DEFAULT, () -> {}), true);
    }

    private static List<List<String>> all(CommandReader reader, boolean isSignedIn)
            throws Exception {
        var commands = new ArrayList<List<String>>();
        for (Optional<CommandText> command = reader.read(isSignedIn, () -> {});
                command.isPresent();
                command = reader.read(isSignedIn, () -> {})) {
            commands.add(command.get().pieces());
        }
        return commands;
    }

    private CommandReader reader(String bytes, ImapLimits limits) {
        return new CommandReader(
                new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)),
                limits,
                () -> leaves.add("+"));
    }
}
