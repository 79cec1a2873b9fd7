package org.mynah.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.roles.Permission;

class CatalogueTest {

    private record Plain(Definition definition) implements Cmdlet {
        @Override
        public void run(Invocation call) {}
    }

    @Test
    void a_name_twice_and_a_cmdlet_for_nobody_are_refused() {
        var one =
                new Plain(
                        Definition.reading("Get-X", "x").permission(Permission.RECIPIENTS).build());
        var nobody = new Plain(Definition.reading("Get-Y", "y").build());

        assertThatThrownBy(() -> Catalogue.of(List.of(one, one))).hasMessageContaining("twice");
        assertThatThrownBy(() -> Catalogue.of(List.of(nobody))).hasMessageContaining("permission");
        assertThat(Catalogue.of(List.of(one)).find(Caller.local("test"), "get-x")).contains(one);
    }

    @Test
    void a_command_line_for_the_audit_has_no_secret() {
        var definition =
                Definition.changing("Set-X", "x")
                        .with(
                                Parameter.text("Name", 10, "n"),
                                Parameter.secret("PIN", "p"),
                                Parameter.flag("Force", "f"))
                        .build();
        var given = new LinkedHashMap<String, Object>();
        given.put("Name", "it's");
        given.put("PIN", "123456");
        given.put("Force", true);
        given.put("Confirm", false);
        given.put("Unknown", "987654");

        assertThat(CommandLine.of(definition, given))
                .isEqualTo(
                        "Set-X -Name 'it''s' -PIN ******** -Force -Confirm:$false -Unknown ********");
        assertThat(CommandLine.of(definition, Map.of("Name", List.of(1, Nothing.NULL, "a"))))
                .isEqualTo("Set-X -Name 1,$null,a");
    }

    @Test
    void the_nearest_name_is_near() {
        assertThat(Nearest.to("Get-UMDailPlan", List.of("Get-UMDialPlan", "Get-Mailbox")))
                .contains("Get-UMDialPlan");
        assertThat(Nearest.to("zzz", List.of("Get-UMDialPlan"))).isEmpty();
    }
}
