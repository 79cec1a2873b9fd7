package org.mynah.store.blob;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mynah.store.disk.AppendingOutput;
import org.mynah.store.disk.Disk;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Blobs as objects of a bucket, whose keys are the prefix and the name of the blob. Thread-safe.
 *
 * <p>What is put is gathered in a file first, since its name needs its digest, and then sent by one
 * PUT with that digest, which the service checks: an object is whole or not there. A file that a
 * crash leaves is removed by {@link #open}.
 */
public final class S3Blobs implements Blobs {

    private static final String GATHERED = "gathered";
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_RANGE = 416;

    /** Where a service of one's own has no regions, this one is signed for. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private final BlobLocation.S3 location;
    private final S3Client client;
    private final Disk disk;
    private final Path gathered;
    private final SecureRandom random = new SecureRandom();

    private S3Blobs(
            BlobLocation.S3 location,
            Disk disk,
            Path folder,
            AwsCredentialsProvider keys,
            S3Limits limits) {
        this.location = location;
        this.disk = disk;
        this.gathered = folder.resolve(GATHERED);
        this.client = build(location, keys, limits);
    }

    /** Opens the bucket, and removes what a crash left in the folder where blobs are gathered. */
    static S3Blobs open(BlobLocation.S3 location, Disk disk, Path folder) throws IOException {
        return open(location, disk, folder, usualKeys(), S3Limits.DEFAULT);
    }

    /** The same with keys that are not looked for. */
    static S3Blobs open(
            BlobLocation.S3 location,
            Disk disk,
            Path folder,
            AwsCredentialsProvider keys,
            S3Limits limits)
            throws IOException {
        var blobs = new S3Blobs(location, disk, folder, keys, limits);
        disk.createDirectories(blobs.gathered);
        for (var left : disk.list(blobs.gathered)) {
            disk.delete(left);
        }
        return blobs;
    }

    /** Opens the bucket beside a server: nothing is removed, and nothing can be put. */
    static S3Blobs beside(BlobLocation.S3 location, Disk disk, Path folder) {
        return new S3Blobs(location, disk, folder, usualKeys(), S3Limits.DEFAULT);
    }

    private static AwsCredentialsProvider usualKeys() {
        return DefaultCredentialsProvider.builder().build();
    }

    private static S3Client build(
            BlobLocation.S3 location, AwsCredentialsProvider keys, S3Limits limits) {
        var builder =
                S3Client.builder()
                        .credentialsProvider(keys)
                        .forcePathStyle(location.isPathStyle())
                        .serviceConfiguration(config -> config.chunkedEncodingEnabled(false))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(limits.connecting())
                                        .socketTimeout(limits.silence()))
                        .overrideConfiguration(override ->
                                override.retryStrategy(
                                        StandardRetryStrategy.builder()
                                                .maxAttempts(limits.attempts())
                                                .build()));
        location.endpoint().ifPresent(builder::endpointOverride);
        location.region()
                .map(Region::of)
                .or(() -> location.endpoint().map(_ -> ANY_REGION))
                .ifPresent(builder::region);
        return builder.build();
    }

    private String key(BlobId id) {
        return location.prefix() + id.value();
    }

    @Override
    public Stored put(Content content) throws IOException {
        var name = DigestedOutput.newName(random);
        return gatherAndSend(content, bytes -> bytes.stored(name));
    }

    @Override
    public void restore(BlobId id, Content content) throws IOException {
        if (!exists(id)) {
            gatherAndSend(content, bytes -> bytes.stored(id));
        }
    }

    private interface Naming {
        Stored name(DigestedOutput bytes) throws IOException;
    }

    private Stored gatherAndSend(Content content, Naming naming) throws IOException {
        var file = gathered.resolve(DigestedOutput.newName(random));
        try {
            Stored stored;
            try (var appended = new AppendingOutput(disk.create(file))) {
                var bytes = new DigestedOutput(appended);
                var out = new BufferedOutputStream(bytes, BUFFER_BYTES);
                content.writeTo(out);
                out.flush();
                stored = naming.name(bytes);
            }
            send(stored, file);
            return stored;
        } finally {
            disk.delete(file);
        }
    }

    private void send(Stored stored, Path file) throws IOException {
        var sha256 =
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(stored.id().sha256()));
        ask(() ->
                client.putObject(
                        request ->
                                request.bucket(location.bucket())
                                        .key(key(stored.id()))
                                        .checksumSHA256(sha256),
                        RequestBody.fromFile(file)));
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        return get(id, Optional.empty());
    }

    @Override
    public InputStream openRange(BlobId id, long offset, long length) throws IOException {
        if (length <= 0) {
            required(id);
            return InputStream.nullInputStream();
        }
        var from = Math.max(0, offset);
        var last = length > Long.MAX_VALUE - from ? "" : String.valueOf(from + length - 1);
        try {
            return get(id, Optional.of("bytes=" + from + "-" + last));
        } catch (NoSuchRange _) {
            return InputStream.nullInputStream();
        }
    }

    private InputStream get(BlobId id, Optional<String> range) throws IOException {
        return new Received(
                askFor(
                        id,
                        () ->
                                client.getObject(request ->
                                        request.bucket(location.bucket())
                                                .key(key(id))
                                                .range(range.orElse(null)))));
    }

    private HeadObjectResponse required(BlobId id) throws IOException {
        return askFor(
                id,
                () -> client.headObject(request -> request.bucket(location.bucket()).key(key(id))));
    }

    @Override
    public boolean exists(BlobId id) throws IOException {
        return written(id).isPresent();
    }

    @Override
    public Optional<Instant> written(BlobId id) throws IOException {
        try {
            return Optional.of(required(id).lastModified());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(BlobId id) throws IOException {
        ask(() -> client.deleteObject(request -> request.bucket(location.bucket()).key(key(id))));
    }

    @Override
    public void list(Consumer<BlobId> each) throws IOException {
        ask(() -> {
            client.listObjectsV2Paginator(
                            request -> request.bucket(location.bucket()).prefix(location.prefix()))
                    .contents()
                    .forEach(object -> {
                        var name = object.key().substring(location.prefix().length());
                        if (BlobId.isId(name)) {
                            each.accept(new BlobId(name));
                        }
                    });
            return true;
        });
    }

    @Override
    public void probe() throws IOException {
        ask(() ->
                client.listObjectsV2(request ->
                        request.bucket(location.bucket()).prefix(location.prefix()).maxKeys(1)));
    }

    @Override
    public String place() {
        return "objects in s3://"
                + location.bucket()
                + "/"
                + location.prefix()
                + location.endpoint().map(URI::getAuthority).map(host -> " at " + host).orElse("");
    }

    /** The range begins behind the end of the blob. */
    private static final class NoSuchRange extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private <T> T askFor(BlobId id, Supplier<T> request) throws IOException {
        try {
            return ask(request);
        } catch (IOException e) {
            if (e.getCause() instanceof S3Exception answer) {
                if (answer.statusCode() == NOT_FOUND) {
                    throw new NoSuchFileException(id.value());
                }
                if (answer.statusCode() == NO_SUCH_RANGE) {
                    throw new NoSuchRange();
                }
            }
            throw e;
        }
    }

    private <T> T ask(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException(
                    "the blob store (%s) failed: %s; see blobs.url"
                            .formatted(place(), e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * An object on its way. The client takes a connection that is cut for the end of the object, so
     * the bytes are counted; and it reads to the end what is closed before, so that is cut off.
     */
    private static final class Received extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> object;
        private long left;

        Received(ResponseInputStream<GetObjectResponse> object) {
            super(object);
            this.object = object;
            this.left = object.response().contentLength();
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? -1 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            if (read < 0 && left > 0) {
                throw new EOFException(
                        "the connection to the blob store was cut, %d bytes are missing"
                                .formatted(left));
            }
            left -= Math.max(0, read);
        }

        @Override
        public long skip(long bytes) throws IOException {
            var skipped = super.skip(bytes);
            left -= skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (left > 0) {
                object.abort();
            }
            super.close();
        }
    }
}
