package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Contoso;
import org.mynah.um.directory.ComponentStates.Component;
import org.mynah.um.directory.ComponentStates.Requester;
import org.mynah.um.directory.ComponentStates.State;

/** The rules on UM services, call routers and languages (directory §7.13, §7.17). */
class UmServicesTest {

    private static final String NODE = "node1.contoso.com";

    private final Contoso contoso = new Contoso();
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void register() {
        assertThat(register(NODE, "en-US", "de-DE")).isTrue();
    }

    /** Whether it changed anything. */
    private boolean register(String node, String... languages) {
        var registration = new UmServices.Registration(node, List.of(languages), "1.0", 100);
        boolean isThere =
                contoso.directory.read(reader -> UmServices.isRegistered(reader, registration));
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    UmServices.register(writer, registration);
                    return !isThere;
                });
    }

    private UmService service() {
        return contoso.directory.read(reader -> UmService.of(reader, NODE).orElseThrow());
    }

    private UmServices.Capacity capacity() {
        return contoso.directory.read(reader -> UmServices.capacity(reader, NODE, 7));
    }

    private void set(PropertyValues values) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> UmServices.change(writer, service().object(), Edit.of(values), warnings));
    }

    private <T> ErrorId refusal(Property<T> property, T value) {
        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> set(PropertyValues.EMPTY.with(property, value)));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.id();
    }

    private void wish(Component component, Requester requester, State state) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        UmServices.setComponentState(
                                writer, service(), component, requester, state));
    }

    @Test
    @DisplayName("§7.13: what is set for listeners and is not so is told")
    void settings_that_differ_from_the_running_listeners_are_told() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    UmServices.register(
                            writer,
                            new UmServices.Registration(
                                    NODE,
                                    List.of("en-US"),
                                    "1.0",
                                    100,
                                    List.of("udp 0.0.0.0:5060", "tcp 0.0.0.0:5060")));
                    return NODE;
                });
        assertThat(UmServices.differences(service())).as("nothing was set").isEmpty();

        set(
                PropertyValues.EMPTY
                        .with(UmService.UM_STARTUP_MODE, UmService.StartupMode.TCP)
                        .with(UmService.SIP_TCP_LISTENING_PORT, 5060)
                        .with(UmService.IP_ADDRESS_FAMILY, IpGateway.AddressFamily.IPv4Only));
        assertThat(UmServices.differences(service())).as("it is so").isEmpty();

        set(
                PropertyValues.EMPTY
                        .with(UmService.UM_STARTUP_MODE, UmService.StartupMode.Dual)
                        .with(UmService.SIP_TCP_LISTENING_PORT, 5070)
                        .with(UmService.SIP_TLS_LISTENING_PORT, 5061)
                        .with(UmService.IP_ADDRESS_FAMILY, IpGateway.AddressFamily.IPv6Only));
        assertThat(UmServices.differences(service()))
                .containsExactly(
                        "UMStartupMode is Dual",
                        "SipTcpListeningPort is 5070",
                        "SipTlsListeningPort is 5061",
                        "IPAddressFamily is IPv6Only");
        assertThat(warnings.texts()).allMatch(text -> text.contains("settings"));
    }

    @Test
    void a_node_registers_once_and_changes_only_what_is_new() {
        assertThat(register(NODE, "de-DE", "en-US")).as("the same again").isFalse();
        assertThat(register(NODE, "en-US")).as("a language went").isTrue();
        assertThat(service().get(UmService.LANGUAGES)).containsExactly("en-US");
        assertThat(capacity()).isEqualTo(new UmServices.Capacity(100, Optional.empty()));
    }

    @Test
    @DisplayName("§7.13 states: Inactive if any says so, else Draining, else Active")
    void the_strongest_wish_decides() {
        wish(Component.UnifiedMessaging, Requester.Maintenance, State.Draining);
        assertThat(capacity().refusal()).hasValue("UnifiedMessaging is draining");
        wish(Component.UnifiedMessaging, Requester.HealthAPI, State.Inactive);
        assertThat(capacity().refusal()).hasValue("UnifiedMessaging is inactive");
        wish(Component.UnifiedMessaging, Requester.HealthAPI, State.Active);
        assertThat(capacity().refusal()).hasValue("UnifiedMessaging is draining");
        wish(Component.UnifiedMessaging, Requester.Maintenance, State.Active);
        assertThat(capacity().refusal()).isEmpty();
        wish(Component.UMCallRouter, Requester.Functional, State.Inactive);
        assertThat(capacity().refusal()).hasValue("UMCallRouter is inactive");
    }

    @Test
    @DisplayName("§7.13 Status counts like a component state")
    void the_status_refuses_calls_too() {
        set(PropertyValues.EMPTY.with(UmService.STATUS, UmService.Status.NoNewCalls));
        assertThat(capacity().refusal()).hasValue("server status is NoNewCalls");
        set(PropertyValues.EMPTY.with(UmService.STATUS, UmService.Status.Enabled));
        assertThat(capacity().refusal()).isEmpty();
    }

    @Test
    @DisplayName("§7.13 MaxCallsAllowed: 0 to 10000, a warning above 200")
    void the_number_of_calls_is_warned_of_above_200() {
        set(PropertyValues.EMPTY.with(UmService.MAX_CALLS_ALLOWED, 200));
        assertThat(warnings.texts()).isEmpty();
        set(PropertyValues.EMPTY.with(UmService.MAX_CALLS_ALLOWED, 201));
        assertThat(warnings.texts()).singleElement().asString().contains("201", "200");
        assertThat(capacity().maxCalls()).isEqualTo(201);
        var type = UmService.MAX_CALLS_ALLOWED.type();
        assertThat(type.parse("MaxCallsAllowed", 10_000)).isEqualTo(10_000);
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () -> type.parse("MaxCallsAllowed", 10_001))
                                .id())
                .isEqualTo(ErrorId.E005);
    }

    @Test
    @DisplayName("UM-E501: SIP URI plans only; a linked plan cannot be removed")
    void only_sip_plans_are_linked() {
        assertThat(refusal(UmService.DIAL_PLANS, List.of(contoso.plan().id().toString())))
                .isEqualTo(ErrorId.E501);
    }

    @Test
    @DisplayName("§7.13 UMStartupMode needs a restart: W01")
    void the_startup_mode_warns_of_a_restart() {
        set(PropertyValues.EMPTY.with(UmService.UM_STARTUP_MODE, UmService.StartupMode.Dual));
        assertThat(warnings.texts()).singleElement().asString().startsWith("W01: ");
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "SIPAccessService, pool.contoso.com:0, E012",
        "SIPAccessService, pool.contoso.com:65536, E012",
        "IrmLogMaxAge, 24855.03:14:08, E005",
        "IrmLogMaxDirectorySize, 9MB, E007",
        "IrmLogMaxFileSize, 251MB, E007"
    })
    void values_have_their_bounds(String name, String value, ErrorId error) {
        for (var property :
                List.of(
                        UmService.SIP_ACCESS_SERVICE,
                        UmService.IRM_LOG_MAX_AGE,
                        UmService.IRM_LOG_MAX_DIRECTORY_SIZE,
                        UmService.IRM_LOG_MAX_FILE_SIZE)) {
            if (property.name().equals(name)) {
                assertThat(refusal(property, value)).isEqualTo(error);
            }
        }
    }

    @Test
    @DisplayName("§7.13 the ends of what is allowed, and what is only stored")
    void values_at_their_bounds_are_taken() {
        for (var age : List.of("0", "24855.03:14:07", "30")) {
            set(PropertyValues.EMPTY.with(UmService.IRM_LOG_MAX_AGE, age));
        }
        set(PropertyValues.EMPTY.with(UmService.IRM_LOG_MAX_DIRECTORY_SIZE, "Unlimited"));
        set(PropertyValues.EMPTY.with(UmService.SIP_ACCESS_SERVICE, "pool.contoso.com:65535"));
        var longest = ("a".repeat(63) + ".").repeat(32).substring(0, 2047) + "a";
        for (var property : List.of(UmService.EXTERNAL_SERVICE_FQDN)) {
            assertThat(property.type().parse(property.name(), longest)).isEqualTo(longest);
            assertThat(
                            catchThrowableOfType(
                                            DirectoryException.class,
                                            () ->
                                                    property.type()
                                                            .parse(property.name(), longest + "a"))
                                    .id())
                    .isEqualTo(ErrorId.E005);
        }
    }

    @Test
    void the_address_family_is_changed_while_it_may_be() {
        set(PropertyValues.EMPTY.with(UmService.IP_ADDRESS_FAMILY_CONFIGURABLE, false));
        assertThat(refusal(UmService.IP_ADDRESS_FAMILY, IpGateway.AddressFamily.IPv6Only))
                .isEqualTo(ErrorId.E007);
    }

    @Test
    @DisplayName("§7.13 GrammarGenerationSchedule: one start per day (UM-E604)")
    void grammars_are_refreshed_once_a_day() {
        set(
                PropertyValues.EMPTY.with(
                        UmService.GRAMMAR_GENERATION_SCHEDULE,
                        List.of("0.02:30-1.03:00", "1.02:30-1.03:00")));
        assertThat(warnings.texts()).singleElement().asString().contains("0.02:30-1.03:00");
        assertThat(
                        refusal(
                                UmService.GRAMMAR_GENERATION_SCHEDULE,
                                List.of("Mon.02:00-Mon.02:30", "Mon.04:00-Mon.04:30")))
                .isEqualTo(ErrorId.E604);
        assertThat(refusal(UmService.GRAMMAR_GENERATION_SCHEDULE, List.of("Mon")))
                .isEqualTo(ErrorId.E604);
    }

    @Test
    @DisplayName("UM-E602: DefaultLanguage ja-JP on a system without it, with the installed list")
    void a_language_must_be_installed() {
        var refusal = catchThrowableOfType(DirectoryException.class, () -> setLanguage("ja-JP"));
        assertThat(refusal.id()).isEqualTo(ErrorId.E602);
        assertThat(refusal).hasMessageContaining("ja-JP").hasMessageContaining("de-DE, en-US");
        setLanguage("DE-de");
        assertThat(contoso.plan().get(DialPlan.DEFAULT_LANGUAGE)).isEqualTo("de-DE");
    }

    @Test
    void a_language_is_installed_when_every_node_has_it() {
        register("node2.contoso.com", "en-US", "fr-FR");
        assertThat(contoso.directory.<List<String>>read(Languages::installed))
                .containsExactly("en-US");
    }

    private void setLanguage(String language) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        DialPlans.change(
                                writer,
                                contoso.plan(),
                                Edit.of(
                                        PropertyValues.EMPTY.with(
                                                DialPlan.DEFAULT_LANGUAGE, language)),
                                warnings));
    }

    @ParameterizedTest(name = "{0} speaks {1}")
    @CsvSource({
        "fr-CA, fr-FR",
        "fr-FR, fr-CA",
        "es-ES, es-MX",
        "pt-PT, pt-BR",
        "zh-HK, zh-CN",
        "zh-CN, zh-HK",
        "zh-TW, zh-HK",
        "de-DE, en-US"
    })
    @DisplayName("§7.17 fallback")
    void who_speaks_for_whom(String wanted, String next) {
        assertThat(Languages.ALL).hasSize(26);
        assertThat(Languages.chain(wanted).get(1)).isEqualTo(next);
        assertThat(Languages.spoken(List.of(), wanted, List.of("en-US", next))).isEqualTo(next);
    }
}
