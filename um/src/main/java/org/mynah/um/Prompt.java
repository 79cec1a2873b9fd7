package org.mynah.um;

import java.util.List;

/** Something that is played to a caller. Immutable. */
public sealed interface Prompt permits Phrase, Prompt.Recorded, Prompt.Beep, Prompt.Sequence {

    /** One prompt after another, without a gap. */
    static Prompt of(Prompt... prompts) {
        return new Sequence(List.of(prompts));
    }

    /** Audio that somebody recorded: a greeting, a name, a message. */
    record Recorded(Audio audio) implements Prompt {}

    /** The tone after which a caller speaks: 1 kHz, 500 ms (call flows §4.1). */
    record Beep() implements Prompt {}

    /** Several prompts in order. */
    record Sequence(List<Prompt> prompts) implements Prompt {
        public Sequence {
            prompts = List.copyOf(prompts);
        }
    }
}
