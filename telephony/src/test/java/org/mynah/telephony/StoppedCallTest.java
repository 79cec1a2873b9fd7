package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Stops;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.Warnings;
import org.mynah.um.record.DropCallReason;

@DisplayName("Real calls while their gateway or server is disabled (directory §4.3, call flows §3)")
class StoppedCallTest {

    private final Contoso contoso = new Contoso();

    private <T> T change(Function<DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private static IpGateway gateway(DirectoryWriter writer) {
        return new IpGateway(Identities.find(writer, ObjectKind.IP_GATEWAY, "MyGateway"));
    }

    private void disableGateway(boolean drops) {
        change(writer -> Stops.disable(writer, gateway(writer), drops));
    }

    private void enableGateway() {
        change(writer ->
                IpGateways.change(
                        writer,
                        gateway(writer),
                        Edit.of(
                                PropertyValues.EMPTY.with(
                                        IpGateway.STATUS, IpGateway.Status.Enabled)),
                        new Warnings()));
    }

    @Test
    @DisplayName("-Immediate: what is up is hung up, and what was said so far is a message")
    void calls_of_a_gateway_that_is_disabled_at_once_get_a_bye() throws Exception {
        try (var line = new Line(contoso, settings -> settings);
                var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));

            disableGateway(true);
            line.telephony.dropStopped();

            call.awaitHangUp(ofSeconds(2));
            var record = line.awaitRecord();
            assertThat(record.dropCallReason()).isEqualTo(DropCallReason.SystemHangup);
            assertThat(line.awaitItem()).isNotNull();
            line.awaitIdle();
            assertThat(line.telephony.gatewaysInUse()).isEmpty();
        }
    }

    @Test
    @DisplayName("Without -Immediate: what is up finishes, the next call gets 503")
    void calls_of_a_gateway_that_is_disabled_finish() throws Exception {
        try (var line = new Line(contoso, settings -> settings);
                var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);

            disableGateway(false);
            line.telephony.dropStopped();

            try (var next = line.dial(line.diverted())) {
                assertThat(next.status()).isEqualTo(503);
            }
            call.say(Line.speech(ofSeconds(3)));
            assertThat(call.isUp()).isTrue();
            assertThat(line.telephony.upCount()).isOne();
            call.hangUp();
            assertThat(line.awaitItem()).isNotNull();
            line.awaitIdle();

            enableGateway();
            try (var again = line.dial(line.diverted())) {
                again.expectAnswer();
            }
        }
    }

    @Test
    @DisplayName("Set-UMIPGateway -Status Disabled: calls in progress can still be hung up")
    void the_peer_of_a_call_in_progress_is_listened_to() throws Exception {
        try (var line = new Line(contoso, settings -> settings);
                var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            change(writer ->
                    IpGateways.change(
                            writer,
                            gateway(writer),
                            Edit.of(
                                    PropertyValues.EMPTY.with(
                                            IpGateway.STATUS, IpGateway.Status.Disabled)),
                            new Warnings()));
            // Longer than the verdict on a peer is kept.
            call.say(Line.speech(ofSeconds(3)));
            try (var next = line.dial(line.diverted())) {
                assertThat(next.status()).isEqualTo(403);
            }
            call.hangUp();
            line.awaitIdle();
            assertThat(line.awaitItem()).isNotNull();
        }
    }

    @Test
    @DisplayName("§7.13: MaxCallsAllowed works at once, also for calls that are up")
    void another_limit_of_calls_holds_from_the_next_call_on() throws Exception {
        register();
        try (var line = new Line(contoso, settings -> settings.withMaxCalls(7));
                var _ = line.dial(line.diverted()).expectAnswer()) {
            allow(1);
            try (var next = line.dial(line.diverted())) {
                assertThat(next.status()).isEqualTo(503);
            }
            allow(2);
            try (var next = line.dial(line.diverted())) {
                next.expectAnswer();
            }
        }
    }

    private void register() {
        change(writer -> {
            UmServices.register(
                    writer, new UmServices.Registration(Line.NODE, List.of("en-US"), "1.0", 100));
            return "";
        });
    }

    private void allow(int calls) {
        change(writer ->
                UmServices.change(
                        writer,
                        UmService.of(writer, Line.NODE).orElseThrow().object(),
                        Edit.of(PropertyValues.EMPTY.with(UmService.MAX_CALLS_ALLOWED, calls)),
                        new Warnings()));
    }

    @Test
    @DisplayName("Disable-UMServer -Immediate on this node: every call is hung up")
    void calls_of_a_node_that_is_disabled_at_once_get_a_bye() throws Exception {
        register();
        try (var line = new Line(contoso, settings -> settings);
                var call = line.dial(line.diverted()).expectAnswer()) {
            change(writer ->
                    Stops.disable(writer, UmService.of(writer, Line.NODE).orElseThrow(), true));
            line.telephony.dropStopped();

            call.awaitHangUp(ofSeconds(2));
            try (var next = line.dial(line.diverted())) {
                assertThat(next.status()).isEqualTo(503);
            }
        }
    }
}
