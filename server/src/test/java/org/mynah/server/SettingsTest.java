package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

    @TempDir Path folder;

    private Settings read(String file, Map<String, String> environment, String... set)
            throws Exception {
        var path = folder.resolve("mynah.toml");
        Files.writeString(path, file);
        return Settings.read(Optional.of(folder), Optional.empty(), List.of(set), environment);
    }

    @ParameterizedTest
    @EnumSource
    void every_default_is_allowed(Setting setting) {
        assertThat(setting.allows(setting.standard())).isTrue();
    }

    @Test
    void set_wins_over_environment_over_file_over_default() throws Exception {
        var settings =
                read(
                        "domain = \"file.com\"\n[calls]\nmax = 7\n[sip]\nudp = \"127.0.0.1:5070\"\n",
                        Map.of("MYNAH_DOMAIN", "environment.com", "MYNAH_CALLS_MAX", "8"),
                        "calls.max=9");

        assertThat(settings.text(Setting.DOMAIN)).isEqualTo("environment.com");
        assertThat(settings.number(Setting.CALLS_MAX)).isEqualTo(9);
        assertThat(settings.listener(Setting.SIP_UDP)).contains(new Endpoint("127.0.0.1", 5070));
        assertThat(settings.text(Setting.RTP_PORTS)).isEqualTo("20000-29999");
        assertThat(settings.data()).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    calls.max=0          | calls.max
                    calls.max=many       | whole number
                    calls.max            | KEY=VALUE
                    sip.upd=off          | did you mean 'sip.udp'
                    sip.udp=nowhere      | address:port
                    sip.udp=1.2.3.4:99999| address:port
                    oauth.issuer=http://id.contoso.com | https
                    http=0.0.0.0:8080    | loopback
                    rtp.ports=20000      | first-last
                    rtp.ports=30000-20000| first-last
                    domain=not a domain  | domain
                    speech.tts=loud      | espeak-ng
                    """)
    void a_wrong_setting_names_the_key_and_what_is_allowed(String set, String told) {
        assertThatThrownBy(() -> read("", Map.of(), set))
                .isInstanceOf(Settings.WrongSetting.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_wrong_file_names_file_and_line() {
        assertThatThrownBy(() -> read("domain = \"a.com\"\n\n[calls]\nmax = \"x\"\n", Map.of()))
                .hasMessageContaining("mynah.toml, line 4")
                .hasMessageContaining("calls.max");
        assertThatThrownBy(() -> read("domain = \"a.com\"\nthis is not toml\n", Map.of()))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("speach = 1\n", Map.of()))
                .hasMessageContaining("there is no setting 'speach'");
        assertThatThrownBy(() -> read("domain = [\"a.com\"]\n", Map.of()))
                .hasMessageContaining("one value");
    }

    @Test
    void a_missing_file_that_was_asked_for_is_an_error() {
        assertThatThrownBy(() ->
                        Settings.read(
                                Optional.empty(),
                                Optional.of(folder.resolve("none.toml")),
                                List.of(),
                                Map.of()))
                .hasMessageContaining("none.toml");
    }

    @Test
    void a_token_provider_needs_an_audience() throws Exception {
        assertThat(read("", Map.of()).tokenProvider()).isEmpty();
        var issuer = "oauth.issuer=https://id.contoso.com/realms/um";
        var without = read("", Map.of(), issuer);
        assertThatThrownBy(without::tokenProvider).hasMessageContaining("oauth.audience");
        assertThat(read("", Map.of(), issuer, "oauth.audience=mynah").tokenProvider())
                .get()
                .extracting(provider -> provider.description().toString())
                .isEqualTo("https://id.contoso.com/realms/um/.well-known/openid-configuration");
    }
}
