package org.mynah.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mynah.store.blob.StubS3.Fault;
import org.mynah.store.disk.RealDisk;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Blobs in a bucket, against a service that the test starts, and that fails. */
class S3BlobsTest extends BlobsContract {

    private static final S3Limits IMPATIENT =
            new S3Limits(Duration.ofMillis(500), Duration.ofMillis(300), 2);

    private StubS3 s3;

    @BeforeEach
    void startService() throws IOException {
        s3 = StubS3.start();
    }

    @AfterEach
    void stopService() {
        s3.close();
    }

    @Override
    Blobs open() throws IOException {
        return s3.open(temp);
    }

    private S3Blobs open(S3Limits limits, String secret) throws IOException {
        return S3Blobs.open(
                (BlobLocation.S3) BlobLocation.parse(s3.url()),
                new RealDisk(),
                temp,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubS3.ACCESS_KEY, secret)),
                limits);
    }

    private void nothingIsGathered() throws IOException {
        assertThat(new RealDisk().list(temp.resolve("gathered"))).isEmpty();
    }

    @Test
    void an_object_has_the_prefix_and_the_name_of_its_blob() throws Exception {
        try (var blobs = open()) {
            var id = blobs.put(out -> out.write(1)).id();
            assertThat(s3.keys()).containsExactly("voice/" + id);
            s3.plant("voice/readme.txt", new byte[1]);
            s3.plant("elsewhere/" + id, new byte[1]);
            assertThat(list(blobs)).containsExactly(id);
            nothingIsGathered();
        }
    }

    @Test
    void an_error_of_the_service_is_tried_again_and_then_said_and_nothing_is_stored()
            throws Exception {
        try (var blobs = open(IMPATIENT, "555-secret")) {
            var id = blobs.put(out -> out.write(1)).id();
            s3.fail(Fault.ERROR);
            assertThatThrownBy(() -> blobs.put(out -> out.write(2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("objects in s3://mynah-test/voice/")
                    .hasMessageContaining("see blobs.url")
                    .hasMessageNotContaining("555-secret");
            assertThat(s3.requests("PUT")).as("one, and two attempts").isEqualTo(3);
            for (ThrowingRequest each : requests(blobs, id)) {
                assertThatThrownBy(each::run)
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessageContaining("see blobs.url");
            }

            s3.fail(Fault.NONE);
            assertThat(list(blobs)).containsExactly(id);
            assertThat(read(blobs, id)).containsExactly(1);
            nothingIsGathered();
        }
    }

    @FunctionalInterface
    private interface ThrowingRequest {
        void run() throws Exception;
    }

    private static ThrowingRequest[] requests(Blobs blobs, BlobId id) {
        return new ThrowingRequest[] {
            () -> blobs.open(id),
            () -> blobs.openRange(id, 0, 1),
            () -> blobs.exists(id),
            () -> blobs.written(id),
            () -> blobs.delete(id),
            () -> blobs.list(_ -> {}),
            blobs::probe
        };
    }

    @Test
    void a_service_that_is_silent_holds_nobody_for_ever() throws Exception {
        try (var blobs = open(IMPATIENT, "555-secret")) {
            s3.fail(Fault.SILENT);
            assertThatThrownBy(() -> blobs.put(out -> out.write(2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("see blobs.url");
            assertThatThrownBy(blobs::probe).isInstanceOf(IOException.class);
            assertThat(s3.keys()).isEmpty();
            nothingIsGathered();
        }
    }

    @Test
    void a_connection_cut_while_reading_is_no_end_of_the_blob() throws Exception {
        try (var blobs = open(IMPATIENT, "555-secret")) {
            var id = blobs.put(out -> out.write(random(100_000, 1))).id();
            s3.fail(Fault.CUT);
            assertThatThrownBy(() -> read(blobs, id)).isInstanceOf(IOException.class);
            assertThatThrownBy(
                            () -> {
                                try (var in = blobs.openRange(id, 10, 50_000)) {
                                    in.readAllBytes();
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_connection_cut_before_the_answer_stores_nothing_half() throws Exception {
        try (var blobs = open(IMPATIENT, "555-secret")) {
            s3.fail(Fault.CUT);
            assertThatThrownBy(() -> blobs.put(out -> out.write(random(100_000, 1))))
                    .isInstanceOf(IOException.class);
            assertThat(s3.keys()).isEmpty();
            nothingIsGathered();
        }
    }

    @Test
    void a_lost_answer_acknowledges_nothing_and_leaves_a_whole_object_at_most() throws Exception {
        try (var blobs = open(IMPATIENT, "555-secret")) {
            s3.fail(Fault.LOST_ANSWER);
            assertThatThrownBy(() -> blobs.put(out -> out.write(random(100_000, 1))))
                    .isInstanceOf(IOException.class);
            s3.fail(Fault.NONE);
            for (var id : list(blobs)) {
                assertThat(read(blobs, id)).isEqualTo(random(100_000, 1));
            }
        }
    }

    @Test
    void a_service_that_is_not_there_is_said() throws Exception {
        try (var blobs = open(IMPATIENT, "555-secret")) {
            s3.close();
            assertThatThrownBy(blobs::probe)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("see blobs.url");
        }
    }

    @Test
    void a_bucket_that_is_not_there_is_no_missing_blob_of_probe() throws Exception {
        var elsewhere = (BlobLocation.S3) BlobLocation.parse(s3.url().replace("mynah", "other"));
        try (var blobs =
                S3Blobs.open(
                        elsewhere,
                        new RealDisk(),
                        temp,
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(StubS3.ACCESS_KEY, "555-secret")),
                        IMPATIENT)) {
            assertThatThrownBy(blobs::probe).hasMessageContaining("NoSuchBucket");
        }
    }

    @Test
    void what_a_crash_left_gathered_is_removed_at_the_start() throws Exception {
        try (var blobs = open()) {
            assertThatThrownBy(() ->
                            blobs.put(out -> {
                                out.write(random(100_000, 1));
                                assertThat(new RealDisk().list(temp.resolve("gathered")))
                                        .hasSize(1);
                                open().close();
                                nothingIsGathered();
                            }))
                    .isInstanceOf(IOException.class);
        }
    }
}
