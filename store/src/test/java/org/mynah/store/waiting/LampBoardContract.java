package org.mynah.store.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.waiting.Lamp;
import org.mynah.um.waiting.LampBoard.Order;
import org.mynah.um.waiting.MessagesWaiting;

/** What the lamp board promises, on either database. */
abstract class LampBoardContract {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final MessagesWaiting TWO = new MessagesWaiting(2, 3, 1, 0);
    private static final MessagesWaiting ONE = new MessagesWaiting(1, 4, 0, 0);

    private final ObjectId tony = ObjectId.random();
    private final ObjectId gateway = ObjectId.random();
    private final Lamp lamp = new Lamp(tony, gateway, "51234");

    @TempDir Path temp;
    private StoreFixture store;
    private SqlLampBoard board;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void openStore() {
        store = open(temp);
        board = new SqlLampBoard(store.database());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private List<Order> claim(Instant now) {
        return board.claim(gateway, now, LEASE, 10);
    }

    @Test
    void what_is_wanted_is_claimed_once_until_the_lease_is_over() {
        board.want(tony, Set.of(lamp), TWO, NOON);

        assertThat(board.dueGateways(NOON.minusMillis(1))).isEmpty();
        assertThat(board.dueGateways(NOON)).containsExactly(gateway);
        var mark = NOON.plus(LEASE);
        assertThat(claim(NOON)).containsExactly(new Order(lamp, TWO, false, 0, mark));
        assertThat(claim(NOON)).as("another node").isEmpty();
        assertThat(claim(mark)).as("the node died").hasSize(1);
        assertThat(board.mailboxes()).containsExactly(tony);
    }

    @Test
    void what_is_told_is_left_alone_until_it_changes_or_a_day_is_over() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        board.told(claim(NOON).getFirst(), NOON.plusSeconds(86_400));

        board.want(tony, Set.of(lamp), TWO, NOON.plusSeconds(5));
        assertThat(claim(NOON.plusSeconds(5))).isEmpty();
        assertThat(claim(NOON.plusSeconds(86_400))).hasSize(1);

        board.want(tony, Set.of(lamp), ONE, NOON.plusSeconds(6));
        assertThat(claim(NOON.plusSeconds(6))).extracting(Order::waiting).containsExactly(ONE);
    }

    @Test
    void what_is_wanted_while_a_gateway_is_told_is_not_lost() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        var order = claim(NOON).getFirst();
        board.want(tony, Set.of(lamp), ONE, NOON.plusSeconds(1));
        board.told(order, NOON.plusSeconds(86_400));

        assertThat(claim(NOON.plusSeconds(1))).extracting(Order::waiting).containsExactly(ONE);
    }

    @Test
    void a_failure_is_counted_and_tried_again_when_said() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        board.failed(claim(NOON).getFirst(), NOON.plusSeconds(2));

        assertThat(claim(NOON.plusSeconds(1))).isEmpty();
        assertThat(claim(NOON.plusSeconds(2))).extracting(Order::attempts).containsExactly(1);
    }

    @Test
    void a_lamp_that_nobody_wants_any_more_is_turned_off_and_then_forgotten() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        board.told(claim(NOON).getFirst(), NOON.plusSeconds(86_400));

        board.want(tony, Set.of(), MessagesWaiting.NONE, NOON.plusSeconds(1));
        board.want(tony, Set.of(), MessagesWaiting.NONE, NOON.plusSeconds(2));
        var last = claim(NOON.plusSeconds(2));
        assertThat(last)
                .containsExactly(
                        new Order(
                                lamp,
                                MessagesWaiting.NONE,
                                true,
                                0,
                                NOON.plusSeconds(2).plus(LEASE)));
        board.told(last.getFirst(), NOON.plusSeconds(86_400));

        assertThat(board.mailboxes()).isEmpty();
    }

    @Test
    void a_lamp_that_is_wanted_again_before_it_was_off_stays() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        board.want(tony, Set.of(), MessagesWaiting.NONE, NOON.plusSeconds(1));
        board.want(tony, Set.of(lamp), TWO, NOON.plusSeconds(2));

        assertThat(claim(NOON.plusSeconds(2))).extracting(Order::isLast).containsExactly(false);
    }

    @Test
    void a_gateway_that_came_back_is_told_everything_again() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        board.told(claim(NOON).getFirst(), NOON.plusSeconds(86_400));
        board.resend(gateway, NOON.plusSeconds(3));

        assertThat(claim(NOON.plusSeconds(3))).hasSize(1);
    }

    @Test
    void a_forgotten_lamp_is_gone() {
        board.want(tony, Set.of(lamp), TWO, NOON);
        board.forget(claim(NOON).getFirst());

        assertThat(board.mailboxes()).isEmpty();
    }
}
