package org.mynah.um.pin;

/**
 * A PIN in clear on its way into a mail. Immutable; never printed.
 *
 * @param pin the digits
 * @param mustChange whether it must be changed at the next sign-in
 */
public record IssuedPin(String pin, boolean mustChange) {
    @Override
    public String toString() {
        return "IssuedPin[mustChange=" + mustChange + "]";
    }
}
