package org.mynah.mail.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenProviderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com",
                "https://login.example.com/tenant/v2.0",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void keys_are_taken_by_tls_or_from_this_machine(String address) {
        assertThat(TokenProvider.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.example.com",
                "http://login.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "https://user:secret@login.example.com",
                "https://login.example.com#part",
                "ftp://localhost",
                "file:///etc/passwd"
            })
    void any_other_address_is_refused_by_its_text_alone(String address) {
        assertThat(TokenProvider.isAddress(address)).isFalse();
        assertThatThrownBy(() -> new TokenProvider(address, "mynah", "email", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not https");
        assertThatThrownBy(() ->
                        new TokenProvider(
                                "https://login.example.com",
                                "mynah",
                                "email",
                                Optional.of(URI.create(address.replace(" ", "")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
