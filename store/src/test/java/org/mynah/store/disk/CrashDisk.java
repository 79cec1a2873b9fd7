package org.mynah.store.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A disk in memory that notes every operation and tells what could lie on it if the power went
 * after any of them: unsynced bytes dropped, kept, torn at a sector or zero; unsynced names
 * dropped, kept, cut off at any point or with one missing. It can also fail as a real disk does.
 * Thread-safe.
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

    /** What unsynced bytes become. */
    private enum Bytes {
        DROPPED,
        KEPT,
        TORN,
        ZERO
    }

    /** A file apart from its names. */
    private static final class Node {
        byte[] durable = {};
        byte[] current = {};

        byte[] after(Bytes bytes) {
            return switch (bytes) {
                case DROPPED -> durable;
                case KEPT -> current;
                case TORN -> {
                    var from = Math.min(durable.length, current.length);
                    var half = from + (current.length - from) / 2;
                    yield Arrays.copyOf(
                            current, Math.max(from, half / SECTOR_BYTES * SECTOR_BYTES));
                }
                case ZERO -> {
                    var zero = Arrays.copyOf(durable, current.length);
                    yield zero;
                }
            };
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
        for (var namesKept : nameVariants()) {
            for (var bytes : Bytes.values()) {
                var files = new TreeMap<Path, byte[]>();
                namesKept.names.forEach((path, node) -> files.put(path, node.after(bytes)));
                var key = new TreeMap<Path, Integer>();
                files.forEach((path, content) -> key.put(path, Arrays.hashCode(content)));
                states.putIfAbsent(
                        key,
                        new State(
                                "after operation %d (%s): names %s, bytes %s"
                                        .formatted(
                                                operations.size(),
                                                operations.isEmpty()
                                                        ? "none"
                                                        : operations.getLast(),
                                                namesKept.story,
                                                bytes),
                                files,
                                Set.copyOf(directories)));
            }
        }
        return List.copyOf(states.values());
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
