package org.mynah.speech.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Phrase;

class EnglishUsTest {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final EnglishUs pack = new EnglishUs();

    @ParameterizedTest
    @CsvSource({
        "0, You have no new voice messages., You have no new voice messages.",
        "1, You have 1 new voice message., You have one new voice message.",
        "2, You have 2 new voice messages., You have two new voice messages.",
        "121, You have 121 new voice messages., You have one hundred twenty-one new voice messages."
    })
    void one_message_is_singular_and_all_other_counts_are_plural(
            int count, String text, String spoken) {
        assertThat(pack.text(Phrase.newMessages(count))).isEqualTo(text);
        assertThat(pack.spoken(Phrase.newMessages(count))).isEqualTo(spoken);
    }

    @Test
    void the_head_of_a_message_says_who_when_and_how_long() {
        var head = head(Optional.of("Tony Smith"), Optional.of("+14255550123"), true, false);
        assertThat(pack.text(head))
                .isEqualTo("New message from Tony Smith, today at 3:10 PM, 42 seconds.");
        assertThat(pack.spoken(head))
                .isEqualTo(
                        "New message from Tony Smith, today at three ten P M, forty-two seconds.");
    }

    @Test
    void a_caller_without_a_name_is_his_number_digit_by_digit() {
        assertThat(pack.spoken(head(Optional.empty(), Optional.of("4255550123"), true, false)))
                .startsWith(
                        "New message from four two five, five five five, zero one two three, today");
        assertThat(pack.spoken(head(Optional.empty(), Optional.of("51234"), true, false)))
                .startsWith("New message from five one two three four, today");
    }

    @Test
    void a_caller_without_name_and_number_is_unknown() {
        assertThat(pack.text(head(Optional.empty(), Optional.empty(), true, false)))
                .startsWith("New message from an unknown number, today");
        assertThat(pack.text(head(Optional.of("\u202E "), Optional.of("anonymous"), true, false)))
                .startsWith("New message from an unknown number, today");
    }

    @Test
    void importance_and_state_are_said() {
        var name = Optional.of("Tony Smith");
        assertThat(pack.text(head(name, Optional.empty(), true, true)))
                .startsWith("New message with high importance from Tony Smith");
        assertThat(pack.text(head(name, Optional.empty(), false, true)))
                .startsWith("Saved message with high importance from Tony Smith");
        assertThat(pack.text(head(name, Optional.empty(), false, false)))
                .startsWith("Saved message from Tony Smith");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-05T23:10:00Z | today at 3:10 PM
                    2026-03-05T08:00:00Z | today at 12 AM
                    2026-03-05T07:59:00Z | yesterday at 11:59 PM
                    2026-03-04T20:05:00Z | yesterday at 12:05 PM
                    2026-03-03T20:00:00Z | Tuesday at 12 PM
                    2026-02-27T17:00:00Z | Friday at 9 AM
                    2026-02-26T17:00:00Z | February 26 at 9 AM
                    2025-12-31T17:00:00Z | December 31, 2025 at 9 AM
                    2026-03-05T23:31:00Z | today at 3:31 PM
                    2026-03-06T10:00:00Z | March 6 at 2 AM
                    """)
    void a_moment_is_named_as_the_listener_would(Instant when, String named) {
        var now = Instant.parse("2026-03-05T23:30:00Z");
        assertThat(EnglishTimes.relative(when, now, PACIFIC)).isEqualTo(named);
    }

    @Test
    void days_are_those_of_the_listener_also_when_the_clock_changes() {
        // 8 March 2026, 02:00: an hour is skipped.
        var now = Instant.parse("2026-03-08T10:30:00Z");
        assertThat(EnglishTimes.relative(now.minus(Duration.ofHours(1)), now, PACIFIC))
                .isEqualTo("today at 1:30 AM");
        assertThat(EnglishTimes.relative(now.minus(Duration.ofHours(3)), now, PACIFIC))
                .isEqualTo("yesterday at 11:30 PM");
    }

    @ParameterizedTest
    @CsvSource({
        "0, less than a second",
        "1, 1 second",
        "42, 42 seconds",
        "60, 1 minute",
        "61, 1 minute 1 second",
        "150, 2 minutes 30 seconds",
        "3600, 1 hour",
        "3725, 1 hour 2 minutes",
        "-5, less than a second"
    })
    void a_length_is_said_to_the_second(long seconds, String said) {
        assertThat(EnglishTimes.duration(Duration.ofSeconds(seconds))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1            | 1
                    51234        | 5 1 2 3 4
                    123456       | 1 2 3, 4 5 6
                    5550142      | 5 5 5, 0 1 4 2
                    12345678     | 1 2 3 4, 5 6 7 8
                    4255550123   | 4 2 5, 5 5 5, 0 1 2 3
                    14255550123  | 1, 4 2 5, 5 5 5, 0 1 2 3
                    +4930123456  | plus 4 9 3, 0 1 2, 3 4 5 6
                    *98#         | star 9 8 pound
                    """)
    void digits_come_in_the_groups_people_use(String written, String said) {
        assertThat(EnglishNumbers.digitGroups(written)).isEqualTo(said);
    }

    @Test
    void a_long_number_is_cut() {
        assertThat(EnglishNumbers.digitGroups("1".repeat(500)).replaceAll("[^1]", ""))
                .hasSize(EnglishNumbers.LONGEST_NUMBER);
    }

    @Test
    void greetings_fit_spoken_and_recorded_names() {
        assertThat(pack.text(Phrase.systemGreeting("Tony Smith", false)))
                .isEqualTo("Tony Smith is not available to take your call.");
        assertThat(pack.text(Phrase.systemGreeting("Tony Smith", true)))
                .isEqualTo("Tony Smith is on another call.");
        assertThat(pack.text(new Phrase.NamedGreetingTail(true))).isEqualTo("is on another call.");
        assertThat(pack.text(Phrase.systemGreeting("\uD83D\uDE00", false)))
                .isEqualTo("The person you are calling is not available to take your call.");
        assertThat(pack.spoken(new Phrase.SystemGreetingForExtension("51234")))
                .isEqualTo(
                        "The person at extension five one two three four is not available to take"
                                + " your call.");
    }

    @Test
    void a_hostile_name_is_short_and_free_of_markup() {
        var text = pack.text(new Phrase.Name("<volume level='1'>" + "Bob\n".repeat(200)));
        assertThat(text)
                .doesNotContain("<", "\n")
                .hasSizeLessThanOrEqualTo(LanguagePack.LONGEST_NAME + 1);
        assertThat(pack.spoken(new Phrase.Name("Smith & Sons"))).isEqualTo("Smith and Sons.");
        assertThat(pack.text(new Phrase.Name("\u200B"))).isEqualTo("Name not available.");
    }

    private static Phrase head(
            Optional<String> name, Optional<String> number, boolean isNew, boolean isImportant) {
        return new Phrase.MessageHead(
                name,
                number,
                Instant.parse("2026-03-05T23:10:00Z"),
                Instant.parse("2026-03-05T23:30:00Z"),
                PACIFIC,
                Duration.ofSeconds(42),
                isNew,
                isImportant);
    }
}
