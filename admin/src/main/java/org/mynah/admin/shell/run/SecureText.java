package org.mynah.admin.shell.run;

/** A secret in a script: passed to cmdlets, never printed. Immutable. */
public final class SecureText {

    private final String secret;

    public SecureText(String secret) {
        this.secret = secret;
    }

    /** The secret, for the cmdlet that needs it. */
    public String reveal() {
        return secret;
    }

    @Override
    public String toString() {
        return "System.Security.SecureString";
    }
}
