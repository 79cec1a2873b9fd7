package org.mynah.um.directory;

/** A count that may be Unlimited. Immutable. */
public record Unlimited(int limit) {

    /** No limit. */
    public static final Unlimited UNLIMITED = new Unlimited(Integer.MAX_VALUE);

    /** A limit. */
    public static Unlimited of(int limit) {
        return new Unlimited(limit);
    }

    /** Whether there is no limit. */
    public boolean isUnlimited() {
        return limit == Integer.MAX_VALUE;
    }

    @Override
    public String toString() {
        return isUnlimited() ? "Unlimited" : Integer.toString(limit);
    }
}
