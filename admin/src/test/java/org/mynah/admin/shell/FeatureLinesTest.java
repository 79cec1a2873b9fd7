package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test-UMFeature shows which switch wins (directory §6). */
class FeatureLinesTest {

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void one_line_for_each_feature_names_the_switch_that_says_no() {
        assertThat(
                        shell.good(
                                "Test-UMFeature tonysmith | ? { -not $_.Allowed } | % { \"$($_.Feature): $($_.RefusedBy)\" }"))
                .contains(
                        "OutlookVoiceAccess: AccessTelephoneNumbers of the UM dial plan 'MyDialPlan' is empty",
                        "IncomingFax: FaxServerURI of the UM mailbox policy 'MyUMMailboxPolicy' is empty",
                        "TextNotice: UMSMSNotificationOption of the UM mailbox 'Tony Smith' is None",
                        "OutgoingCalls: UMIPGateway of the UM dial plan 'MyDialPlan' is empty");
    }

    @Test
    void one_feature_with_all_its_switches() {
        shell.good("Set-UMMailbox tonysmith -CallAnsweringRulesEnabled $false");

        assertThat(shell.good("(Test-UMFeature tonysmith -Feature CallAnsweringRules).Switches"))
                .containsExactly(
                        "CallAnsweringRulesEnabled of the UM dial plan 'MyDialPlan' is True",
                        "AllowCallAnsweringRules of the UM mailbox policy 'MyUMMailboxPolicy' is True",
                        "CallAnsweringRulesEnabled of the UM mailbox 'Tony Smith' is False");
        assertThat(shell.errorIds("Test-UMFeature tonysmith -Feature Flying"))
                .containsExactly("UM-E006");
    }

    @Test
    void a_user_who_is_not_enabled_has_no_features() {
        assertThat(shell.errorIds("Test-UMFeature tony")).containsExactly("UM-E110");
    }
}
