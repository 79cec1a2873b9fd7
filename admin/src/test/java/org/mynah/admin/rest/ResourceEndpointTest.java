package org.mynah.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.um.directory.ManagementRole;
import tools.jackson.databind.JsonNode;

class ResourceEndpointTest {

    private static final Caller ADMIN = Caller.local("127.0.0.1");
    private static final String PLANS = "/api/v1/um/dial-plans";

    @TempDir private Path folder;
    private ShellFixture shell;
    private ResourceEndpoint endpoint;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        endpoint = new ResourceEndpoint(shell.runner, shell.catalogue.definitions());
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private Reply send(Caller caller, String method, String target, String body) {
        return send(caller, method, target, body, Optional.empty());
    }

    private Reply send(
            Caller caller, String method, String target, String body, Optional<String> ifMatch) {
        var mark = target.indexOf('?');
        return endpoint.answer(
                caller,
                new ResourceEndpoint.Request(
                        method,
                        mark < 0 ? target : target.substring(0, mark),
                        mark < 0 ? "" : target.substring(mark + 1),
                        body,
                        ifMatch));
    }

    private Reply send(String method, String target, String body) {
        return send(ADMIN, method, target, body);
    }

    private static JsonNode json(Reply reply) {
        return Wire.read(reply.body());
    }

    private void newPlan(String name) {
        var reply =
                send(
                        "POST",
                        PLANS,
                        "{\"Name\":\"%s\",\"NumberOfDigitsInExtension\":5,\"CountryOrRegionCode\":\"1\",\"GenerateUMMailboxPolicy\":false}"
                                .formatted(name));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @Test
    void every_cmdlet_is_a_resource_and_no_two_share_one() {
        var routes = new Resources(shell.catalogue.definitions()).routes();

        assertThat(routes)
                .extracting(route -> route.method() + route.path())
                .doesNotHaveDuplicates();
        assertThat(
                        routes.stream()
                                .map(each -> each.definition().name())
                                .collect(Collectors.toSet()))
                .hasSameSizeAs(shell.catalogue.definitions());
        for (var route : routes) {
            assertThat(route.keys())
                    .as(route.toString())
                    .allSatisfy(key -> assertThat(route.definition().parameter(key)).isPresent());
            assertThat(route.path()).matches("(/[a-z0-9-]+|/\\{[A-Za-z]+})+");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "New-UMDialPlan, POST /api/v1/um/dial-plans",
        "Set-UMDialPlan, PATCH /api/v1/um/dial-plans/{Identity}",
        "Remove-UMDialPlan, DELETE /api/v1/um/dial-plans/{Identity}",
        "New-UMMailboxPolicy, POST /api/v1/um/mailbox-policies",
        "Disable-UMIPGateway, POST /api/v1/um/ip-gateways/{Identity}/disable",
        "Enable-UMAutoAttendant, POST /api/v1/um/auto-attendants/{Identity}/enable",
        "Remove-UMHuntGroup, DELETE /api/v1/um/hunt-groups/{Identity}",
        "Enable-UMMailbox, POST /api/v1/um/mailboxes/{Identity}/enable",
        "Set-UMMailboxPIN, PATCH /api/v1/um/mailboxes/{Identity}/pin",
        "Set-User, PATCH /api/v1/users/{Identity}",
        "New-Mailbox, POST /api/v1/mailboxes",
        "Connect-Mailbox, POST /api/v1/mailboxes/{Identity}/connect",
        "Get-MailboxStatistics, GET /api/v1/mailboxes/{Identity}/statistics",
        "Add-RoleGroupMember, POST /api/v1/role-groups/{Identity}/members",
        "Remove-RoleGroupMember, DELETE /api/v1/role-groups/{Identity}/members/{Member}",
        "Search-AdminAuditLog, GET /api/v1/audit-entries",
    })
    void noun_and_verb_give_path_and_method(String cmdlet, String route) {
        var definition =
                shell.catalogue.definitions().stream()
                        .filter(each -> each.name().equals(cmdlet))
                        .findFirst()
                        .orElseThrow();

        assertThat(Resources.routes(definition))
                .extracting(each -> each.method() + " " + each.path())
                .contains(route);
    }

    @Test
    void an_object_is_created_read_changed_and_removed() {
        var created =
                send(
                        "POST",
                        PLANS,
                        "{\"Name\":\"My Plan\",\"NumberOfDigitsInExtension\":5,\"GenerateUMMailboxPolicy\":false}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(json(created).path("warnings").toString()).contains("W10");
        var location = Objects.requireNonNull(created.headers().get("Location"));
        assertThat(location).startsWith(PLANS + "/");

        var read = send("GET", PLANS + "/My%20Plan", "");
        assertThat(read.status()).isEqualTo(200);
        assertThat(json(read).path("Name").asString()).isEqualTo("My Plan");
        assertThat(json(send("GET", location, ""))).isEqualTo(json(read));

        var changed =
                send(
                        "PATCH",
                        location,
                        "{\"MaxCallDuration\":40,\"AccessTelephoneNumbers\":{\"Add\":\"50000\"}}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(json(send("GET", location, "")).path("MaxCallDuration").asInt()).isEqualTo(40);

        assertThat(send("DELETE", location + "?WhatIf=true", "").body())
                .contains("Removing UM dial plan");
        assertThat(send("DELETE", location, "").status()).isEqualTo(200);
        assertThat(send("GET", location, "").status()).isEqualTo(404);
        assertThat(send("GET", location, "").body()).contains("UM-E010");
    }

    @Test
    void a_listing_comes_in_pages() {
        for (int i = 1; i <= 5; i++) {
            newPlan("Plan" + i);
        }

        var first = json(send("GET", PLANS + "?limit=2", ""));
        var second = json(send("GET", first.path("next").asString(), ""));
        var third = json(send("GET", second.path("next").asString(), ""));

        assertThat(first.path("items")).hasSize(2);
        assertThat(first.path("warnings")).isEmpty();
        assertThat(second.path("items").get(1).path("Name").asString()).isEqualTo("Plan4");
        assertThat(third.path("items")).hasSize(1);
        assertThat(third.has("next")).isFalse();
        assertThat(json(send("GET", PLANS + "?offset=99", "")).path("items")).isEmpty();
        assertThat(json(send("GET", PLANS + "?Identity=*4", "")).path("items")).hasSize(1);
    }

    @Test
    void mailboxes_are_paged_without_a_warning_and_chosen_by_query() {
        shell.setUp();

        var first = json(send("GET", "/api/v1/mailboxes?limit=1&Anr=Tony", ""));

        assertThat(first.path("items")).hasSize(1);
        assertThat(first.path("warnings")).isEmpty();
        assertThat(first.path("next").asString())
                .isEqualTo("/api/v1/mailboxes?Anr=Tony&limit=1&offset=1");
        var asked = json(send("GET", "/api/v1/mailboxes?ResultSize=1", ""));
        assertThat(asked.path("warnings").toString()).contains("W02");
    }

    @Test
    void a_change_of_what_was_changed_meanwhile_is_refused() {
        newPlan("P");
        var tag = Optional.ofNullable(send("GET", PLANS + "/P", "").headers().get("ETag"));
        assertThat(tag).isPresent();

        var mine = send(ADMIN, "PATCH", PLANS + "/P", "{\"FaxEnabled\":false}", tag);
        var late = send(ADMIN, "PATCH", PLANS + "/P", "{\"FaxEnabled\":true}", tag);

        assertThat(mine.status()).as(mine.body()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body()).contains("UM-E021").contains("'P'");
        assertThat(json(send("GET", PLANS + "/P", "")).path("FaxEnabled").asBoolean()).isFalse();
        assertThat(send(ADMIN, "DELETE", PLANS + "/P", "", Optional.of("*")).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Of two administrators who save at the same moment one is refused (UM-E021)")
    void of_two_who_save_what_both_have_seen_exactly_one_is_refused() throws Exception {
        newPlan("P");
        try (var administrators = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                var tag = Optional.ofNullable(send("GET", PLANS + "/P", "").headers().get("ETag"));
                var together = new CyclicBarrier(2);
                var number = "425555%04d".formatted(round);
                var saves =
                        administrators.invokeAll(
                                List.<Callable<Reply>>of(
                                        () -> {
                                            together.await();
                                            return send(
                                                    ADMIN,
                                                    "PATCH",
                                                    PLANS + "/P",
                                                    "{\"OperatorExtension\":\"" + number + "\"}",
                                                    tag);
                                        },
                                        () -> {
                                            together.await();
                                            return send(
                                                    ADMIN,
                                                    "PATCH",
                                                    PLANS + "/P",
                                                    "{\"AccessTelephoneNumbers\":[\""
                                                            + number
                                                            + "\"]}",
                                                    tag);
                                        }));
                var operator = saves.get(0).get();
                var access = saves.get(1).get();
                assertThat(List.of(operator.status(), access.status()))
                        .as("round %d: %s %s", round, operator.body(), access.body())
                        .containsExactlyInAnyOrder(200, 412);
                var plan = json(send("GET", PLANS + "/P", ""));
                assertThat(plan.path("OperatorExtension").asString("").equals(number))
                        .isEqualTo(operator.status() == 200);
                assertThat(plan.path("AccessTelephoneNumbers").toString().contains(number))
                        .isEqualTo(access.status() == 200);
            }
        }
    }

    @Test
    void without_a_tag_changes_of_different_settings_are_both_kept() throws Exception {
        newPlan("P");
        try (var administrators = Executors.newFixedThreadPool(2)) {
            var together = new CyclicBarrier(2);
            var saves =
                    administrators.invokeAll(
                            List.<Callable<Reply>>of(
                                    () -> {
                                        together.await();
                                        return send(
                                                "PATCH", PLANS + "/P", "{\"FaxEnabled\":false}");
                                    },
                                    () -> {
                                        together.await();
                                        return send(
                                                "PATCH",
                                                PLANS + "/P",
                                                "{\"OperatorExtension\":\"50000\"}");
                                    }));
            for (var save : saves) {
                assertThat(save.get().status()).isEqualTo(200);
            }
        }
        var plan = json(send("GET", PLANS + "/P", ""));
        assertThat(plan.path("FaxEnabled").asBoolean()).isFalse();
        assertThat(plan.path("OperatorExtension").asString()).isEqualTo("50000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "GET ~ /api/v1/um/dial-plans?limit=0 ~ ^^ ~ 400 ~ limit is '0'",
                "GET ~ /api/v1/um/dial-plans?offset=x ~ ^^ ~ 400 ~ offset is 'x'",
                "GET ~ /api/v1/um/dial-plans?Colour=red ~ ^^ ~ 400 ~ no parameter -Colour",
                "GET ~ /api/v1/um/dial-plans?Identity=a&Identity=b ~ ^^ ~ 400 ~ -Identity is given twice",
                "GET ~ /api/v1/um/dial-plans?Identity=%GG ~ ^^ ~ 400 ~ percent-encoded",
                "GET ~ /api/v1/um/dial-plans/%C3%28 ~ ^^ ~ 400 ~ percent-encoded",
                "GET ~ /api/v1/um/dial-plans/P* ~ ^^ ~ 400 ~ UM-E026",
                "GET ~ /api/v1/um/dial-plans/ ~ ^^ ~ 400 ~ UM-E026",
                "GET ~ /api/v1/um/dial-plans/nope ~ ^^ ~ 404 ~ UM-E010",
                "PATCH ~ /api/v1/um/dial-plans/P ~ {\"Identity\":\"Q\",\"FaxEnabled\":true} ~ 400 ~ -Identity is given twice",
                "PATCH ~ /api/v1/um/dial-plans/P ~ {\"FaxEnabled\":{}} ~ 400 ~ The field FaxEnabled is object",
                "PATCH ~ /api/v1/um/dial-plans/P ~ {\"FaxEnabled\":true,\"faxEnabled\":true} ~ 400 ~ -FaxEnabled is given twice",
                "PATCH ~ /api/v1/um/dial-plans/P ~ [1] ~ 400 ~ no JSON object",
                "PATCH ~ /api/v1/um/dial-plans/P ~ {} {} ~ 400 ~ no JSON object",
                "POST ~ /api/v1/um/dial-plans ~ {} ~ 400 ~ -Name",
                "PUT ~ /api/v1/um/dial-plans/P ~ {} ~ 405 ~ DELETE, GET, PATCH",
                "GET ~ /api/v1/um/dial-planes ~ ^^ ~ 404 ~ no such resource",
                "GET ~ /api/v1/ ~ ^^ ~ 404 ~ no such resource"
            })
    void a_wrong_request_is_refused_naming_what_is_wrong(
            String method, String target, String body, int status, String named) {
        newPlan("P");

        var reply = send(method, target, body);

        assertThat(reply.body()).contains(named);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).isEqualTo(Reply.PROBLEM);
    }

    @Test
    void what_a_role_lacks_does_not_exist_and_the_audit_trail_knows() {
        newPlan("P");
        var help = new Caller("jill", "test", Set.of(ManagementRole.UM_PINS), Optional.empty());
        var viewer =
                new Caller(
                        "chris",
                        "test",
                        Set.of(ManagementRole.VIEW_ONLY_CONFIGURATION),
                        Optional.empty());

        assertThat(send(help, "DELETE", PLANS + "/P", ""))
                .isEqualTo(send(help, "DELETE", "/api/v1/um/no-plans/P", ""));
        assertThat(send(viewer, "GET", PLANS + "/P", "").status()).isEqualTo(200);
        var refused = send(viewer, "DELETE", PLANS + "/P", "");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers()).containsEntry("Allow", "GET");
        assertThat(send("GET", PLANS + "/P", "").status()).isEqualTo(200);
        var entries = send("GET", "/api/v1/audit-entries?UserIds=jill", "").body();
        assertThat(entries).contains("Remove-UMDialPlan").contains("UM-E020");
    }

    @Test
    void members_and_pins_stand_within_their_objects() {
        shell.setUp();

        var group = "/api/v1/role-groups/UM%20Management/members";
        assertThat(send("POST", group, "{\"Member\":\"tonysmith\"}").status()).isEqualTo(201);
        assertThat(json(send("GET", group, "")).path("items")).hasSize(1);
        assertThat(send("DELETE", group + "/tonysmith", "").status()).isEqualTo(200);
        assertThat(json(send("GET", group, "")).path("items")).isEmpty();

        assertThat(send("GET", "/api/v1/users/contoso.com%2FUsers%2FTony%20Smith", "").status())
                .isEqualTo(200);
        assertThat(send("GET", "/api/v1/um/hunt-groups/MyUMIPGateway%5CMyUMHuntGroup", "").status())
                .isEqualTo(200);

        var mailbox = "/api/v1/um/mailboxes/tonysmith%40contoso.com";
        var enabled =
                send(
                        "POST",
                        mailbox + "/enable",
                        "{\"UMMailboxPolicy\":\"MyUMMailboxPolicy\",\"Extensions\":\"51234\",\"PIN\":\"774411\"}");
        assertThat(enabled.status()).as(enabled.body()).isEqualTo(200);
        assertThat(enabled.body()).doesNotContain("774411");
        assertThat(send("PATCH", mailbox + "/pin", "{\"LockedOut\":true}").status()).isEqualTo(200);
        assertThat(json(send("GET", mailbox + "/pin", "")).path("LockedOut").asBoolean()).isTrue();
    }
}
