package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lease of a node (directory §5 rule 10)")
class LeaseTest {

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private final Lease lease = new Lease(() -> now);

    @Test
    void it_is_thirty_seconds() {
        assertThat(Lease.LENGTH).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void it_is_over_when_the_directory_was_out_of_reach_for_so_long() {
        now = now.plus(Lease.LENGTH).minusMillis(1);
        assertThat(lease.isOver()).isFalse();
        now = now.plusMillis(1);
        assertThat(lease.isOver()).isTrue();
    }

    @Test
    void each_answer_renews_it_from_the_moment_of_the_question() {
        var asked = now.plusSeconds(20);
        now = now.plusSeconds(40);
        lease.renew(asked);
        assertThat(lease.isOver()).isFalse();
        now = asked.plus(Lease.LENGTH);
        assertThat(lease.isOver()).isTrue();
    }

    @Test
    void an_answer_that_comes_late_does_not_shorten_it() {
        lease.renew(now.plusSeconds(10));
        lease.renew(now.plusSeconds(5));
        now = now.plusSeconds(39);
        assertThat(lease.isOver()).isFalse();
    }
}
