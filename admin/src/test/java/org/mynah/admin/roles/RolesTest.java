package org.mynah.admin.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.RoleGroup;
import org.mynah.um.directory.RoleGroups;

/** Who may run what: role groups, their members, and the table of roles (cmdlets §14). */
class RolesTest {

    @TempDir private Path folder;
    private ShellFixture shell;

    @BeforeEach
    void start() {
        shell = new ShellFixture(folder);
        shell.good(
                "New-Mailbox -Name 'Tony Smith' -Alias tonysmith -UserPrincipalName tonysmith@contoso.com"
                        + " -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)");
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    private Set<ManagementRole> rolesOfTony() {
        return shell.store
                .directory()
                .read(reader ->
                        RoleGroups.rolesOf(
                                reader,
                                Identities.find(reader, ObjectKind.MAILBOX, "tonysmith").id()));
    }

    private List<String> cmdletsOf(String group) {
        var roles = rolesOf(group);
        return shell
                .runner
                .as(new Caller("x", "test", roles, Optional.empty()))
                .definitions()
                .stream()
                .map(Definition::name)
                .toList();
    }

    @Test
    void the_six_role_groups_come_with_the_organization() {
        assertThat(shell.good("(Get-RoleGroup).Name"))
                .containsExactlyInAnyOrder(
                        "Organization Management",
                        "UM Management",
                        "Server Management",
                        "View-Only Organization Management",
                        "Recipient Management",
                        "Help Desk");
    }

    @Test
    void a_member_holds_the_roles_of_the_group_until_he_is_taken_out() {
        shell.good("Add-RoleGroupMember 'UM Management' -Member tonysmith");

        assertThat(rolesOfTony())
                .contains(ManagementRole.UNIFIED_MESSAGING, ManagementRole.UM_MAILBOXES)
                .doesNotContain(ManagementRole.MAIL_RECIPIENTS);
        assertThat(shell.good("(Get-RoleGroupMember 'UM Management').Name"))
                .containsExactly("Tony Smith");

        shell.good("Remove-RoleGroupMember 'UM Management' -Member tonysmith -Confirm:$false");
        assertThat(rolesOfTony()).isEmpty();
    }

    @Test
    void a_removed_user_leaves_his_groups() {
        shell.good(
                "Add-RoleGroupMember 'Help Desk' -Member tonysmith",
                "Remove-Mailbox tonysmith -Confirm:$false");

        assertThat(shell.good("Get-RoleGroupMember 'Help Desk'")).isEmpty();
    }

    @Test
    void administrators_make_groups_of_known_roles_and_remove_only_those() {
        shell.good(
                "New-RoleGroup -Name 'Seattle Help Desk' -Roles 'um pins' -Members tonysmith | Out-Null");
        assertThat(rolesOfTony()).containsExactly(ManagementRole.UM_PINS);

        assertThat(shell.errorIds("New-RoleGroup -Name X -Roles Kings")).containsExactly("UM-E006");
        assertThat(shell.errorIds("Remove-RoleGroup 'Help Desk' -Confirm:$false"))
                .containsExactly("UM-E019");
        shell.good("Remove-RoleGroup 'Seattle Help Desk' -Confirm:$false");
        assertThat(rolesOfTony()).isEmpty();
    }

    @Test
    void adding_twice_and_removing_a_stranger_are_warnings() {
        shell.good("Add-RoleGroupMember 'Help Desk' -Member tonysmith");

        shell.good("Add-RoleGroupMember 'Help Desk' -Member tonysmith");
        shell.good("Remove-RoleGroupMember 'UM Management' -Member tonysmith -Confirm:$false");
    }

    @Test
    void the_entries_of_a_role_are_its_cmdlets() {
        assertThat(shell.good("(Get-ManagementRoleEntry 'UM PINs\\*').Name"))
                .containsExactlyInAnyOrder("Get-UMMailboxPIN", "Set-UMMailboxPIN");
        assertThat(shell.good("(Get-ManagementRole).Name")).hasSize(ManagementRole.values().length);
    }

    @ParameterizedTest(name = "{0}: {1}, not {2}")
    @DisplayName("the table of roles, cmdlets §14")
    @CsvSource(
            textBlock =
                    """
                    Organization Management           | New-UMDialPlan New-Mailbox Add-RoleGroupMember Set-UMMailboxPIN | -
                    UM Management                     | New-UMDialPlan Enable-UMMailbox Set-UMMailboxPIN               | New-Mailbox Add-RoleGroupMember
                    Server Management                 | -                                                              | New-UMDialPlan Enable-UMMailbox New-Mailbox Set-UMMailboxPIN
                    View-Only Organization Management | Get-UMDialPlan Get-Mailbox Get-RoleGroup                       | New-UMDialPlan Set-UMMailboxPIN New-Mailbox
                    Recipient Management              | New-Mailbox Set-User                                           | Enable-UMMailbox New-UMDialPlan Set-UMMailboxPIN
                    Help Desk                         | Set-UMMailboxPIN Get-UMMailboxPIN                              | Enable-UMMailbox New-Mailbox New-UMDialPlan
                    """,
            delimiter = '|')
    void a_role_group_grants_its_row_of_the_table(String group, String granted, String lacking) {
        var cmdlets = cmdletsOf(group);

        assertThat(cmdlets).containsAll(words(granted));
        assertThat(cmdlets).doesNotContainAnyElementsOf(words(lacking + " -no"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("every row of the table of roles, cmdlets §14: changes, reads, or neither")
    @CsvSource(
            textBlock =
                    """
                    # cmdlets        | Organization | UM      | Server  | View-Only | Recipient | Help Desk
                    UM_CONFIGURATION | changes      | changes | -       | reads     | -         | -
                    UM_PROMPTS       | changes      | changes | -       | reads     | -         | -
                    UM_MAILBOXES     | changes      | changes | -       | reads     | -         | -
                    UM_PINS          | changes      | changes | -       | reads     | -         | changes
                    CALL_DATA        | changes      | changes | -       | reads     | -         | -
                    CALL_ROUTER      | changes      | changes | -       | reads     | -         | -
                    SERVERS          | changes      | -       | changes | reads     | -         | -
                    RECIPIENTS       | changes      | -       | -       | reads     | changes   | -
                    TEXT_MESSAGING   | reads        | -       | -       | reads     | -         | -
                    ROLES            | changes      | -       | -       | reads     | -         | -
                    AUDIT            | changes      | -       | -       | reads     | -         | -
                    """,
            delimiter = '|')
    void a_group_of_cmdlets_is_granted_as_the_table_says(
            Permission permission,
            String organization,
            String um,
            String server,
            String view,
            String recipient,
            String help) {
        assertThat(granted("Organization Management", permission)).isEqualTo(organization);
        assertThat(granted("UM Management", permission)).isEqualTo(um);
        assertThat(granted("Server Management", permission)).isEqualTo(server);
        assertThat(granted("View-Only Organization Management", permission)).isEqualTo(view);
        assertThat(granted("Recipient Management", permission)).isEqualTo(recipient);
        assertThat(granted("Help Desk", permission)).isEqualTo(help);
    }

    private String granted(String group, Permission permission) {
        var caller = new Caller("x", "test", rolesOf(group), Optional.empty());
        if (caller.may(permission, true)) {
            return "changes";
        }
        return caller.may(permission, false) ? "reads" : "-";
    }

    private Set<ManagementRole> rolesOf(String group) {
        return shell.store
                .directory()
                .read(reader ->
                        new RoleGroup(Identities.find(reader, ObjectKind.ROLE_GROUP, group))
                                .roles());
    }

    @Test
    void no_group_of_cmdlets_is_missing_in_the_table() {
        var rows =
                Arrays.stream(RolesTest.class.getDeclaredMethods())
                        .map(method -> method.getAnnotation(CsvSource.class))
                        .filter(Objects::nonNull)
                        .map(CsvSource::textBlock)
                        .collect(Collectors.joining("\n"));

        assertThat(Permission.values())
                .allSatisfy(each ->
                        assertThat(rows.lines()).anyMatch(row -> row.startsWith(each + " ")));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1)).stream().filter(word -> !word.equals("-")).toList();
    }

    @Test
    void no_one_without_a_group_runs_anything_over_others() {
        var nobody =
                new Caller("x", "test", Set.copyOf(ManagementRole.ofEveryUser()), Optional.empty());

        assertThat(shell.runner.as(nobody).definitions())
                .allSatisfy(definition -> assertThat(definition.ownRole()).isPresent());
    }
}
