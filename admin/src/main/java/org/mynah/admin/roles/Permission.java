package org.mynah.admin.roles;

/** Groups of cmdlets that are granted together (cmdlets §14). */
public enum Permission {
    /** Dial plans, policies, gateways, hunt groups, auto attendants. */
    UM_CONFIGURATION,
    /** Enabling, disabling and setting UM mailboxes. */
    UM_MAILBOXES,
    /** State, reset and unlocking of PINs. */
    UM_PINS,
    /** Mailboxes and users. */
    RECIPIENTS
}
