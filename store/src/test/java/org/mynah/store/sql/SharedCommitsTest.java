package org.mynah.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCommitsTest {

    private static final int CALLERS = 30;

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.openSqlite(folder.resolve("mynah.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static int insert(Handle handle, String name) {
        return handle.execute("insert into blob_garbage values (?, 1)", name);
    }

    private List<String> stored() {
        return database.read(handle ->
                handle.createQuery("select blob from blob_garbage order by blob")
                        .mapTo(String.class)
                        .list());
    }

    /** Runs works that all wait while a first one is held, so that they are committed together. */
    private <T> List<Future<T>> together(List<Callable<T>> works) throws Exception {
        var isRunning = new CountDownLatch(1);
        var isFree = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() ->
                            database.writeShared(handle -> {
                                isRunning.countDown();
                                try {
                                    isFree.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return insert(handle, "first");
                            }));
            isRunning.await();
            var running = new ArrayList<Future<T>>();
            works.forEach(work -> running.add(threads.submit(work)));
            isFree.countDown();
            first.get();
            return running;
        }
    }

    @Test
    void what_many_write_at_once_is_all_stored() throws Exception {
        var works = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CALLERS; i++) {
            var name = "%02d".formatted(i);
            works.add(() -> database.writeShared(handle -> insert(handle, name)));
        }
        for (var each : together(works)) {
            assertThat(each.get()).isEqualTo(1);
        }
        assertThat(stored()).hasSize(CALLERS + 1);
    }

    @Test
    void one_that_throws_spoils_nothing_of_the_others_and_gets_its_own_exception()
            throws Exception {
        var works = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CALLERS; i++) {
            var name = "%02d".formatted(i);
            works.add(() ->
                    database.writeShared(handle -> {
                        var made = insert(handle, name);
                        if (name.equals("07")) {
                            throw new IllegalArgumentException("not 07");
                        }
                        return made;
                    }));
        }
        var done = together(works);
        assertThatThrownBy(done.get(7)::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not 07");
        done.remove(7);
        for (var each : done) {
            assertThat(each.get()).isEqualTo(1);
        }
        assertThat(stored()).hasSize(CALLERS).doesNotContain("07");
    }

    @Test
    void those_who_wait_for_a_topic_are_told_once_for_each_commit() throws Exception {
        var told = new AtomicInteger();
        try (var _ = database.subscribe("topic", _ -> told.incrementAndGet())) {
            var works = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CALLERS; i++) {
                var name = "%02d".formatted(i);
                works.add(() ->
                        database.writeShared(handle -> {
                            database.wake(handle, "topic", name);
                            if (name.equals("07")) {
                                throw new IllegalArgumentException("not 07");
                            }
                            return insert(handle, name);
                        }));
            }
            together(works);
        }
        assertThat(told).hasValue(CALLERS - 1);
    }

    @Test
    void nothing_is_written_after_the_end() {
        database.close();
        assertThatThrownBy(() -> database.writeShared(handle -> insert(handle, "late")))
                .isInstanceOf(DatabaseException.class);
    }
}
