package org.mynah.admin.roles;

/** Groups of cmdlets that are granted together: the rows of the table of roles (cmdlets §14). */
public enum Permission {
    /** Dial plans, policies, gateways, hunt groups, auto attendants. */
    UM_CONFIGURATION,
    /** Prompts of dial plans and auto attendants. */
    UM_PROMPTS,
    /** Enabling, disabling and setting UM mailboxes; call answering rules of others. */
    UM_MAILBOXES,
    /** State, reset and unlocking of PINs. */
    UM_PINS,
    /** Call data, summaries, active calls, test calls. */
    CALL_DATA,
    /** Settings of the call router. */
    CALL_ROUTER,
    /** UM services, component states, certificates, state of the nodes. */
    SERVERS,
    /** Mailboxes and users. */
    RECIPIENTS,
    /** Text messaging accounts: only their owner changes them. */
    TEXT_MESSAGING,
    /** Role groups, their members, and how administrators sign in. */
    ROLES,
    /** The audit trail. */
    AUDIT
}
