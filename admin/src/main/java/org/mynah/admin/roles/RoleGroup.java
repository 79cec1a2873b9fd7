package org.mynah.admin.roles;

/** A role group and what its members may run (cmdlets §14). */
public enum RoleGroup {
    ORGANIZATION_MANAGEMENT("Organization Management"),
    UM_MANAGEMENT("UM Management"),
    SERVER_MANAGEMENT("Server Management"),
    VIEW_ONLY_ORGANIZATION_MANAGEMENT("View-Only Organization Management"),
    RECIPIENT_MANAGEMENT("Recipient Management"),
    HELP_DESK("Help Desk");

    private final String title;

    RoleGroup(String title) {
        this.title = title;
    }

    /** The name that administrators know. */
    public String title() {
        return title;
    }

    /**
     * Whether a member may run a cmdlet.
     *
     * @param permission the cmdlet's group
     * @param isChange whether the cmdlet changes anything
     */
    public boolean grants(Permission permission, boolean isChange) {
        return switch (this) {
            case ORGANIZATION_MANAGEMENT -> true;
            case UM_MANAGEMENT -> permission != Permission.RECIPIENTS;
            case SERVER_MANAGEMENT -> false;
            case VIEW_ONLY_ORGANIZATION_MANAGEMENT -> !isChange;
            case RECIPIENT_MANAGEMENT -> permission == Permission.RECIPIENTS;
            case HELP_DESK -> permission == Permission.UM_PINS;
        };
    }
}
