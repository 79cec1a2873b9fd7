package org.mynah.speech.phrase;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.um.Phrase;

/**
 * At least one example of every phrase, with the variable parts at their ordinary and their awkward
 * values. Checks, tests and documentation go through them.
 */
public final class PhraseSamples {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant NOW = Instant.parse("2026-03-05T23:30:00Z");

    private PhraseSamples() {}

    /** All fixed phrases, then the examples of the others. */
    public static List<Phrase> all() {
        var samples = new ArrayList<Phrase>(List.of(Phrase.Fixed.values()));
        samples.addAll(variable());
        return List.copyOf(samples);
    }

    /** Examples of the phrases that have a variable part. */
    public static List<Phrase> variable() {
        return List.of(
                new Phrase.SystemGreeting("Tony Smith", false),
                new Phrase.SystemGreeting("Tony Smith", true),
                new Phrase.SystemGreetingForExtension("51234"),
                new Phrase.NamedGreetingTail(false),
                new Phrase.NamedGreetingTail(true),
                new Phrase.NewMessages(0),
                new Phrase.NewMessages(1),
                new Phrase.NewMessages(12),
                head(Optional.of("Katherine Nguyen"), Duration.ofMinutes(20), 42, true, false),
                head(Optional.empty(), Duration.ofDays(1), 72, false, true),
                new Phrase.MessageHead(
                        Optional.empty(),
                        Optional.empty(),
                        NOW.minus(Duration.ofDays(40)),
                        NOW,
                        ZONE,
                        Duration.ofSeconds(1),
                        true,
                        true),
                new Phrase.PinTooShort(6),
                new Phrase.Name("Tony Smith"),
                new Phrase.Digits("51234"));
    }

    private static Phrase head(
            Optional<String> name, Duration ago, int seconds, boolean isNew, boolean isImportant) {
        return new Phrase.MessageHead(
                name,
                Optional.of("+14255550123"),
                NOW.minus(ago),
                NOW,
                ZONE,
                Duration.ofSeconds(seconds),
                isNew,
                isImportant);
    }
}
