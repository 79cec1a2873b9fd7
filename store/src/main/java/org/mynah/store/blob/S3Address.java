package org.mynah.store.blob;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes an {@code s3://} address apart. */
final class S3Address {

    /** The names of buckets, as Amazon and its likes allow them. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()/-]{0,200}");

    private S3Address() {}

    static BlobLocation.S3 parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("blobs.url is not a URL");
        }
        var authority = uri.getRawAuthority();
        if (authority == null || authority.contains("@") || !BUCKET.matcher(authority).matches()) {
            throw new IllegalArgumentException(
                    "blobs.url must name a bucket of 3 to 63 lower-case letters, digits, dots and"
                            + " hyphens, and no keys");
        }
        var path = uri.getPath().replaceFirst("^/", "");
        if (!PREFIX.matcher(path).matches() || uri.getFragment() != null) {
            throw new IllegalArgumentException("blobs.url has a prefix that cannot be one");
        }
        var parameters = parameters(uri.getRawQuery());
        var endpoint = Optional.ofNullable(parameters.remove("endpoint")).map(S3Address::endpoint);
        var region = Optional.ofNullable(parameters.remove("region"));
        if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
            throw new IllegalArgumentException("blobs.url has a region that cannot be one");
        }
        var style = Optional.ofNullable(parameters.remove("path-style"));
        if (style.isPresent() && !style.get().matches("on|off")) {
            throw new IllegalArgumentException("path-style of blobs.url must be on or off");
        }
        if (endpoint.isEmpty() && region.isEmpty()) {
            throw new IllegalArgumentException(
                    "blobs.url must name the region of the bucket, such as ?region=eu-central-1");
        }
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    "blobs.url takes endpoint, region and path-style, and nothing else");
        }
        return new BlobLocation.S3(
                authority,
                path.isEmpty() || path.endsWith("/") ? path : path + "/",
                endpoint,
                region,
                style.map("on"::equals).orElse(endpoint.isPresent()));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new HashMap<String, String>();
        for (var each : query == null ? new String[0] : query.split("&", -1)) {
            var equals = each.indexOf('=');
            if (equals < 1
                    || parameters.put(
                                    each.substring(0, equals),
                                    URLDecoder.decode(
                                            each.substring(equals + 1), StandardCharsets.UTF_8))
                            != null) {
                throw new IllegalArgumentException(
                        "blobs.url takes each parameter once, as NAME=VALUE");
            }
        }
        return parameters;
    }

    private static URI endpoint(String text) {
        try {
            var uri = URI.create(text);
            if (String.valueOf(uri.getScheme()).matches("https?")
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "endpoint of blobs.url must be http://HOST or https://HOST");
    }
}
