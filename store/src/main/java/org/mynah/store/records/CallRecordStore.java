package org.mynah.store.records;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallSummary;
import org.mynah.um.record.CallSummary.Sum;
import org.mynah.um.record.CallType.Category;
import org.mynah.um.record.Named;

/**
 * The records of calls in the database, on every node. A record counts for its day in the same
 * transaction that writes it, so that summaries never read single calls. Thread-safe.
 */
public final class CallRecordStore {

    /** Months for which days are kept counted: the present one and 12 before it. */
    public static final int MONTHS_COUNTED = 12;

    private final Database database;

    public CallRecordStore(Database database) {
        this.database = database;
    }

    /**
     * Keeps a record; durable when this returns. One that is there already changes nothing.
     *
     * @throws org.mynah.store.sql.DatabaseException when the database fails
     */
    public void add(CallRecord record) {
        var body = RecordJson.write(record);
        database.write(handle -> {
            var isNew =
                    handle.createUpdate(
                                    "insert into call_record (id, started, plan_id, gateway_id,"
                                            + " caller_id, callee_id, body) values (:id, :started,"
                                            + " :plan, :gateway, :caller, :callee, :body)"
                                            + " on conflict (id) do nothing")
                            .bind("id", record.id())
                            .bind("started", record.date().toEpochMilli())
                            .bind("plan", id(record.dialPlan()))
                            .bind("gateway", id(record.gateway()))
                            .bind("caller", id(record.caller()))
                            .bind("callee", id(record.callee()))
                            .bind("body", body)
                            .execute();
            if (isNew > 0) {
                count(handle, record);
            }
            return isNew;
        });
    }

    private static void count(Handle handle, CallRecord record) {
        var quality = record.quality();
        var roundTrip = quality.map(heard -> heard.roundTrip()).orElse(OptionalDouble.empty());
        var burst = quality.map(heard -> heard.burstLossDuration()).orElse(OptionalDouble.empty());
        handle.createUpdate(
                        "insert into call_day (day, plan_id, gateway_id, category, calls, samples,"
                                + " nmos, degradation, jitter, packet_loss, round_trip,"
                                + " round_trip_count, burst_loss, burst_loss_count) values (:day,"
                                + " :plan, :gateway, :category, 1, :samples, :nmos, :degradation,"
                                + " :jitter, :loss, :trip, :trips, :burst, :bursts)"
                                + " on conflict (day, plan_id, gateway_id, category) do update set"
                                + " calls = call_day.calls + 1,"
                                + " samples = call_day.samples + excluded.samples,"
                                + " nmos = call_day.nmos + excluded.nmos,"
                                + " degradation = call_day.degradation + excluded.degradation,"
                                + " jitter = call_day.jitter + excluded.jitter,"
                                + " packet_loss = call_day.packet_loss + excluded.packet_loss,"
                                + " round_trip = call_day.round_trip + excluded.round_trip,"
                                + " round_trip_count ="
                                + " call_day.round_trip_count + excluded.round_trip_count,"
                                + " burst_loss = call_day.burst_loss + excluded.burst_loss,"
                                + " burst_loss_count ="
                                + " call_day.burst_loss_count + excluded.burst_loss_count")
                .bind("day", day(record.date()).toEpochDay())
                .bind("plan", id(record.dialPlan()))
                .bind("gateway", id(record.gateway()))
                .bind("category", record.category().name())
                .bind("samples", quality.isPresent() ? 1 : 0)
                .bind("nmos", quality.map(heard -> heard.nmos()).orElse(0.0))
                .bind("degradation", quality.map(heard -> heard.degradation()).orElse(0.0))
                .bind("jitter", quality.map(heard -> heard.jitter()).orElse(0.0))
                .bind("loss", quality.map(heard -> heard.packetLoss()).orElse(0.0))
                .bind("trip", roundTrip.orElse(0))
                .bind("trips", roundTrip.isPresent() ? 1 : 0)
                .bind("burst", burst.orElse(0))
                .bind("bursts", burst.isPresent() ? 1 : 0)
                .execute();
    }

    /** The calls of a user, as caller or called, the newest first. */
    public List<CallRecord> ofUser(ObjectId mailbox, Instant since, int most) {
        return database.read(handle ->
                handle.createQuery(
                                "select body from call_record where (caller_id = :mailbox or"
                                        + " callee_id = :mailbox) and started >= :since"
                                        + " order by started desc, id limit :most")
                        .bind("mailbox", mailbox.toString())
                        .bind("since", since.toEpochMilli())
                        .bind("most", most)
                        .map((row, _) -> RecordJson.read(row.getString(1)))
                        .list());
    }

    /**
     * Which calls are wanted.
     *
     * @param plan those of a dial plan alone
     * @param gateway those of a gateway alone
     */
    public record Of(Optional<ObjectId> plan, Optional<ObjectId> gateway) {

        /** All calls. */
        public static final Of ALL = new Of(Optional.empty(), Optional.empty());

        private String condition() {
            return (plan.isPresent() ? " and plan_id = :plan" : "")
                    + (gateway.isPresent() ? " and gateway_id = :gateway" : "");
        }

        private Query bind(Query query) {
            plan.ifPresent(each -> query.bind("plan", each.toString()));
            gateway.ifPresent(each -> query.bind("gateway", each.toString()));
            return query;
        }
    }

    /** Hands out the calls of a day in UTC, the oldest first, while they are read. */
    public void ofDay(LocalDate day, Of which, Consumer<CallRecord> into) {
        database.read(handle -> {
            var query =
                    handle.createQuery(
                                    "select body from call_record where started >= :from and"
                                            + " started < :until"
                                            + which.condition()
                                            + " order by started, id")
                            .bind("from", start(day))
                            .bind("until", start(day.plusDays(1)))
                            .setFetchSize(FETCHED);
            which.bind(query)
                    .map((row, _) -> RecordJson.read(row.getString(1)))
                    .useIterator(records -> records.forEachRemaining(into));
            return true;
        });
    }

    /** Rows that the database hands over at a time. */
    private static final int FETCHED = 500;

    /** The calls of each day since one, counted; days without a call are not there. */
    public SortedMap<LocalDate, CallSummary> days(LocalDate since, Of which) {
        return database.read(handle -> {
            var query =
                    handle.createQuery(
                                    "select day, category, sum(calls), sum(samples), sum(nmos),"
                                            + " sum(degradation), sum(jitter), sum(packet_loss),"
                                            + " sum(round_trip), sum(round_trip_count),"
                                            + " sum(burst_loss), sum(burst_loss_count)"
                                            + " from call_day where day >= :since"
                                            + which.condition()
                                            + " group by day, category")
                            .bind("since", since.toEpochDay());
            var days = new TreeMap<LocalDate, CallSummary>();
            which.bind(query)
                    .map((row, _) ->
                            Map.entry(
                                    LocalDate.ofEpochDay(row.getLong(1)),
                                    new CallSummary(
                                            new EnumMap<>(
                                                    Map.of(
                                                            Category.valueOf(row.getString(2)),
                                                            row.getLong(3))),
                                            row.getLong(4),
                                            row.getDouble(5),
                                            row.getDouble(6),
                                            row.getDouble(7),
                                            row.getDouble(8),
                                            new Sum(row.getDouble(9), row.getLong(10)),
                                            new Sum(row.getDouble(11), row.getLong(12)))))
                    .forEach(each -> days.merge(each.getKey(), each.getValue(), CallSummary::plus));
            return days;
        });
    }

    /**
     * Forgets old calls, and days older than {@link #MONTHS_COUNTED} months.
     *
     * @param kept how old a call may be
     * @return how many calls were forgotten
     */
    public int sweep(Instant now, Duration kept) {
        return database.write(handle -> {
            handle.createUpdate("delete from call_day where day < :first")
                    .bind("first", firstDayCounted(now).toEpochDay())
                    .execute();
            return handle.createUpdate("delete from call_record where started < :oldest")
                    .bind("oldest", now.minus(kept).toEpochMilli())
                    .execute();
        });
    }

    /** The first day that is still counted. */
    private static LocalDate firstDayCounted(Instant now) {
        return day(now).withDayOfMonth(1).minusMonths(MONTHS_COUNTED);
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static String id(Optional<Named> object) {
        return object.map(each -> each.id().toString()).orElse("");
    }
}
