package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.directory.RetentionTag;
import org.mynah.um.directory.RetentionTags;

/** The default policy tag for voice mail (messages §10). */
class RetentionTagTest {

    private static final String NEW =
            "New-RetentionPolicyTag -Name 'Voice mail' -Type All -MessageClass voicemail"
                    + " -AgeLimitForRetention 20 -RetentionEnabled $true"
                    + " -RetentionAction PermanentlyDelete";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private Optional<RetentionTag> inForce() {
        return shell.store.directory().read(RetentionTags::inForce);
    }

    private String value(String expression) {
        return shell.good(expression).getLast().strip();
    }

    @Test
    @DisplayName(
            "messages §10: default policy tag, class voicemail, Type All, 20 days, two actions")
    void the_documented_tag_is_created_changed_and_removed() {
        assertThat(inForce()).isEmpty();
        shell.good(NEW);
        assertThat(inForce())
                .hasValueSatisfying(tag -> {
                    assertThat(tag.ageLimit()).isEqualTo(Duration.ofDays(20));
                    assertThat(tag.allowsRecovery()).isFalse();
                });
        assertThat(value("(Get-RetentionPolicyTag).MessageClass")).isEqualTo("Voicemail");
        shell.good(
                "Set-RetentionPolicyTag 'Voice mail' -AgeLimitForRetention 30 -RetentionAction DeleteAndAllowRecovery");
        assertThat(inForce())
                .hasValueSatisfying(tag -> {
                    assertThat(tag.ageLimit()).isEqualTo(Duration.ofDays(30));
                    assertThat(tag.allowsRecovery()).isTrue();
                });
        shell.good("Set-RetentionPolicyTag 'Voice mail' -RetentionEnabled $false");
        assertThat(inForce()).isEmpty();
        shell.console.isInteractive = true;
        shell.console.answers.add("Y");
        shell.good("Remove-RetentionPolicyTag 'Voice mail'");
        assertThat(shell.good("Get-RetentionPolicyTag")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-AgeLimitForRetention 0, UM-E005",
        "-AgeLimitForRetention 24856, UM-E005",
        "-AgeLimitForRetention x, UM-E005",
        "-AgeLimitForRetention 20 -RetentionAction MoveToArchive, UM-E006",
        "-AgeLimitForRetention 20 -MessageClass Fax, UM-E006",
        "-AgeLimitForRetention 20 -Type Inbox, UM-E006",
        "-RetentionEnabled $true, UM-E014"
    })
    void what_is_out_of_bounds_is_refused(String parameters, String id) {
        assertThat(shell.errorIds("New-RetentionPolicyTag -Name x " + parameters)).contains(id);
        assertThat(shell.good("Get-RetentionPolicyTag")).isEmpty();
    }

    @Test
    void there_is_one_tag_for_voice_mail() {
        shell.good(NEW);
        assertThat(shell.errorIds("New-RetentionPolicyTag -Name other -AgeLimitForRetention 5"))
                .containsExactly("UM-E003");
    }
}
