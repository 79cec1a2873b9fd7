package org.mynah.store.blob;

import java.time.Duration;

/**
 * How long an S3 store is waited for. Immutable.
 *
 * @param connecting longest time until a connection stands
 * @param silence longest time without a byte
 * @param attempts of one request that failed by chance
 */
record S3Limits(Duration connecting, Duration silence, int attempts) {

    static final S3Limits DEFAULT = new S3Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 3);
}
