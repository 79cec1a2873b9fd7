package org.mynah.admin.shell.view;

/** A line that Format-List or Format-Table made: printed as it is. Immutable. */
public record Line(String text) {

    @Override
    public String toString() {
        return text;
    }
}
