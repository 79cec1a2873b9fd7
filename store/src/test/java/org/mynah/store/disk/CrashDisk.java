package org.mynah.store.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A disk in memory that notes every operation and tells what could lie on it if the power went
 * after any of them: unsynced bytes dropped, kept, torn at a sector, zero or written in another
 * order, each file by itself; unsynced names dropped, kept, cut off at any point, with one missing
 * or one alone. It can also fail as a real disk does. Thread-safe.
 */
public final class CrashDisk implements Disk {

    /** What a disk writes in one piece. */
    public static final int SECTOR_BYTES = 512;

    /** An operation that changes the disk. */
    public sealed interface Operation {
        /** A new, empty file. */
        record Create(Path file) implements Operation {}

        /** Bytes at the end of a file. */
        record Append(Path file, int length) implements Operation {}

        /** A file cut to a size. */
        record Truncate(Path file, long size) implements Operation {}

        /** Contents made durable. */
        record Sync(Path file) implements Operation {}

        /** A new name. */
        record Rename(Path from, Path to) implements Operation {}

        /** A name removed. */
        record Delete(Path file) implements Operation {}

        /** Names made durable. */
        record SyncDirectory(Path directory) implements Operation {}
    }

    /** Makes operations fail. */
    @FunctionalInterface
    public interface Faults {
        /** The error of an operation, if it fails. */
        Optional<IOException> of(Operation operation);
    }

    /** Places at which one write is torn, at most. */
    private static final int MOST_TEARS = 3;

    /** What unsynced bytes of a file became. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes into the bytes.
    private record Outcome(String story, byte[] bytes) {}

    /** A file apart from its names. */
    private static final class Node {
        byte[] durable = {};
        byte[] current = {};

        /** What a power cut could make of it. */
        List<Outcome> outcomes() {
            if (Arrays.equals(durable, current)) {
                return List.of(new Outcome("synced", current));
            }
            var outcomes = new ArrayList<Outcome>();
            outcomes.add(new Outcome("dropped", durable));
            outcomes.add(new Outcome("kept", current));
            var from = Math.min(durable.length, current.length);
            var first = (from / SECTOR_BYTES + 1) * SECTOR_BYTES;
            var step =
                    Math.max(1, (current.length - first) / SECTOR_BYTES / MOST_TEARS)
                            * SECTOR_BYTES;
            for (int at = first; at < current.length; at += step) {
                outcomes.add(new Outcome("torn at " + at, Arrays.copyOf(current, at)));
            }
            if (current.length > durable.length) {
                outcomes.add(new Outcome("long but zero", Arrays.copyOf(durable, current.length)));
            }
            if (first < current.length) {
                var reordered = current.clone();
                Arrays.fill(reordered, from, first, (byte) 0);
                outcomes.add(new Outcome("end before beginning", reordered));
            }
            return outcomes;
        }
    }

    /** A change of names in one folder: what goes, and what comes. */
    private record NameChange(
            Path directory, Optional<Path> gone, Optional<Map.Entry<Path, Node>> come) {

        void applyTo(Map<Path, Node> names) {
            gone.ifPresent(names::remove);
            come.ifPresent(entry -> names.put(entry.getKey(), entry.getValue()));
        }
    }

    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Path, Node> durableNames = new TreeMap<>();
    private final List<NameChange> pending = new ArrayList<>();
    private final Set<Path> directories = new HashSet<>();
    private final List<Operation> operations = new ArrayList<>();
    private Consumer<CrashDisk> afterEach = _ -> {};
    private Faults faults = _ -> Optional.empty();
    private long usableSpace = Long.MAX_VALUE;

    /** What could lie on the disk after a power cut. */
    public record State(String story, Map<Path, byte[]> files, Set<Path> directories) {

        /** Another one for another disk, but for a chance of one in 2^64. */
        public long fingerprint() {
            var print = 0xcbf29ce484222325L;
            for (var file : files.entrySet()) {
                print = (print ^ file.getKey().hashCode()) * 0x100000001b3L;
                for (var each : file.getValue()) {
                    print = (print ^ each) * 0x100000001b3L;
                }
                print = (print ^ file.getValue().length) * 0x100000001b3L;
            }
            return print;
        }

        /** The disk of the machine that starts again. */
        public CrashDisk restart() {
            var disk = new CrashDisk();
            disk.directories.addAll(directories);
            files.forEach((path, bytes) -> {
                var node = new Node();
                node.durable = bytes;
                node.current = bytes;
                disk.names.put(path, node);
                disk.durableNames.put(path, node);
            });
            return disk;
        }
    }

    /** Calls back after each operation, while the disk is as that operation left it. */
    public synchronized void afterEach(Consumer<CrashDisk> callback) {
        afterEach = callback;
    }

    /** Makes operations fail from now on. */
    public synchronized void failBy(Faults wanted) {
        faults = wanted;
    }

    /** Sets the free space that the disk tells; appends do not count it down. */
    public synchronized void usableSpace(long bytes) {
        usableSpace = bytes;
    }

    /** What was done so far. */
    public synchronized List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Every state in which a power cut at this moment could leave the disk. */
    public synchronized List<State> statesNow() {
        var states = new LinkedHashMap<Object, State>();
        var last = operations.isEmpty() ? "none" : operations.getLast().toString();
        for (var namesKept : nameVariants()) {
            for (var contents : contentVariants(namesKept.names.values())) {
                var files = new TreeMap<Path, byte[]>();
                var story = new ArrayList<String>();
                namesKept.names.forEach((path, node) -> {
                    var outcome = Objects.requireNonNull(contents.get(node));
                    files.put(path, outcome.bytes);
                    if (!outcome.story.equals("synced")) {
                        story.add(path.getFileName() + " " + outcome.story);
                    }
                });
                var state =
                        new State(
                                "after operation %d (%s): names %s, %s"
                                        .formatted(operations.size(), last, namesKept.story, story),
                                files,
                                Set.copyOf(directories));
                states.putIfAbsent(state.fingerprint(), state);
            }
        }
        return List.copyOf(states.values());
    }

    /**
     * What the files become, together: every pair of outcomes where two have unsynced bytes, and
     * where more have, each one's outcomes with those of the others all dropped or all kept.
     */
    private static List<Map<Node, Outcome>> contentVariants(Collection<Node> nodes) {
        var outcomes = new IdentityHashMap<Node, List<Outcome>>();
        nodes.forEach(node -> outcomes.computeIfAbsent(node, Node::outcomes));
        var dirty =
                outcomes.entrySet().stream().filter(entry -> entry.getValue().size() > 1).toList();
        var base = new IdentityHashMap<Node, Outcome>();
        outcomes.forEach((node, of) -> base.put(node, of.getFirst()));
        if (dirty.isEmpty()) {
            return List.of(base);
        }
        var variants = new ArrayList<Map<Node, Outcome>>();
        if (dirty.size() <= 2) {
            for (var one : dirty.getFirst().getValue()) {
                for (var other : dirty.getLast().getValue()) {
                    var variant = new IdentityHashMap<>(base);
                    variant.put(dirty.getLast().getKey(), other);
                    variant.put(dirty.getFirst().getKey(), one);
                    variants.add(variant);
                }
            }
            return variants;
        }
        for (var each : dirty) {
            for (var outcome : each.getValue()) {
                for (int others = 0; others < 2; others++) {
                    var variant = new IdentityHashMap<>(base);
                    for (var other : dirty) {
                        variant.put(other.getKey(), other.getValue().get(others));
                    }
                    variant.put(each.getKey(), outcome);
                    variants.add(variant);
                }
            }
        }
        return variants;
    }

    private record NameVariant(String story, Map<Path, Node> names) {}

    private List<NameVariant> nameVariants() {
        var variants = new ArrayList<NameVariant>();
        for (int kept = 0; kept <= pending.size(); kept++) {
            variants.add(variant("kept to change " + kept, pending.subList(0, kept)));
        }
        for (int missing = 0; missing < pending.size() - 1; missing++) {
            var others = new ArrayList<>(pending);
            others.remove(missing);
            variants.add(variant("kept without change " + missing, others));
        }
        for (int only = 1; only < pending.size(); only++) {
            variants.add(
                    variant("with change " + only + " alone", pending.subList(only, only + 1)));
        }
        return variants;
    }

    private NameVariant variant(String story, List<NameChange> changes) {
        var after = new TreeMap<>(durableNames);
        changes.forEach(change -> change.applyTo(after));
        return new NameVariant(story, after);
    }

    private void begin(Operation operation) throws IOException {
        var fault = faults.of(operation);
        if (fault.isPresent()) {
            throw fault.get();
        }
    }

    private void done(Operation operation) {
        operations.add(operation);
        afterEach.accept(this);
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is in no folder");
        }
        return parent;
    }

    private void change(NameChange change) {
        change.applyTo(names);
        pending.add(change);
    }

    private Node node(Path file) throws NoSuchFileException {
        var node = names.get(file);
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        }
        return node;
    }

    @Override
    public synchronized Appending create(Path file) throws IOException {
        var operation = new Operation.Create(file);
        begin(operation);
        if (!directories.contains(parent(file))) {
            throw new NoSuchFileException(file.toString());
        }
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var node = new Node();
        change(new NameChange(parent(file), Optional.empty(), Optional.of(Map.entry(file, node))));
        done(operation);
        return new OpenFile(file, node);
    }

    @Override
    public synchronized InputStream read(Path file, long offset) throws IOException {
        var in = new ByteArrayInputStream(node(file).current);
        in.skipNBytes(offset);
        return in;
    }

    @Override
    public synchronized OptionalLong size(Path file) {
        var node = names.get(file);
        return node == null ? OptionalLong.empty() : OptionalLong.of(node.current.length);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        var operation = new Operation.Rename(from, to);
        begin(operation);
        var node = node(from);
        if (!directories.contains(parent(to))) {
            throw new NoSuchFileException(to.toString());
        }
        var come = Optional.of(Map.entry(to, node));
        if (parent(from).equals(parent(to))) {
            change(new NameChange(parent(to), Optional.of(from), come));
        } else {
            // Between two folders nothing promises that both names change at once.
            change(new NameChange(parent(to), Optional.empty(), come));
            change(new NameChange(parent(from), Optional.of(from), Optional.empty()));
        }
        done(operation);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (!names.containsKey(file)) {
            return;
        }
        var operation = new Operation.Delete(file);
        begin(operation);
        change(new NameChange(parent(file), Optional.of(file), Optional.empty()));
        done(operation);
    }

    @Override
    public synchronized void sync(Path file) throws IOException {
        sync(file, node(file));
    }

    private void sync(Path file, Node node) throws IOException {
        var operation = new Operation.Sync(file);
        begin(operation);
        node.durable = node.current;
        done(operation);
    }

    @Override
    public synchronized void syncDirectory(Path directory) throws IOException {
        var operation = new Operation.SyncDirectory(directory);
        begin(operation);
        pending.removeIf(change -> {
            var isHere = change.directory.equals(directory);
            if (isHere) {
                change.applyTo(durableNames);
            }
            return isHere;
        });
        done(operation);
    }

    @Override
    public synchronized void createDirectories(Path directory) {
        for (var each = directory; each != null; each = each.getParent()) {
            directories.add(each);
        }
    }

    @Override
    public synchronized List<Path> list(Path directory) {
        var found = new ArrayList<Path>();
        for (var path : names.keySet()) {
            if (directory.equals(path.getParent())) {
                found.add(path);
            }
        }
        for (var path : directories) {
            if (directory.equals(path.getParent())) {
                found.add(path);
            }
        }
        found.sort(null);
        return found;
    }

    @Override
    public synchronized long usableSpace(Path directory) {
        return usableSpace;
    }

    private final class OpenFile implements Appending {
        private final Path file;
        private final Node node;

        OpenFile(Path file, Node node) {
            this.file = file;
            this.node = node;
        }

        @Override
        public void append(byte[] bytes, int offset, int length) throws IOException {
            synchronized (CrashDisk.this) {
                var operation = new Operation.Append(file, length);
                begin(operation);
                var end = node.current.length;
                var longer = Arrays.copyOf(node.current, end + length);
                System.arraycopy(bytes, offset, longer, end, length);
                node.current = longer;
                done(operation);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (CrashDisk.this) {
                var operation = new Operation.Truncate(file, size);
                begin(operation);
                node.current = Arrays.copyOf(node.current, (int) size);
                done(operation);
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (CrashDisk.this) {
                CrashDisk.this.sync(file, node);
            }
        }

        @Override
        public void close() {}
    }
}
