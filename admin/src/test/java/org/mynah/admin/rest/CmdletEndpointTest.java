package org.mynah.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.um.directory.ManagementRole;

class CmdletEndpointTest {

    private static final Caller ADMIN = Caller.local("127.0.0.1");

    @TempDir static Path folder;
    private static ShellFixture shell;
    private static CmdletEndpoint endpoint;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        endpoint = new CmdletEndpoint(shell.runner);
        endpoint.run(ADMIN, "New-UMDialPlan", "{\"Name\":\"P\",\"NumberOfDigitsInExtension\":5}");
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"MaxCallDuration\":15.5} ~ 400 ~ UM-E006 ~ MaxCallDuration",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"MaxCallDuration\":5} ~ 400 ~ UM-E005 ~ MaxCallDuration",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"FaxEnabled\":[true]} ~ 400 ~ UM-E006 ~ FaxEnabled",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"FaxEnabeld\":true} ~ 400 ~ UM-E015 ~ FaxEnabled",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"FaxEnabled\":true,\"FaxEnabled\":false} ~ 400 ~ UM-E006 ~ FaxEnabled",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"FaxEnabled\":true,\"faxenabled\":false} ~ 400 ~ UM-E013 ~ FaxEnabled",
                "Set-UMDialPlan ~ {\"Identity\":{\"a\":1}} ~ 400 ~ UM-E006 ~ Identity",
                "Set-UMDialPlan ~ {} ~ 400 ~ UM-E014 ~ Identity",
                "Set-UMDialPlan ~ [] ~ 400 ~ UM-E006 ~ body",
                "Set-UMDialPlan ~ {\"Identity\": ~ 400 ~ UM-E006 ~ body",
                "Set-UMDialPlan ~ {\"Identity\":\"nope\"} ~ 404 ~ UM-E010 ~ nope",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"AccessTelephoneNumbers\":{\"Put\":\"1\"}} ~ 400 ~ UM-E006 ~ Add, Remove",
                "Remove-UMDialPlan ~ {\"Identity\":\"P\"} ~ 409 ~ UM-E201 ~ Default Policy",
                "Remove-UMDialPlan ~ {\"Identity\":\"P\",\"Confirm\":true} ~ 400 ~ UM-E027 ~ Confirm",
                "New-UMDialPlan ~ {\"Name\":\"P\",\"NumberOfDigitsInExtension\":5} ~ 409 ~ UM-E003 ~ P",
                "Set-UMDialPlan ~ {\"Identity\":\"P\",\"ErrorAction\":\"Stop\"} ~ 400 ~ UM-E015 ~ ErrorAction",
                "Nothing-Here ~ {} ~ 404 ~ UM-E018 ~ Nothing-Here"
            })
    void a_wrong_request_is_refused_naming_the_field(
            String cmdlet, String body, int status, String id, String named) {
        var reply = endpoint.run(ADMIN, cmdlet, body);

        assertThat(reply.body()).as(body).contains(id).contains(named);
        assertThat(reply.status()).as(body).isEqualTo(status);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void an_object_comes_back_as_it_is() {
        var reply = endpoint.run(ADMIN, "Get-UMDialPlan", "{\"Identity\":\"P\"}");

        assertThat(reply.status()).isEqualTo(200);
        var object = Wire.read(reply.body()).path("objects").get(0);
        assertThat(object.path("Name").asString()).isEqualTo("P");
        assertThat(object.path("NumberOfDigitsInExtension").asInt()).isEqualTo(5);
        assertThat(object.path("PhoneContext").asString()).isEqualTo("P.contoso.com");
        assertThat(object.path("CountryOrRegionCode").isNull()).isTrue();
    }

    @Test
    void deep_json_is_refused() {
        var reply = endpoint.run(ADMIN, "Get-UMDialPlan", "[".repeat(10_000));

        assertThat(reply.status()).isEqualTo(400);
    }

    private static Caller caller(ManagementRole role) {
        return new Caller("someone", "test", Set.of(role), Optional.empty());
    }

    @Test
    void the_help_desk_resets_a_pin_but_never_chooses_it() {
        var reply =
                endpoint.run(
                        caller(ManagementRole.UM_PINS),
                        "Set-UMMailboxPIN",
                        "{\"Identity\":\"x\",\"Pin\":\"774411\"}");

        assertThat(reply.body()).contains("UM-E015").contains("Pin").doesNotContain("774411");
    }

    @Test
    void a_cmdlet_without_role_does_not_exist() {
        var help = caller(ManagementRole.UM_PINS);

        assertThat(endpoint.run(help, "Get-UMDialPlan", "{}").body()).contains("UM-E018");
        assertThat(endpoint.list(help).body())
                .contains("Set-UMMailboxPIN")
                .doesNotContain("New-UMDialPlan");
        var viewer = caller(ManagementRole.VIEW_ONLY_CONFIGURATION);
        assertThat(endpoint.run(viewer, "Get-UMDialPlan", "{}").status()).isEqualTo(200);
        assertThat(endpoint.run(viewer, "New-UMDialPlan", "{}").status()).isEqualTo(404);
    }

    @Test
    void definitions_survive_the_wire() {
        var read = DefinitionJson.readAll(Wire.read(endpoint.list(ADMIN).body()));
        var own = shell.runner.as(ADMIN).definitions();

        assertThat(read).hasSameSizeAs(own).hasSizeGreaterThan(25);
        for (int i = 0; i < own.size(); i++) {
            assertThat(DefinitionJson.write(read.get(i)))
                    .isEqualTo(DefinitionJson.write(own.get(i)));
        }
    }
}
