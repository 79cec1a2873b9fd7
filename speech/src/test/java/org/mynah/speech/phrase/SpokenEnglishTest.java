package org.mynah.speech.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenEnglishTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    You have 1 new voice message.          | You have one new voice message.
                    You have 21 messages                   | You have twenty-one messages
                    0                                      | zero
                    13 of 100                              | thirteen of one hundred
                    1,240 boxes                            | one thousand two hundred forty boxes
                    1,240,000                              | one million two hundred forty thousand
                    999999                                 | nine hundred ninety-nine thousand nine hundred ninety-nine
                    8814207                                | eight eight one four two zero seven
                    007                                    | zero zero seven
                    3.25                                   | three point two five
                    1,240.5 kg                             | one thousand two hundred forty point five kg
                    -5 degrees                             | minus five degrees
                    version 10.0.12                        | version ten point zero point twelve
                    42%                                    | forty-two percent
                    21 °C today                            | twenty-one degrees Celsius today
                    the 1st, 2nd, 3rd and 20th             | the first, second, third and twentieth
                    room B12                               | room B twelve
                    """)
    void numbers_are_words(String written, String spoken) {
        assertThat(SpokenEnglish.of(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    today at 3:10 PM              | today at three ten P M
                    at 3:05pm sharp               | at three oh five P M sharp
                    at 3 PM                       | at three P M
                    at 11 a.m. we                 | at eleven A M we
                    12:00 AM                      | twelve A M
                    at 15:10                      | at three ten P M
                    at 00:05                      | at twelve oh five A M
                    at 09:30                      | at nine thirty A M
                    at 9:30                       | at nine thirty
                    at 9:00                       | at nine o'clock
                    15:10:22                      | three ten P M
                    10/14/2026                    | October fourteenth, twenty twenty-six
                    1/2/06                        | January second, two thousand six
                    13/45/2026                    | thirteen forty-five two thousand twenty-six
                    2026-10-14                    | October fourteenth, twenty twenty-six
                    2026-10-14T15:10              | October fourteenth, twenty twenty-six at three ten P M
                    March 5 at 8 AM               | March fifth at eight A M
                    March 5, 1999                 | March fifth, nineteen ninety-nine
                    Oct. 21st                     | October twenty-first
                    May 31 of 2005                | May thirty-first, two thousand five
                    """)
    void dates_and_times_are_words(String written, String spoken) {
        assertThat(SpokenEnglish.of(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    $1,240.50                | one thousand two hundred forty dollars and fifty cents
                    $1                       | one dollar
                    $0.01                    | one cent
                    $ 20                     | twenty dollars
                    € 5.30                   | five euros and thirty cents
                    £2.50                    | two pounds and fifty pence
                    $2.5 million             | two point five million dollars
                    $3 billion               | three billion dollars
                    """)
    void amounts_are_words(String written, String spoken) {
        assertThat(SpokenEnglish.of(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    call 425-555-0123 now      | call four two five, five five five, zero one two three now
                    (425) 555-0123             | four two five, five five five, zero one two three
                    425.555.0123               | four two five, five five five, zero one two three
                    +1 425 555 0123            | plus one, four two five, five five five, zero one two three
                    1-425-555-0123             | one, four two five, five five five, zero one two three
                    555-0142                   | five five five, zero one four two
                    +14255550123               | plus one, four two five, five five five, zero one two three
                    ext. 51234                 | extension five one two three four
                    extension 10234            | extension one zero two three four
                    PIN 5643892                | pin five six four three eight nine two
                    5 1 2 3 4.                 | five one two three four.
                    4 2 5, 5 5 5, 0 1 2 3      | four two five, five five five, zero one two three
                    """)
    void telephone_numbers_are_read_digit_by_digit_in_groups(String written, String spoken) {
        assertThat(SpokenEnglish.of(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tonysmith@contoso.com                       | tonysmith at contoso dot com
                    tony.smith@contoso.com                      | tony dot smith at contoso dot com
                    tony_smith-2@mail.contoso.com               | tony underscore smith dash two at mail dot contoso dot com
                    write to mailto:a.b@example.com.            | write to a dot b at example dot com.
                    see https://www.contoso.com/a/b?c=d#e       | see link to contoso dot com
                    https://tony@contoso.com:8443/x             | link to contoso dot com
                    www.example.com/path                        | link to example dot com
                    """)
    void addresses_are_said_and_paths_are_for_eyes(String written, String spoken) {
        assertThat(SpokenEnglish.of(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Re: Budget                          | Reply: Budget
                    RE: Re: FW: Budget                  | Reply: Budget
                    Fwd: Re[2]: Budget                  | Forwarded: Budget
                    Dr. Jones & Mrs. Hall               | Doctor Jones and Misses Hall
                    e.g. this, i.e. that                | for example this, that is that
                    Contoso Corp. vs. Fabrikam Inc.     | Contoso Corporation versus Fabrikam Incorporated
                    FYI, the ETA is TBD                 | F Y I, the E T A is T B D
                    Enter your PIN                      | Enter your pin
                    voicemail and email                 | voice mail and e-mail
                    w/o tea and/or w/ milk              | without tea and or with milk
                    yes - no                            | yes, no
                    wait...                             | wait.
                    What?!?!                            | What?
                    ----- Original -----                | Original
                    """)
    void short_forms_and_signs_are_words(String written, String spoken) {
        assertThat(SpokenEnglish.of(written)).isEqualTo(spoken);
    }

    @Test
    void engine_markup_and_invisible_characters_are_dropped() {
        assertThat(SpokenEnglish.of("<speed level='500'>Tony</speed> [[h@'loU]]"))
                .doesNotContain("<", ">", "[", "]")
                .contains("Tony");
        assertThat(SpokenEnglish.of("To\u200Bny \u202Ehtims\u202C \uD83D\uDC4D\uFE0F\u0007!"))
                .isEqualTo("Tony htims!");
        assertThat(SpokenEnglish.of("\uD800 lone")).isEqualTo("lone");
    }

    @Test
    void what_cannot_be_said_is_empty() {
        assertThat(SpokenEnglish.of("\uD83D\uDE00\uD83D\uDE00")).isEmpty();
        assertThat(SpokenEnglish.of("   ")).isEmpty();
        assertThat(SpokenEnglish.of("<<< >>>")).isEmpty();
    }

    @Test
    void lines_end_in_a_pause() {
        assertThat(SpokenEnglish.of("Hello Tony,\r\n\r\nsee you\nRegards"))
                .isEqualTo("Hello Tony, see you. Regards");
    }

    @Test
    void no_row_of_digits_or_letters_is_spoken_for_minutes() {
        assertThat(SpokenEnglish.of("7".repeat(300)).split(" ")).hasSize(32);
        assertThat(SpokenEnglish.of("x".repeat(300))).hasSize(SpeakableText.LONGEST_WORD);
        assertThat(SpokenEnglish.of("word ".repeat(5000)).length())
                .isLessThanOrEqualTo(SpeakableText.LONGEST_TEXT);
    }

    @Test
    void hostile_text_is_done_in_linear_time() {
        for (var piece :
                new String[] {
                    "a.", "1,", "(1", "a@", "1-1 ", "http://", "1.1", "re:", "= ", "..", "+1 "
                }) {
            assertThat(SpokenEnglish.of(piece.repeat(3000))).doesNotContain("@");
        }
    }
}
