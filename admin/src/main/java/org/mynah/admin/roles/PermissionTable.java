package org.mynah.admin.roles;

import org.mynah.um.directory.ManagementRole;

/**
 * The table of roles (cmdlets §14): which management role lets its holder run which cmdlets. Shell,
 * REST and web all ask here, through {@link Caller}.
 */
final class PermissionTable {

    private PermissionTable() {}

    /**
     * Whether a role grants a group of cmdlets over everybody's objects.
     *
     * @param isChange whether the cmdlet changes anything
     */
    static boolean grants(ManagementRole role, Permission permission, boolean isChange) {
        return switch (role) {
            case UNIFIED_MESSAGING ->
                    permission == Permission.UM_CONFIGURATION
                            || permission == Permission.CALL_DATA
                            || permission == Permission.CALL_ROUTER;
            case UM_MAILBOXES ->
                    permission == Permission.UM_MAILBOXES || permission == Permission.UM_PINS;
            case UM_PROMPTS -> permission == Permission.UM_PROMPTS;
            case UM_PINS -> permission == Permission.UM_PINS;
            case MAIL_RECIPIENTS -> permission == Permission.RECIPIENTS;
            case EXCHANGE_SERVERS -> permission == Permission.SERVERS;
            case ROLE_MANAGEMENT -> permission == Permission.ROLES;
            case AUDIT_LOGS -> permission == Permission.AUDIT;
            case VIEW_ONLY_CONFIGURATION -> !isChange;
            case MY_VOICE_MAIL, MY_TEXT_MESSAGING -> false;
        };
    }
}
