package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.store.ldap.LdapSettings;
import org.mynah.store.secret.SealedSecrets;

class LdapSourceTest {

    @TempDir Path folder;
    private final SealedSecrets secrets = new SealedSecrets(new byte[32]);

    private Optional<LdapSettings> source(String... set) throws Exception {
        var settings = Settings.read(Optional.of(folder), Optional.empty(), List.of(set), Map.of());
        return LdapSource.of(settings, "contoso.com", secrets);
    }

    @Test
    void without_an_address_there_is_no_source() throws Exception {
        assertThat(source()).isEmpty();
    }

    @Test
    void the_password_is_sealed_at_the_first_start_and_opened_at_the_next() throws Exception {
        var file = Files.writeString(folder.resolve("ldap.secret"), "Kite.4421\n");
        var set =
                new String[] {
                    "ldap.url=ldaps://dc1.contoso.com",
                    "ldap.base=DC=contoso,DC=com",
                    "ldap.user=CN=mynah,DC=contoso,DC=com",
                    "ldap.secret=" + file
                };
        assertThat(source(set).orElseThrow().password()).isEqualTo("Kite.4421");
        assertThat(Files.readString(file)).startsWith("sealed:").doesNotContain("Kite");
        var again = source(set).orElseThrow();
        assertThat(again.password()).isEqualTo("Kite.4421");
        assertThat(again.toString()).doesNotContain("Kite");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ldap.url=ldaps://dc1.contoso.com                                     | ldap.base
                    ldap.url=ldap://10.0.0.1 ldap.starttls=off ldap.base=DC=contoso      | ldap.starttls
                    ldap.url=ldaps://dc1.contoso.com ldap.base=DC=contoso ldap.user=CN=x | ldap.secret
                    """)
    void settings_that_do_not_go_together_are_named(String set, String told) {
        var each = new ArrayList<>(List.of(set.split(" +", -1)));
        assertThatThrownBy(() -> source(each.toArray(String[]::new)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ldap.url=http://contoso.com | ldaps://dc1.contoso.com
                    ldap.filter=(uid=           | filter
                    ldap.map=Shoe=size          | Phone=ipPhone
                    ldap.disabled=yes           | attribute=value
                    ldap.schema=novell          | active-directory
                    ldap.interval=1             | from 10 to 86400
                    ldap.missing=0              | from 1 to 100
                    """)
    void a_wrong_setting_names_what_is_allowed(String set, String told) {
        assertThatThrownBy(() -> source(set))
                .isInstanceOf(Settings.WrongSetting.class)
                .hasMessageContaining(told);
    }
}
