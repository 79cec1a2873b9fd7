package org.mynah.um.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Management roles: what a role group lets its members do (cmdlets §14, admin console §10). */
public enum ManagementRole {
    UNIFIED_MESSAGING(
            "Unified Messaging",
            "Dial plans, policies, IP gateways, hunt groups, auto attendants, call data, call router."),
    UM_MAILBOXES(
            "UM Mailboxes", "UM mailboxes, their PINs, and call answering rules of other users."),
    UM_PROMPTS("UM Prompts", "Prompts of dial plans and auto attendants."),
    UM_PINS("UM PINs", "State, reset and unlocking of PINs."),
    MAIL_RECIPIENTS("Mail Recipients", "Mailboxes and users."),
    EXCHANGE_SERVERS("Exchange Servers", "UM services, component states and certificates."),
    ROLE_MANAGEMENT("Role Management", "Role groups and their members."),
    AUDIT_LOGS("Audit Logs", "The audit trail."),
    VIEW_ONLY_CONFIGURATION("View-Only Configuration", "Reads everything, changes nothing."),
    MY_VOICE_MAIL("MyVoiceMail", "A user's own call answering rules, PIN and options."),
    MY_TEXT_MESSAGING("MyTextMessaging", "A user's own text messaging account.");

    private final String title;
    private final String meaning;

    ManagementRole(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** The name that administrators know. */
    public String title() {
        return title;
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    /** The roles that every user has for himself: the default role assignment policy. */
    public static List<ManagementRole> ofEveryUser() {
        return List.of(MY_VOICE_MAIL, MY_TEXT_MESSAGING);
    }

    /** All names, for people. */
    static String titles() {
        return String.join(", ", Arrays.stream(values()).map(ManagementRole::title).toList());
    }

    /** The role of a name, in any case. */
    public static Optional<ManagementRole> named(String title) {
        return Arrays.stream(values())
                .filter(role -> role.title.equalsIgnoreCase(title.strip()))
                .findFirst();
    }
}
