package org.mynah.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;
import org.mynah.um.routing.Routing;

class PeerResolutionTest {

    private final Contoso contoso = new Contoso();
    private final Map<String, String[]> dns = new HashMap<>();
    private final PeerResolution names = new PeerResolution(contoso.directory, this::lookup);

    private InetAddress[] lookup(String host) throws UnknownHostException {
        var addresses = dns.get(host);
        if (addresses == null) {
            return new InetAddress[] {InetAddress.ofLiteral(literal(host))};
        }
        var found = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.ofLiteral(addresses[i]);
        }
        return found;
    }

    private static String literal(String host) throws UnknownHostException {
        if (!host.contains(":")) {
            throw new UnknownHostException(host);
        }
        return host;
    }

    private void addGateway(String name, String address) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        name,
                                        PropertyValues.EMPTY
                                                .with(IpGateway.ADDRESS, address)
                                                .with(
                                                        IpGateway.IP_ADDRESS_FAMILY,
                                                        IpGateway.AddressFamily.IPv4Only)),
                                Optional.of(contoso.plan()),
                                new Warnings()));
    }

    @Test
    void a_gateway_by_name_is_a_peer_at_each_of_its_addresses() {
        dns.put("pbx.contoso.com", new String[] {"192.0.2.1", "192.0.2.2"});
        addGateway("Pbx", "pbx.contoso.com");
        names.refreshIfDue();
        assertThat(names.namesOf("192.0.2.2")).containsExactly("pbx.contoso.com");
        var routing = new Routing(contoso.directory, names);
        assertThat(routing.isPeer("192.0.2.1")).isTrue();
        assertThat(routing.isPeer("192.0.2.3")).isFalse();
    }

    @Test
    void addresses_of_a_family_that_the_gateway_does_not_use_are_no_peers() {
        dns.put("pbx.contoso.com", new String[] {"192.0.2.1", "2001:db8::1"});
        addGateway("Pbx", "pbx.contoso.com");
        names.refreshIfDue();
        assertThat(names.namesOf("2001:db8:0:0:0:0:0:1")).isEmpty();
    }

    @Test
    void an_ipv6_gateway_is_known_however_its_address_is_written() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        "Six",
                                        PropertyValues.EMPTY
                                                .with(IpGateway.ADDRESS, "2001:db8::5")
                                                .with(
                                                        IpGateway.IP_ADDRESS_FAMILY,
                                                        IpGateway.AddressFamily.IPv6Only)),
                                Optional.of(contoso.plan()),
                                new Warnings()));
        names.refreshIfDue();
        var peer = PeerGate.text(InetAddress.ofLiteral("2001:db8::5"));
        assertThat(new Routing(contoso.directory, names).isPeer(peer)).isTrue();
    }

    @Test
    void while_dns_says_nothing_the_last_addresses_hold() {
        dns.put("pbx.contoso.com", new String[] {"192.0.2.1"});
        addGateway("Pbx", "pbx.contoso.com");
        names.refreshIfDue();
        dns.clear();
        addGateway("Other", "192.0.2.77");
        names.refreshIfDue();
        assertThat(names.namesOf("192.0.2.1")).containsExactly("pbx.contoso.com");
    }

    @Test
    void a_new_gateway_is_found_when_the_directory_has_changed() {
        names.start();
        try (names) {
            dns.put("pbx.contoso.com", new String[] {"192.0.2.1"});
            addGateway("Pbx", "pbx.contoso.com");
            Until.holds("resolved", () -> !names.namesOf("192.0.2.1").isEmpty());
        }
    }
}
