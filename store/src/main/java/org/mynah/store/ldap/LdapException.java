package org.mynah.store.ldap;

/** The directory of users cannot be read; what was taken over before stays. */
public final class LdapException extends Exception {
    private static final long serialVersionUID = 1L;

    LdapException(String message, Throwable cause) {
        super(message, cause);
    }
}
