package org.mynah.um;

import java.time.Duration;
import java.util.Optional;

/**
 * Digits that a caller enters. Whatever is typed in one breath is one entry: digits beyond the
 * longest are swallowed up to the pound key or a pause, so that a stream of digits is one attempt
 * and no sliding window (reliability V2).
 *
 * @param digits what was entered, at most the longest
 * @param isTooLong whether more came than the longest
 * @param end the key that ended it: {@code #}, {@code *}, or empty for a pause or full length
 */
public record Entry(String digits, boolean isTooLong, Optional<Character> end) {

    /** Time between digits of a free entry; {@code #} ends it at once (call flows §12). */
    public static final Duration INTER_DIGIT = Duration.ofSeconds(4);

    /**
     * Plays a prompt and takes digits that end with {@code #}, {@code *}, or a pause.
     *
     * @throws CallerHungUp when the caller hangs up
     */
    public static Entry untilPound(Call call, Prompt prompt, int longest) {
        return take(call, prompt, longest, false);
    }

    /**
     * Plays a prompt and takes a number of fixed length; it ends by itself when full.
     *
     * @throws CallerHungUp when the caller hangs up
     */
    public static Entry ofLength(Call call, Prompt prompt, int length) {
        return take(call, prompt, length, true);
    }

    /** Whether nothing was entered. */
    public boolean isEmpty() {
        return digits.isEmpty() && end.isEmpty();
    }

    private static Entry take(Call call, Prompt prompt, int longest, boolean endsWhenFull) {
        var digits = new StringBuilder();
        var isTooLong = false;
        var key =
                switch (call.play(prompt)) {
                    case Heard.Pressed(char pressed) -> Optional.of(pressed);
                    case Heard.Finished() -> call.awaitKey(Choices.NO_INPUT);
                };
        while (key.isPresent()) {
            char pressed = key.get();
            if (pressed == '#' || pressed == '*') {
                return new Entry(digits.toString(), isTooLong, Optional.of(pressed));
            }
            if (digits.length() < longest) {
                digits.append(pressed);
            } else {
                isTooLong = true;
            }
            if (endsWhenFull && digits.length() == longest) {
                return new Entry(digits.toString(), false, Optional.empty());
            }
            key = call.awaitKey(INTER_DIGIT);
        }
        return new Entry(digits.toString(), isTooLong, Optional.empty());
    }

    @Override
    public String toString() {
        return "Entry[" + digits.length() + " digits]";
    }
}
