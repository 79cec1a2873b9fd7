package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mynah.mail.imap.ThreadNode.Letter;

class ThreadsTest {

    private static final Instant MORNING = Instant.parse("2026-03-04T08:00:00Z");

    private final List<Letter> letters = new ArrayList<>();

    /** A mail of that many minutes after the morning, with Message-ID {@code <number>}. */
    private void mail(long number, long minute, String subject, Object... references) {
        letters.add(
                new Letter(
                        number,
                        MORNING.plusSeconds(minute * 60),
                        BaseSubject.of(subject),
                        "<" + number + ">",
                        List.of(references).stream().map(each -> "<" + each + ">").toList()));
    }

    private String byReferences() {
        return Threads.text(Threads.byReferences(letters));
    }

    @Test
    void replies_stand_under_what_they_answer_in_the_order_they_were_sent() {
        mail(2, 0, "Lunch");
        mail(3, 1, "Budget");
        mail(6, 2, "Re: Budget", 3);
        mail(4, 3, "Re: Budget", 3, 6);
        mail(44, 4, "Re: Budget", 3, 6);
        mail(23, 5, "Re: Budget", 3, 6, 4);
        mail(7, 6, "Re: Budget", 3, 6, 44);
        mail(96, 7, "Re: Budget", 3, 6, 44, 7);

        assertThat(byReferences()).isEqualTo("(2)(3 6 (4 23)(44 7 96))");
    }

    @Test
    void a_missing_message_holds_its_answers_together_without_a_number() {
        mail(1, 0, "Re: Trip", "gone");
        mail(2, 1, "Re: Trip", "gone");

        assertThat(byReferences()).isEqualTo("((1)(2))");
    }

    @Test
    void a_missing_message_between_two_that_are_there_leaves_no_trace() {
        mail(1, 0, "Trip");
        mail(2, 1, "Re: Trip", 1, "gone");

        assertThat(byReferences()).isEqualTo("(1 2)");
    }

    @Test
    void without_references_a_reply_is_found_by_its_subject() {
        mail(1, 5, "Trip");
        mail(2, 1, "RE: [list] Trip");
        mail(3, 2, "Other");

        assertThat(byReferences()).isEqualTo("(3)(1 2)");
    }

    @Test
    void two_letters_of_one_subject_stand_beside_each_other() {
        mail(1, 0, "Report");
        mail(2, 1, "Report");

        assertThat(byReferences()).isEqualTo("((1)(2))");
    }

    @Test
    void an_empty_subject_gathers_nothing() {
        mail(1, 0, "");
        mail(2, 1, "Re:");

        assertThat(byReferences()).isEqualTo("(1)(2)");
    }

    @Test
    void letters_that_name_each_other_do_not_turn_in_a_circle() {
        mail(1, 0, "a", 2);
        mail(2, 1, "b", 1);
        mail(3, 2, "c", 3);

        assertThat(byReferences()).isEqualTo("(2 1)(3)");
    }

    @Test
    void a_message_id_that_is_used_twice_belongs_to_the_first() {
        mail(1, 0, "a");
        letters.add(new Letter(2, MORNING, BaseSubject.of("b"), "<1>", List.of()));
        mail(3, 1, "c", 1);

        assertThat(byReferences()).isEqualTo("(1 3)(2)");
    }

    @Test
    void what_a_message_says_of_its_parent_counts_more_than_what_others_say() {
        mail(1, 0, "a");
        mail(2, 1, "b");
        mail(3, 2, "c", 1, 4);
        mail(4, 3, "d", 2);

        assertThat(byReferences()).isEqualTo("(1)(2 4 3)");
    }

    @Test
    void a_chain_of_ten_thousand_replies_is_told() {
        mail(1, 0, "long");
        for (int i = 2; i <= 10_000; i++) {
            mail(i, i, "Re: long", i - 1);
        }

        assertThat(byReferences()).startsWith("(1 2 3 4").endsWith("9999 10000)");
    }

    @Test
    void by_subject_the_first_letter_has_all_others_under_it() {
        mail(1, 3, "Trip");
        mail(2, 1, "Re: Trip");
        mail(3, 2, "Other");
        mail(4, 4, "Fwd: trip");

        assertThat(Threads.text(Threads.bySubject(letters))).isEqualTo("(2 (1)(4))(3)");
    }

    @Test
    void nothing_found_is_no_thread() {
        assertThat(byReferences()).isEmpty();
    }
}
