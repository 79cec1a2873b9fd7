package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.roles.Caller;
import org.mynah.bench.AimedFigures.Row;
import org.mynah.store.secret.Argon2Cost;
import org.mynah.store.secret.Argon2Hashes;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.NameSearch;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Spelling;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.IncomingCall;
import org.mynah.um.routing.PeerNames;
import org.mynah.um.routing.Routing;

/**
 * Many users on one database, made by the rules: how fast a number is resolved, a name found, a
 * list filtered and a user enabled, and whether the next call sees what was committed. One thread.
 */
final class DirectoryBench {

    private static final String DIAL_PLAN = "MyDialPlan";
    private static final String GATEWAY = "10.10.10.1";
    private static final int DIGITS = 7;
    private static final int FIRST_EXTENSION = 2_000_000;

    /** Users of a policy, of a department, and in a filtered list. */
    private static final int LIST = 1000;

    private static final int BATCH = 500;
    private static final int WARM_UP = 2_000;
    private static final int CALLS = 20_000;
    private static final int SEARCHES = 5_000;
    private static final int LISTS = 30;
    private static final int MOST_ENABLED = 10_000;
    private static final int HASHED = 200;
    private static final int SEEN = 500;

    private static final Directory.Change ADMIN =
            new Directory.Change("bench", "shell", "Enable-UMMailbox");

    private final BenchStore store;
    private final int users;
    private final int enabledLater;
    private final PrintWriter out;
    private final CmdletRunner runner;
    private final UmMailboxes rules;
    private final Random random = new Random(7);
    private final List<ObjectId> mailboxes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * A benchmark.
     *
     * @param users how many there are at the end
     */
    DirectoryBench(BenchStore store, int users, PrintWriter out) throws IOException {
        this.store = store;
        this.users = users;
        this.enabledLater = Math.min(MOST_ENABLED, users / 10);
        this.out = out;
        this.rules = store.rules(Argon2Cost.LEAST);
        this.runner = store.runner();
    }

    AimedFigures run() throws IOException {
        fill();
        enable();
        resolve();
        search();
        filter(
                "UMMailboxPolicy -eq",
                "Get-UMMailbox",
                i -> "UMMailboxPolicy -eq '" + policy(i) + "'");
        filter("Department -eq", "Get-User", i -> "Department -eq '" + department(i) + "'");
        filter(
                "DisplayName -like",
                "Get-Mailbox",
                i -> "DisplayName -like '%s*'".formatted(Roster.name(i * LIST).first()));
        seeChanges();
        return new AimedFigures("%s, %,d users".formatted(store.kind().label(), users), rows);
    }

    private void fill() {
        var start = System.nanoTime();
        command(
                "New-UMDialPlan",
                Map.of(
                        "Name",
                        DIAL_PLAN,
                        "NumberOfDigitsInExtension",
                        DIGITS,
                        "CountryOrRegionCode",
                        "1"));
        command(
                "New-UMIPGateway",
                Map.of("Name", "MyGateway", "Address", GATEWAY, "UMDialPlan", DIAL_PLAN));
        for (int i = 0; i * LIST < users; i++) {
            command("New-UMMailboxPolicy", Map.of("Name", policy(i), "UMDialPlan", DIAL_PLAN));
        }
        inBatches(users, (writer, i) -> mailboxes.add(create(writer, i)));
        inBatches(users - enabledLater, this::enable);
        add(
                Row.rate(
                        "users made and enabled, %d in a transaction".formatted(BATCH),
                        users,
                        secondsSince(start),
                        0));
    }

    /** Keeps a figure, and shows it at once: a long run may be ended early. */
    private void add(Row row) {
        rows.add(row);
        out.println(row.line());
        out.flush();
    }

    @FunctionalInterface
    private interface Work {
        void run(DirectoryWriter writer, int i);
    }

    private void inBatches(int count, Work work) {
        for (int from = 0; from < count; from += BATCH) {
            int begin = from;
            int end = Math.min(count, from + BATCH);
            store.directory()
                    .change(
                            ADMIN,
                            writer -> {
                                for (int i = begin; i < end; i++) {
                                    work.run(writer, i);
                                }
                                return end;
                            });
            if (end % 10_000 == 0) {
                out.printf("%s: %,d users%n", store.kind().label(), end);
                out.flush();
            }
        }
    }

    private static ObjectId create(DirectoryWriter writer, int i) {
        var name = Roster.name(i);
        var alias = "user" + i;
        return UserMailboxes.create(
                        writer,
                        Edit.of(
                                name.whole(),
                                PropertyValues.EMPTY
                                        .with(Mailbox.ALIAS, alias)
                                        .with(Mailbox.FIRST_NAME, name.first())
                                        .with(Mailbox.LAST_NAME, name.last())
                                        .with(Mailbox.DISPLAY_NAME, name.whole())
                                        .with(Mailbox.DEPARTMENT, department(i / LIST))
                                        .with(Mailbox.USER_PRINCIPAL_NAME, alias + "@contoso.com")),
                        Optional.empty(),
                        new Warnings())
                .id();
    }

    private EnableRequest request(DirectoryReader reader, int i) {
        return new EnableRequest(
                new Mailbox(reader.find(mailboxes.get(i)).orElseThrow()),
                new MailboxPolicy(
                        Identities.find(reader, ObjectKind.MAILBOX_POLICY, policy(i / LIST))),
                List.of(extension(i)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PropertyValues.EMPTY);
    }

    /** Enables one of many in a transaction; the hash costs next to nothing. */
    private void enable(DirectoryWriter writer, int i) {
        var request = request(writer, i);
        var pin = rules.prepare(rules.pinTerms(writer, request));
        var _ = rules.enable(writer, request, pin, new Warnings());
    }

    /** Each user in a transaction of his own, as Enable-UMMailbox does it. */
    private void enable() throws IOException {
        int hashed = Math.min(HASHED, enabledLater / 2);
        int first = users - enabledLater;
        var start = System.nanoTime();
        for (int i = first + hashed; i < users; i++) {
            enableAlone(rules, i);
        }
        add(
                Row.rate(
                        "enabling, one commit each (rules and store)",
                        enabledLater - hashed,
                        secondsSince(start),
                        200));
        var whole = store.rules(Argon2Cost.STANDARD);
        for (int threads = 1; threads <= Argon2Hashes.MOST_AT_ONCE; threads++) {
            int from = first + (threads - 1) * (hashed / Argon2Hashes.MOST_AT_ONCE);
            int count = hashed / Argon2Hashes.MOST_AT_ONCE;
            start = System.nanoTime();
            inThreads(threads, from, count, i -> enableAlone(whole, i));
            add(
                    Row.rate(
                            "the same with the server's Argon2id cost of the PIN, %d thread%s"
                                    .formatted(threads, threads == 1 ? "" : "s"),
                            count,
                            secondsSince(start),
                            0));
        }
    }

    private static void inThreads(int threads, int from, int count, IntConsumer work) {
        var next = new AtomicInteger(from);
        try (var all = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(
                        all.submit(() -> {
                            for (int i = next.getAndIncrement();
                                    i < from + count;
                                    i = next.getAndIncrement()) {
                                work.accept(i);
                            }
                        }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void enableAlone(UmMailboxes by, int i) {
        var pin =
                by.prepare(
                        store.directory().read(reader -> by.pinTerms(reader, request(reader, i))));
        var _ =
                store.directory()
                        .change(
                                ADMIN,
                                writer ->
                                        by.enable(writer, request(writer, i), pin, new Warnings()));
    }

    private void resolve() {
        var context = "MyDialPlan.contoso.com";
        add(
                Row.times(
                        "number to user",
                        measured(
                                CALLS,
                                i ->
                                        require(
                                                store.directory()
                                                        .read(reader ->
                                                                UmMailbox.byAddress(
                                                                                reader,
                                                                                extension(i),
                                                                                context)
                                                                        .isPresent()))),
                        1));
        var routing = new Routing(store.directory(), PeerNames.NONE);
        add(
                Row.times(
                        "whole routing of an INVITE",
                        measured(
                                CALLS,
                                i ->
                                        require(
                                                routing.route(call(extension(i)))
                                                        instanceof Destination.CallAnswering)),
                        5));
    }

    private static IncomingCall call(String extension) {
        return new IncomingCall(
                GATEWAY,
                "call",
                extension,
                extension + "@" + GATEWAY,
                List.of(),
                Optional.of("4255550199"),
                Optional.empty(),
                Instant.EPOCH);
    }

    private void search() {
        var plan =
                store.directory()
                        .read(reader ->
                                Identities.find(reader, ObjectKind.DIAL_PLAN, DIAL_PLAN).id());
        for (int keys = 2; keys <= 4; keys++) {
            int most = keys;
            add(
                    Row.times(
                            "name by %d keys".formatted(keys),
                            measured(
                                    SEARCHES,
                                    i ->
                                            require(
                                                    !store.directory()
                                                            .read(reader ->
                                                                    NameSearch.find(
                                                                            reader,
                                                                            NameSearch.Search.of(
                                                                                    new NameSearch
                                                                                            .Scope
                                                                                            .InDialPlan(
                                                                                            plan),
                                                                                    Spelling
                                                                                            .LAST_FIRST,
                                                                                    Roster.keys(
                                                                                            i,
                                                                                            most),
                                                                                    false)))
                                                            .users()
                                                            .isEmpty())),
                            5));
        }
    }

    @FunctionalInterface
    private interface Filter {
        String of(int i);
    }

    private void filter(String name, String cmdlet, Filter filter) {
        int lists = Math.max(1, users / LIST);
        var times = new ArrayList<Double>();
        for (int run = -5; run < LISTS; run++) {
            var start = System.nanoTime();
            var found = command(cmdlet, Map.of("Filter", filter.of(random.nextInt(lists))));
            require(found > 0);
            if (run >= 0) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        add(Row.times("%s -Filter %s, up to 1,000".formatted(cmdlet, name), times, 300));
    }

    /**
     * A user who is disabled by a commit is not reached by the next call, and the other way round.
     */
    private void seeChanges() {
        var routing = new Routing(store.directory(), PeerNames.NONE);
        int stale = 0;
        for (int run = 0; run < SEEN; run++) {
            int i = random.nextInt(users);
            store.directory()
                    .change(
                            ADMIN,
                            writer -> {
                                var um =
                                        UmMailbox.ofMailbox(writer, mailboxes.get(i)).orElseThrow();
                                rules.disable(writer, um, false);
                                return i;
                            });
            if (routing.route(call(extension(i))) instanceof Destination.CallAnswering) {
                stale++;
            }
            enableAlone(rules, i);
            if (!(routing.route(call(extension(i))) instanceof Destination.CallAnswering)) {
                stale++;
            }
        }
        add(Row.none("calls that did not see the last commit", stale, 2 * SEEN));
    }

    private List<Double> measured(int count, IntConsumer work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.accept(random.nextInt(users));
        }
        var times = new ArrayList<Double>(count);
        for (int i = 0; i < count; i++) {
            int user = random.nextInt(users);
            var start = System.nanoTime();
            work.accept(user);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times;
    }

    /** Runs a cmdlet, and answers how many objects it printed. */
    private int command(String name, Map<String, Object> parameters) {
        var outcome = runner.run(Caller.local("bench"), name, parameters);
        if (!outcome.problems().isEmpty()) {
            throw new IllegalStateException(name + ": " + outcome.problems());
        }
        return outcome.objects().size();
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("a measured call did not find what is there");
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String extension(int i) {
        return Integer.toString(FIRST_EXTENSION + i);
    }

    private static String policy(int i) {
        return "Policy " + i;
    }

    private static String department(int i) {
        return "Department " + i;
    }
}
