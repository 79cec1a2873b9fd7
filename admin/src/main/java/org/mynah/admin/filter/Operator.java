package org.mynah.admin.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a filter compares a property with a value (cmdlets §3). */
public enum Operator {
    EQ,
    NE,
    LIKE,
    NOTLIKE,
    GT,
    GE,
    LT,
    LE;

    /** As it is written: {@code -eq}. */
    public String written() {
        return "-" + name().toLowerCase(Locale.ROOT);
    }

    /** The operator of a word without hyphen, in any case. */
    static Optional<Operator> of(String word) {
        return Arrays.stream(values()).filter(each -> each.name().equalsIgnoreCase(word)).findAny();
    }
}
