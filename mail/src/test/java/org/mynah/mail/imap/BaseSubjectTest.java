package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseSubjectTest {

    @ParameterizedTest
    @CsvSource({
        "Trip, trip, false",
        "Re: Trip, trip, true",
        "re : RE: Fw: Trip, trip, true",
        "Re[2]: Trip, trip, true",
        "[list] Re: [other] Trip, trip, true",
        "[list] Trip, trip, false",
        "[list], [list], false",
        "Trip (fwd) (FWD), trip, true",
        "[Fwd: Re: Trip], trip, true",
        "Trip   to\tRome, trip to rome, false",
        "Re: , '', true",
        "Reform, reform, false",
    })
    void marks_of_replies_and_lists_are_taken_away(String subject, String base, boolean isReply) {
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(base, isReply));
    }

    @Test
    void a_subject_of_a_thousand_marks_is_read_in_a_moment() {
        assertThat(BaseSubject.of("Re: [a] ".repeat(1_000) + "x").text()).isEqualTo("x");
        assertThat(BaseSubject.of("[".repeat(50_000)).text()).hasSize(50_000);
    }
}
