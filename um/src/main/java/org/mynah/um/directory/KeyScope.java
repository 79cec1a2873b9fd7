package org.mynah.um.directory;

/** Spaces in which a value leads to an object, most of them unique (directory §2.4). */
public enum KeyScope {
    /** Name of an object, unique within its kind; the value is {@code KIND/name} in lower case. */
    NAME(true),
    /** Name of a user in any container. */
    COMMON_NAME(false),
    /** Mail nickname. */
    ALIAS(true),
    /** {@code user@domain} for sign-in. */
    USER_PRINCIPAL_NAME(true),
    /** {@code DOMAIN\\user} account name. */
    SAM_ACCOUNT_NAME(true),
    /** SMTP address of any rank. */
    SMTP_ADDRESS(true),
    /**
     * {@code address;phone-context=…}: extension, SIP address or E.164 number within a dial plan.
     */
    EUM_ADDRESS(true),
    /** Frozen phone context of a dial plan. */
    PHONE_CONTEXT(true),
    /** Outlook Voice Access number, unique in the organization. */
    ACCESS_NUMBER(true),
    /** Auto attendant pilot: {@code dial plan id/number}. */
    ATTENDANT_PILOT(true),
    /** Hunt group pilot: {@code gateway id/pilot}; the empty pilot counts. */
    HUNT_GROUP_PILOT(true),
    /** {@code host:port} of a gateway. */
    GATEWAY_ADDRESS(true),
    /** Host of a gateway, several may share one. */
    GATEWAY_HOST(false),
    /** What is disabled when its last call has ended, see {@link Stops}. */
    STOPPING(false),
    /** The UM mailbox of a mailbox: the mailbox's id. */
    UM_MAILBOX_OF(true),
    /** The sealed settings of a mailbox that was disabled: the mailbox's id. */
    SEALED_SETTINGS_OF(true),
    /** The text messaging account of a mailbox: the mailbox's id. */
    TEXT_ACCOUNT_OF(true),
    /** Digest of an API token. */
    API_TOKEN(true),
    /** The immutable id of a user in the directory he comes from. */
    SOURCE_ID(true),
    /** A number that means a user when he calls, {@code UMCallingLineIds}. */
    CALLING_LINE_ID(true),
    /** The end of a telephone number of a user, see {@link PhoneKeys}. */
    PHONE(false),
    /** Display name, for resolving an identity. */
    DISPLAY_NAME(false);

    private final boolean unique;

    KeyScope(boolean unique) {
        this.unique = unique;
    }

    /** Whether a value may belong to one object only; the store enforces it. */
    public boolean isUnique() {
        return unique;
    }
}
