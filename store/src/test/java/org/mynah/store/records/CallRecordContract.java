package org.mynah.store.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.records.CallRecordStore.Of;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallState;
import org.mynah.um.record.CallSummary;
import org.mynah.um.record.CallType;
import org.mynah.um.record.CallType.Category;
import org.mynah.um.record.Calls;

/** What the store of call data records promises, on either database (messages §12). */
abstract class CallRecordContract {

    private static final Duration KEPT = Duration.ofDays(90);

    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir Path root;
    StoreFixture store;
    CallRecordStore records;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void open() {
        store = open(root);
        records = new CallRecordStore(store.database());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<CallRecord> ofDay(LocalDate day, Of which) {
        var found = new ArrayList<CallRecord>();
        records.ofDay(day, which, found::add);
        return found;
    }

    /** The sums of today, which has calls. */
    private CallSummary today(Of of) {
        return Objects.requireNonNull(records.days(TODAY, of).get(TODAY));
    }

    @Test
    void a_record_comes_back_as_it_was() {
        var record = Calls.message(NOON);
        var refused = Calls.rejected(NOON.plusSeconds(1));
        records.add(record);
        records.add(refused);

        assertThat(ofDay(TODAY, Of.ALL)).containsExactly(record, refused);
    }

    @Test
    void a_record_that_is_written_twice_counts_once() {
        var record = Calls.message(NOON);
        records.add(record);
        records.add(record);

        assertThat(today(Of.ALL).total()).isEqualTo(1);
        assertThat(ofDay(TODAY, Of.ALL)).hasSize(1);
    }

    @Test
    void a_user_has_the_calls_in_which_he_was_called_or_called_the_newest_first() {
        var first = Calls.message(NOON);
        var second = Calls.message(NOON.plusSeconds(60));
        records.add(first);
        records.add(second);
        records.add(Calls.rejected(NOON));

        var since = NOON.minus(KEPT);
        assertThat(records.ofUser(Calls.TONY.id(), since, 10)).containsExactly(second, first);
        assertThat(records.ofUser(Calls.TONY.id(), since, 1)).containsExactly(second);
        assertThat(records.ofUser(Calls.TONY.id(), NOON.plusSeconds(1), 10))
                .containsExactly(second);
        assertThat(records.ofUser(ObjectId.random(), since, 10)).isEmpty();
    }

    @Test
    void a_day_ends_at_midnight_in_utc() {
        records.add(Calls.message(Instant.parse("2026-11-24T23:59:59.999Z")));
        var first = Calls.message(Instant.parse("2026-11-25T00:00:00Z"));
        records.add(first);
        records.add(Calls.message(Instant.parse("2026-11-26T00:00:00Z")));

        assertThat(ofDay(TODAY, Of.ALL)).containsExactly(first);
        assertThat(records.days(TODAY, Of.ALL)).containsOnlyKeys(TODAY, TODAY.plusDays(1));
    }

    @Test
    void calls_of_one_dial_plan_or_gateway_are_found_apart() {
        records.add(Calls.message(NOON));
        records.add(Calls.rejected(NOON));

        var plan = new Of(Optional.of(Calls.PLAN.id()), Optional.empty());
        var gateway = new Of(Optional.empty(), Optional.of(Calls.GATEWAY.id()));
        assertThat(ofDay(TODAY, plan)).hasSize(1);
        assertThat(ofDay(TODAY, gateway)).hasSize(2);
        assertThat(today(plan).percent(Category.VoiceMessage)).isEqualTo(100);
        assertThat(today(Of.ALL).percent(Category.FailedOrRejected)).isEqualTo(50);
        assertThat(records.days(TODAY, new Of(Optional.of(ObjectId.random()), Optional.empty())))
                .isEmpty();
    }

    @Test
    void metrics_are_averaged_over_the_calls_that_have_them() {
        records.add(Calls.answered(NOON, CallType.SubscriberAccess, Optional.of(4.0)));
        records.add(Calls.answered(NOON, CallType.Fax, Optional.of(3.0)));
        records.add(Calls.answered(NOON, CallType.Fax, Optional.empty()));

        var day = today(Of.ALL);
        assertThat(day.total()).isEqualTo(3);
        assertThat(day.samples()).isEqualTo(2);
        assertThat(day.mean(day.nmos()).orElseThrow()).isCloseTo(3.5, offset(1e-9));
        assertThat(day.roundTrip().mean().orElseThrow()).isCloseTo(20, offset(1e-9));
        assertThat(day.burstLossDuration().mean()).isEmpty();
    }

    @Test
    void calls_are_forgotten_after_their_time_and_stay_counted_for_12_months() {
        records.add(Calls.message(NOON.minus(KEPT).minusMillis(1)));
        records.add(Calls.message(NOON.minus(KEPT)));
        records.add(Calls.message(Instant.parse("2025-11-01T00:00:00Z")));
        records.add(Calls.message(Instant.parse("2025-10-31T23:59:59Z")));

        assertThat(records.sweep(NOON, KEPT)).isEqualTo(3);

        assertThat(records.ofUser(Calls.TONY.id(), Instant.EPOCH, 10)).hasSize(1);
        assertThat(records.days(LocalDate.EPOCH, Of.ALL))
                .containsOnlyKeys(LocalDate.of(2025, 11, 1), TODAY.minusDays(KEPT.toDays()));
    }

    @Test
    void a_hundred_calls_that_end_at_once_are_all_counted() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 100; i++) {
                work.add(() -> {
                    records.add(Calls.message(NOON));
                    return true;
                });
            }
            for (var each : threads.invokeAll(work)) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(today(Of.ALL).total()).isEqualTo(100);
    }

    @Test
    void the_board_shows_what_other_nodes_serve_while_they_say_so() {
        var board = new ActiveCallBoard(store.database());
        board.write("node2", List.of(active("node2")), NOON);
        board.write("node1", List.of(active("node1")), NOON);

        assertThat(board.others("node1", NOON)).containsExactly(active("node2"));
        assertThat(board.others("node1", NOON.plus(ActiveCallBoard.FRESH))).hasSize(1);
        assertThat(board.others("node1", NOON.plus(ActiveCallBoard.FRESH).plusMillis(1))).isEmpty();
        board.write("node2", List.of(), NOON.plus(Duration.ofSeconds(1)));
        assertThat(board.others("node1", NOON)).isEmpty();
    }

    private static ActiveCall active(String node) {
        return new ActiveCall(
                "call-1@pbx.contoso.com",
                node,
                Optional.of(Calls.PLAN),
                Optional.empty(),
                CallType.SubscriberAccess,
                CallState.Connected,
                "4255550100",
                "50000",
                Optional.empty(),
                NOON,
                Optional.of("tonysmith"));
    }
}
