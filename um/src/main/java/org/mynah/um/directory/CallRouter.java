package org.mynah.um.directory;

import java.util.List;
import java.util.Optional;

/**
 * The call router of one node: where calls come in (directory §7.13). It shares the properties of
 * the UM service that it has at all. Immutable view.
 */
public record CallRouter(DirectoryObject object) {

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    UmService.DIAL_PLANS,
                    UmService.MAX_CALLS_ALLOWED,
                    UmService.UM_STARTUP_MODE,
                    UmService.SIP_TCP_LISTENING_PORT,
                    UmService.SIP_TLS_LISTENING_PORT,
                    UmService.IP_ADDRESS_FAMILY,
                    UmService.IP_ADDRESS_FAMILY_CONFIGURABLE,
                    UmService.CERTIFICATE_THUMBPRINT);

    /** The call router of a node. */
    public static Optional<CallRouter> of(DirectoryReader reader, String node) {
        return reader.find(DirectoryKey.name(ObjectKind.CALL_ROUTER, node)).map(CallRouter::new);
    }

    /** The node's name. */
    public String name() {
        return object.name();
    }

    /** The value of a property that has a default. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }
}
