package org.mynah.um;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Lets a caller choose from a menu: the one place for retries, time-outs, doubled keys and {@code
 * 0} (Outlook Voice Access §1).
 */
public final class Choices {

    /** Time for the first key (call flows §12). */
    public static final Duration NO_INPUT = Duration.ofSeconds(5);

    /** Time for the second press of a doubled key, where one exists. */
    public static final Duration DOUBLE_KEY = Duration.ofSeconds(1);

    /** One entry of a menu; an enum implements it. */
    public interface Choice {

        /** One key, or the same key twice: {@code 1}, {@code #}, {@code 11}, {@code ##}. */
        String keys();
    }

    private Choices() {}

    /**
     * Plays a menu until the caller chooses one of its entries. {@code 0} repeats it where no entry
     * has that key. Each silence and each key without meaning counts as a failure; a failure
     * repeats the menu.
     *
     * @param failures how many failures in a row end it (InputFailuresBeforeDisconnect)
     * @return empty when the failures are used up
     * @throws CallerHungUp when the caller hangs up
     */
    public static <C extends Choice> Optional<C> choose(
            Call call, Prompt menu, Collection<C> offered, int failures) {
        for (int failed = 0; failed < failures; ) {
            var key =
                    switch (call.play(menu)) {
                        case Heard.Pressed(char pressed) -> Optional.of(pressed);
                        case Heard.Finished() -> call.awaitKey(NO_INPUT);
                    };
            if (key.isEmpty()) {
                failed++;
                if (failed < failures) {
                    call.playThrough(Phrase.Fixed.ARE_YOU_THERE);
                }
                continue;
            }
            var chosen = match(call, key.get(), offered);
            if (chosen.isPresent()) {
                return chosen;
            }
            if (key.get() == '0') {
                continue;
            }
            failed++;
            if (failed < failures) {
                call.playThrough(Phrase.Fixed.INVALID_KEY);
            }
        }
        return Optional.empty();
    }

    /** The entry that a key begins: waits for a second press only where a doubled key exists. */
    public static <C extends Choice> Optional<C> match(Call call, char key, Collection<C> offered) {
        var single = find(String.valueOf(key), offered);
        var doubled = find(String.valueOf(key).repeat(2), offered);
        if (doubled.isEmpty()) {
            return single;
        }
        return call.pressedAgain(key, DOUBLE_KEY) ? doubled : single;
    }

    private static <C extends Choice> Optional<C> find(String keys, Collection<C> offered) {
        return offered.stream().filter(choice -> choice.keys().equals(keys)).findFirst();
    }
}
