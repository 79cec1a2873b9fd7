package org.mynah.web.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where the HTTP server listens. Immutable.
 *
 * @param plain without TLS, for this machine
 * @param secure with TLS
 */
public record Listeners(Optional<InetSocketAddress> plain, Optional<Secure> secure) {

    /**
     * A listener with TLS.
     *
     * @param address port 0 chooses a free one
     * @param context certificate and key
     */
    public record Secure(InetSocketAddress address, SSLContext context) {}

    /** One listener without TLS. */
    public static Listeners plain(InetSocketAddress address) {
        return new Listeners(Optional.of(address), Optional.empty());
    }
}
