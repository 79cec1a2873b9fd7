package org.mynah.um;

/**
 * The caller has hung up. Unwinds a flow from any verb of {@link Call}; caught once, in {@code
 * telephony}. Carries no stack trace: it is the ordinary end of a call.
 */
public final class CallerHungUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallerHungUp() {
        super("the caller has hung up", null, false, false);
    }
}
