package org.mynah.um.directory;

/**
 * Kinds of directory objects, with the word that people read and the container of their
 * distinguished name.
 */
public enum ObjectKind {
    ORGANIZATION("organization", ""),
    DIAL_PLAN("UM dial plan", "UM DialPlan Container"),
    MAILBOX_POLICY("UM mailbox policy", "UM Mailbox Policies"),
    IP_GATEWAY("UM IP gateway", "UM IPGateway Container"),
    HUNT_GROUP("UM hunt group", "UM IPGateway Container"),
    AUTO_ATTENDANT("UM auto attendant", "UM AutoAttendant Container"),
    /** A user without a mailbox. */
    USER("user", "Users"),
    /** A user with a mailbox. */
    MAILBOX("mailbox", "Users"),
    /** A mailbox whose user was taken away: its mail is kept for a while (directory §7.2). */
    DISCONNECTED_MAILBOX("disconnected mailbox", "Users"),
    UM_MAILBOX("UM mailbox", "Users"),
    /**
     * Settings kept from a disabled UM mailbox: never routed on, counted or searched (directory §5,
     * 8).
     */
    SEALED_SETTINGS("sealed UM settings", "Users"),
    CALL_ANSWERING_RULE("call answering rule", "Users"),
    TEXT_MESSAGING_ACCOUNT("text messaging account", "Users"),
    ROLE_GROUP("role group", "Role Groups"),
    API_TOKEN("API token", "Users"),
    /** A file imported for a dial plan or auto attendant. */
    PROMPT("UM prompt", "UM Prompts"),
    /** What one node takes calls with (directory §7.13). */
    UM_SERVICE("UM service", "Servers"),
    /** Where calls come in at one node (directory §7.13). */
    CALL_ROUTER("UM call router", "Servers"),
    /** How long messages are kept (messages §10). */
    RETENTION_TAG("retention policy tag", "Retention Policy Tag Container"),
    /** A part of the directory that callers may search. */
    ADDRESS_LIST("address list", "All Address Lists");

    private final String word;
    private final String container;

    ObjectKind(String word, String container) {
        this.word = word;
        this.container = container;
    }

    /** What an error message calls it. */
    public String word() {
        return word;
    }

    /** The container in its distinguished name. */
    public String container() {
        return container;
    }
}
