package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.um.directory.DerivedKeys;
import org.mynah.um.directory.ObjectKind;

/** What {@code ./mynah verify} takes for right is what the cmdlets write. */
class DerivedKeysTest {

    @TempDir Path folder;

    @Test
    void objects_of_every_kind_have_the_keys_and_links_that_follow_from_their_values() {
        var seen = EnumSet.noneOf(ObjectKind.class);
        try (var shell = new ShellFixture(folder)) {
            shell.setUp();
            shell.good(
                    "New-UMAutoAttendant -Name AA1 -UMDialPlan MyDialPlan -PilotIdentifierList 51999 -Enabled $true",
                    "New-Mailbox -Name Ann -UserPrincipalName ann@contoso.com -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)",
                    "New-Mailbox -Name Bob -UserPrincipalName bob@contoso.com -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)",
                    "Enable-UMMailbox ann -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51001",
                    "Enable-UMMailbox bob -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51002",
                    "New-UMCallAnsweringRule -Mailbox bob -Name Rule -Priority 1",
                    "Disable-UMMailbox ann -KeepProperties $true -Confirm:$false",
                    "Disable-Mailbox ann -Confirm:$false",
                    "New-RoleGroup -Name Desk -Roles 'View-Only Configuration' -Members bob");
            shell.store
                    .directory()
                    .read(reader -> {
                        for (var kind : ObjectKind.values()) {
                            for (var object : reader.list(kind, 1000)) {
                                seen.add(kind);
                                var derived = DerivedKeys.of(object);
                                assertThat(derived.keys())
                                        .as("%s", object)
                                        .isEqualTo(object.keys());
                                assertThat(new HashSet<>(derived.links()))
                                        .as("%s", object)
                                        .isEqualTo(new HashSet<>(object.links()));
                            }
                        }
                        return kinds();
                    });
        }
        assertThat(seen).containsAll(kinds());
    }

    private static EnumSet<ObjectKind> kinds() {
        return EnumSet.of(
                ObjectKind.ORGANIZATION,
                ObjectKind.DIAL_PLAN,
                ObjectKind.MAILBOX_POLICY,
                ObjectKind.IP_GATEWAY,
                ObjectKind.HUNT_GROUP,
                ObjectKind.AUTO_ATTENDANT,
                ObjectKind.USER,
                ObjectKind.MAILBOX,
                ObjectKind.DISCONNECTED_MAILBOX,
                ObjectKind.UM_MAILBOX,
                ObjectKind.CALL_ANSWERING_RULE,
                ObjectKind.SEALED_SETTINGS,
                ObjectKind.ROLE_GROUP);
    }
}
