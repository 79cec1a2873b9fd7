package org.mynah.store.mailbox;

/** How flags of a message change (RFC 3501 §6.4.6). Immutable. */
public sealed interface FlagChange {

    /** The flags that result. */
    Flags apply(Flags present);

    /** Sets flags, leaves the others. */
    record Add(Flags flags) implements FlagChange {
        @Override
        public Flags apply(Flags present) {
            return present.plus(flags);
        }
    }

    /** Clears flags, leaves the others. */
    record Remove(Flags flags) implements FlagChange {
        @Override
        public Flags apply(Flags present) {
            return present.minus(flags);
        }
    }

    /** These flags and no others. */
    record Replace(Flags flags) implements FlagChange {
        @Override
        public Flags apply(Flags present) {
            return flags;
        }
    }
}
