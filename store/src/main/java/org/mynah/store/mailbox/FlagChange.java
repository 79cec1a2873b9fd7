package org.mynah.store.mailbox;

import java.util.Optional;

/** How flags of a message change (RFC 3501 §6.4.6). Immutable. */
public sealed interface FlagChange {

    /** The flags that result. */
    Flags apply(Flags present);

    /** What it does to the bits, when it touches system flags alone. */
    default Optional<Bits> bits() {
        return switch (this) {
            case Add(var flags) when flags.keywords().isEmpty() ->
                    Optional.of(new Bits(flags.bits(), 0));
            case Remove(var flags) when flags.keywords().isEmpty() ->
                    Optional.of(new Bits(0, flags.bits()));
            case Add _, Remove _, Replace _ -> Optional.empty();
        };
    }

    /** System flags to set and to clear, as bits. */
    record Bits(int set, int clear) {}

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
