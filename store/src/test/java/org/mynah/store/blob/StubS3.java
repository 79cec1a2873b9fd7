package org.mynah.store.blob;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mynah.store.disk.RealDisk;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * As much of S3 as a store of blobs needs: PUT, GET with ranges, HEAD, DELETE and ListObjectsV2 in
 * small pages, of one bucket by path. It refuses requests that are not signed (Signature Version
 * 4), bodies whose SHA-256 is another than the header says, and can fail as services do.
 * Thread-safe.
 */
public final class StubS3 implements AutoCloseable {

    public static final String BUCKET = "mynah-test";
    public static final String ACCESS_KEY = "AKIDEXAMPLE";

    /** Objects of one page of a listing. */
    private static final int PAGE = 10;

    private static final Pattern SIGNED =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential="
                            + ACCESS_KEY
                            + "/\\d{8}/[a-z0-9-]+/s3/aws4_request,"
                            + " ?SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, ?Signature=[0-9a-f]{64}");

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    /** How requests fail from now on. */
    public enum Fault {
        /** Not at all. */
        NONE,
        /** They are answered by an error of the service. */
        ERROR,
        /** They are not answered. */
        SILENT,
        /** The connection is cut in the middle of the answer, for a PUT before it. */
        CUT,
        /** A PUT is carried out, and its answer lost. */
        LOST_ANSWER
    }

    /** An object as it was put. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes into the bytes.
    private record StoredObject(byte[] bytes, Instant modified) {}

    private final Map<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Fault fault = Fault.NONE;

    private StubS3(HttpServer server) {
        this.server = server;
    }

    public static StubS3 start() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        var stub = new StubS3(server);
        server.createContext("/", stub::answer);
        server.setExecutor(stub.threads);
        server.start();
        return stub;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What {@code blobs.url} says for it. */
    public String url() {
        return "s3://" + BUCKET + "/voice?endpoint=" + endpoint() + "&region=eu-central-1";
    }

    /** Opens it as a store of blobs. */
    public Blobs open(Path folder) throws IOException {
        return S3Blobs.open(
                (BlobLocation.S3) BlobLocation.parse(url()),
                new RealDisk(),
                folder,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ACCESS_KEY, "555-secret")),
                S3Limits.DEFAULT);
    }

    public void fail(Fault wanted) {
        fault = wanted;
    }

    /** The keys of all objects. */
    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** Puts an object without asking. */
    public void plant(String key, byte[] bytes) {
        objects.put(key, new StoredObject(bytes, Instant.now()));
    }

    /** Removes an object without asking. */
    public void forget(String key) {
        objects.remove(key);
    }

    /** How many requests of a method came. */
    public int requests(String method) {
        return requests.getOrDefault(method, 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.merge(exchange.getRequestMethod(), 1, Integer::sum);
            var body = exchange.getRequestBody().readAllBytes();
            switch (fault) {
                case ERROR -> error(exchange, 500, "InternalError");
                case SILENT -> awaitClosing();
                case NONE, CUT, LOST_ANSWER -> answerSigned(exchange, body);
            }
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerSigned(HttpExchange exchange, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        var authorization = String.valueOf(headers.getFirst("Authorization"));
        if (!SIGNED.matcher(authorization).matches()
                || !headers.containsKey("X-amz-date")
                || !headers.containsKey("X-amz-content-sha256")) {
            error(exchange, 403, "AccessDenied");
            return;
        }
        var path = exchange.getRequestURI().getPath();
        if (!path.equals("/" + BUCKET) && !path.startsWith("/" + BUCKET + "/")) {
            error(exchange, 404, "NoSuchBucket");
            return;
        }
        var key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, body);
            case "GET" -> {
                if (key.isEmpty()) {
                    list(exchange);
                } else {
                    get(exchange, key);
                }
            }
            case "HEAD" -> head(exchange, key);
            case "DELETE" -> {
                objects.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> error(exchange, 405, "MethodNotAllowed");
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        var sha256 = exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256");
        if (!Base64.getEncoder().encodeToString(sha256(body)).equals(sha256)) {
            error(exchange, 400, "BadDigest");
            return;
        }
        if (fault == Fault.CUT) {
            return;
        }
        plant(key, body);
        if (fault != Fault.LOST_ANSWER) {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void head(HttpExchange exchange, String key) throws IOException {
        var object = objects.get(key);
        if (object == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        describe(exchange, object);
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(object.bytes.length));
        exchange.sendResponseHeaders(200, -1);
    }

    private static void describe(HttpExchange exchange, StoredObject object) {
        exchange.getResponseHeaders()
                .set(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.modified.atZone(ZoneOffset.UTC)));
        exchange.getResponseHeaders().set("ETag", "\"1\"");
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        var object = objects.get(key);
        if (object == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        var bytes = object.bytes;
        var status = 200;
        var range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            Matcher wanted = RANGE.matcher(range);
            if (!wanted.matches() || Long.parseLong(wanted.group(1)) >= bytes.length) {
                error(exchange, 416, "InvalidRange");
                return;
            }
            var from = Integer.parseInt(wanted.group(1));
            var to =
                    wanted.group(2).isEmpty()
                            ? bytes.length
                            : (int) Math.min(bytes.length, Long.parseLong(wanted.group(2)) + 1);
            bytes = Arrays.copyOfRange(bytes, from, to);
            status = 206;
        }
        describe(exchange, object);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody()
                .write(bytes, 0, fault == Fault.CUT ? bytes.length / 2 : bytes.length);
        exchange.getResponseBody().flush();
    }

    private void list(HttpExchange exchange) throws IOException {
        var prefix = parameter(exchange, "prefix");
        var after = parameter(exchange, "continuation-token");
        var found = new ArrayList<String>();
        for (var key : objects.keySet()) {
            if (key.startsWith(prefix) && key.compareTo(after) > 0) {
                found.add(key);
            }
        }
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
        xml.append("<KeyCount>").append(page.size()).append("</KeyCount>");
        var isCut = page.size() < found.size();
        xml.append("<IsTruncated>").append(isCut).append("</IsTruncated>");
        if (isCut) {
            xml.append("<NextContinuationToken>")
                    .append(page.getLast())
                    .append("</NextContinuationToken>");
        }
        page.forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key></Contents>"));
        send(exchange, 200, xml.append("</ListBucketResult>").toString());
    }

    private static String parameter(HttpExchange exchange, String name) {
        var query = String.valueOf(exchange.getRequestURI().getRawQuery());
        for (var each : query.split("&", -1)) {
            if (each.startsWith(name + "=")) {
                return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(code, code));
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(
                status, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
