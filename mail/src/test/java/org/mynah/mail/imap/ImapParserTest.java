package org.mynah.mail.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.store.mailbox.Flag;

class ImapParserTest {

    @Test
    void strings_come_in_three_forms() throws Exception {
        var parser = parser("word \"a \\\" \\\\ b\" ", "lit\r\neral", " end");

        assertThat(parser.astring("x")).isEqualTo("word");
        parser.space("x");
        assertThat(parser.astring("x")).isEqualTo("a \" \\ b");
        parser.space("x");
        assertThat(parser.astring("x")).isEqualTo("lit\r\neral");
        parser.space("x");
        assertThat(parser.word("x")).isEqualTo("END");
        parser.end();
    }

    @Test
    void sets_keep_what_was_written() throws Exception {
        assertThat(parser("1,3:5,9:*").set("x").ranges())
                .containsExactly(
                        new NumberSet.Range(1, 1),
                        new NumberSet.Range(3, 5),
                        new NumberSet.Range(9, NumberSet.STAR));
        assertThat(parser("$").set("x").isSaved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "x", "1,", "1:", ":1", "1,,2", "99999999999999999999", "-1"})
    void a_wrong_set_is_refused(String set) {
        assertThatThrownBy(
                        () -> {
                            var parser = parser(set);
                            parser.set("the messages of FETCH");
                            parser.end();
                        })
                .isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void a_set_has_a_limit() {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.SET_RANGES, 3);

        assertThatThrownBy(() -> new ImapParser(CommandText.of("1,2,3,4"), limits, false).set("x"))
                .hasMessageContaining("at most 3");
    }

    @Test
    void depth_has_a_limit() {
        assertThatThrownBy(() -> SearchKey.parseAll(parser("(".repeat(1000) + "ALL"), UTF_8))
                .isInstanceOf(ImapSyntaxException.class)
                .hasMessageContaining("32");
        assertThatThrownBy(() -> SearchKey.parseAll(parser("NOT ".repeat(1000) + "ALL"), UTF_8))
                .isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void times_and_flags_are_read() throws Exception {
        assertThat(parser("\" 1-Feb-2026 10:00:00 +0100\"").dateTime("x"))
                .isEqualTo(Instant.parse("2026-02-01T09:00:00Z"));
        assertThat(parser("1-feb-2026").date("x")).hasToString("2026-02-01");
        var flags = parser("(\\seen $Forwarded \\Recent)").flags(false);
        assertThat(flags.has(Flag.SEEN)).isTrue();
        assertThat(flags.keywords()).containsExactly("$Forwarded");
    }

    @Test
    void sections_are_labelled_as_they_were_asked_for() throws Exception {
        var items =
                FetchItem.parse(
                        parser(
                                "(UID BODY.PEEK[1.2.HEADER.FIELDS (DATE \"X Y\")]<5.10> rfc822.size)"));

        assertThat(items).hasSize(3);
        assertThat(((FetchItem.Bytes) items.get(1)).label())
                .isEqualTo("BODY[1.2.HEADER.FIELDS (DATE \"X Y\")]<5>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X",
                "(",
                "()",
                "BODY[",
                "BODY[X]",
                "BODY[MIME]",
                "BODY[1.]<",
                "BODY[]<1>",
                "BODY[]<1.0>",
                "BODY[HEADER.FIELDS]",
                "BODY[HEADER.FIELDS ()]",
                "(FLAGS UID",
                "(FLAGS  UID)"
            })
    void wrong_items_are_refused(String items) {
        assertThatThrownBy(
                        () -> {
                            var parser = parser(items);
                            FetchItem.parse(parser);
                            parser.end();
                        })
                .isInstanceOf(ImapSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Entwürfe, Entw&APw-rfe",
        "A&B, A&-B",
        "台北/日本語, '&U,BTFw-/&ZeVnLIqe-'",
        "INBOX, INBOX",
        "😀, &2D3eAA-",
    })
    void folder_names_travel_in_modified_utf_7(String name, String wire) {
        assertThat(FolderNames.encode(name)).isEqualTo(wire);
        assertThat(FolderNames.decode(wire)).isEqualTo(name);
    }

    @Test
    void patterns_take_little_time() {
        assertThat(FolderNames.matches("*", "a/b", '/')).isTrue();
        assertThat(FolderNames.matches("%", "a/b", '/')).isFalse();
        assertThat(FolderNames.matches("a/%", "a/b", '/')).isTrue();
        assertThat(FolderNames.matches("a*b%c", "axx/bxc", '/')).isTrue();
        assertThat(FolderNames.matches("*a".repeat(5_000), "a".repeat(500) + "b", '/')).isFalse();
    }

    @Test
    void random_commands_are_refused_and_nothing_else() {
        var random = new Random(5);
        var words =
                List.of(
                        "FETCH",
                        "1:*",
                        "(",
                        ")",
                        "BODY[",
                        "]",
                        "\"",
                        "\\",
                        "{3}",
                        " ",
                        " ",
                        "NIL",
                        "<0.5>",
                        "OR",
                        "NOT",
                        "ALL",
                        "$",
                        "*",
                        "\0",
                        "ü",
                        "1-Feb-2026",
                        "RETURN");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            for (int way = 0; way < 4; way++) {
                try {
                    var parser = parser(text.toString());
                    switch (way) {
                        case 0 -> FetchItem.parse(parser);
                        case 1 -> SearchKey.parseAll(parser, UTF_8);
                        case 2 -> parser.flags(true);
                        default -> parser.folder("x");
                    }
                } catch (ImapSyntaxException e) {
                    assertThat(e.text()).isNotEmpty();
                }
            }
        }
    }

    private static ImapParser parser(String... pieces) {
        return new ImapParser(
                new CommandText(List.of(pieces), -1, false, false), ImapLimits.DEFAULT, false);
    }
}
