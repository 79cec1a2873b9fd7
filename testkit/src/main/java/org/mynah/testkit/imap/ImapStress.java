package org.mynah.testkit.imap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Many connections give random commands to one mailbox at once; every answer is checked against a
 * model, and between rounds all that each connection was told. The commands follow from a seed; how
 * they interleave does not. One thread.
 */
public final class ImapStress {

    /** Commands of each connection in a round. */
    private static final int COMMANDS = 25;

    private final Server server;
    private final long seed;
    private final int connections;

    /** Where to sign in; the mailbox is empty before. */
    public record Server(InetSocketAddress address, String user, String password) {}

    /**
     * What came of it.
     *
     * @param differences from the model; at most 50
     */
    public record Result(long seed, int rounds, long commands, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * @param seed of all random choices
     * @param connections from 1
     */
    public ImapStress(Server server, long seed, int connections) {
        this.server = server;
        this.seed = seed;
        this.connections = connections;
    }

    /** Works for a time, or until something differs. */
    public Result run(Duration time) throws IOException, InterruptedException {
        var model = new StressModel();
        var end = System.nanoTime() + time.toNanos();
        var rounds = 0;
        var clients = new ArrayList<StressClient>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var maker = new StressWire(server.address())) {
            maker.command("LOGIN " + server.user() + " " + server.password());
            maker.command("CREATE " + StressModel.FOLDERS.getLast());
            for (int i = 0; i < connections; i++) {
                var client = new StressClient(server, model, i, seed);
                clients.add(client);
                client.select(StressModel.FOLDERS.get(i % StressModel.FOLDERS.size()));
            }
            do {
                List<Callable<Void>> work = new ArrayList<>();
                for (var client : clients) {
                    work.add(() -> {
                        client.work(COMMANDS);
                        return null;
                    });
                }
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
                rounds++;
                for (var folder : StressModel.FOLDERS) {
                    check(
                            model,
                            folder,
                            clients.stream()
                                    .filter(client -> client.folder().equals(folder))
                                    .toList());
                }
            } while (System.nanoTime() < end && model.differences().isEmpty());
        } catch (ExecutionException e) {
            model.differs("a connection failed: " + e.getCause());
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
        return new Result(seed, rounds, model.commands(), model.differences());
    }

    /** Nobody is at work: all know the same, and it is what must be there. */
    private void check(StressModel model, String folder, List<StressClient> clients)
            throws IOException {
        if (clients.isEmpty()) {
            return;
        }
        for (var client : clients) {
            client.catchUp();
        }
        var truth = clients.getFirst().truth();
        existence(model, folder, truth);
        flags(model, folder, truth);
        for (var client : clients) {
            var view = client.view();
            if (!view.uids().equals(List.copyOf(truth.keySet()))) {
                model.differs(
                        "a connection in %s was told of the UIDs %s, there are %s"
                                .formatted(folder, view.uids(), truth.keySet()));
            }
            truth.forEach((uid, flags) -> {
                var told = view.flags(uid).orElseGet(TreeSet::new);
                if (!told.equals(flags)) {
                    model.differs(
                            "a connection in %s was told of UID %d %s, it has %s"
                                    .formatted(folder, uid, told, flags));
                }
            });
            client.remember();
        }
        searches(model, folder, truth, clients.getLast());
    }

    private static void existence(
            StressModel model, String folder, Map<Long, SortedSet<String>> truth) {
        model.folder(folder)
                .entrySet()
                .removeIf(mail -> mail.getValue().isDoomed && !truth.containsKey(mail.getKey()));
        var expected = model.folder(folder).keySet();
        if (!truth.keySet().equals(expected)) {
            model.differs(
                    "%s holds the UIDs %s, not %s".formatted(folder, truth.keySet(), expected));
        }
    }

    private void flags(StressModel model, String folder, Map<Long, SortedSet<String>> truth) {
        model.folder(folder)
                .forEach((uid, mail) -> {
                    var flags = truth.getOrDefault(uid, new TreeSet<>());
                    expect(model, folder, uid, flags, "\\Seen", mail.isSeen);
                    expect(model, folder, uid, flags, "\\Flagged", mail.isFlagged);
                    expect(model, folder, uid, flags, "\\Deleted", mail.isDoomed);
                    for (int i = 0; i < connections; i++) {
                        var keyword = StressModel.keyword(i);
                        model.mark(folder, uid, i)
                                .ifPresent(
                                        isOn -> expect(model, folder, uid, flags, keyword, isOn));
                    }
                });
    }

    private static void expect(
            StressModel model,
            String folder,
            long uid,
            SortedSet<String> flags,
            String flag,
            boolean isOn) {
        if (flags.contains(flag) != isOn) {
            model.differs(
                    "UID %d of %s has the flags %s, %s should be %s"
                            .formatted(uid, folder, flags, flag, isOn ? "on" : "off"));
        }
    }

    private void searches(
            StressModel model,
            String folder,
            Map<Long, SortedSet<String>> truth,
            StressClient client)
            throws IOException {
        compare(
                model,
                folder,
                "KEYWORD " + StressModel.keyword(0),
                client,
                with(truth, StressModel.keyword(0)));
        compare(model, folder, "SEEN", client, with(truth, "\\Seen"));
        compare(model, folder, "DELETED", client, with(truth, "\\Deleted"));
        var unseen = truth.size() - with(truth, "\\Seen").size();
        var expected = "(MESSAGES %d UNSEEN %d)".formatted(truth.size(), unseen);
        var status = client.status("MESSAGES UNSEEN");
        if (!status.endsWith(expected)) {
            model.differs(folder + ": " + status + ", not " + expected);
        }
    }

    private static void compare(
            StressModel model,
            String folder,
            String key,
            StressClient client,
            SortedSet<Long> expected)
            throws IOException {
        var found = client.search(key);
        if (!found.equals(expected)) {
            model.differs("SEARCH %s in %s: %s, not %s".formatted(key, folder, found, expected));
        }
    }

    private static SortedSet<Long> with(Map<Long, SortedSet<String>> truth, String flag) {
        var uids = new TreeSet<Long>();
        truth.forEach((uid, flags) -> {
            if (flags.contains(flag)) {
                uids.add(uid);
            }
        });
        return uids;
    }
}
