package org.mynah.admin.catalogue;

/** {@code $null}: a value that says there is none. */
public enum Nothing {
    NULL;

    @Override
    public String toString() {
        return "";
    }
}
