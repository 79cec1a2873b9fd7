package org.mynah.um.access;

import java.util.Optional;
import org.mynah.um.Call;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.InfoAnnouncement;
import org.mynah.um.directory.PromptCache;
import org.mynah.um.directory.Property;

/**
 * What a caller of the access number hears first (Outlook Voice Access §2.1): the welcome, by the
 * system or imported for the dial plan, then the announcement. Immutable.
 *
 * @param greeting the welcome
 * @param announcement empty sequence where there is none
 * @param mustBeHeard whether keys do not end the announcement
 */
record Welcome(Prompt greeting, Prompt announcement, boolean mustBeHeard) {

    /** Of a dial plan; an enabled file that is not there leaves the system's words. */
    static Welcome of(DirectoryReader reader, PromptCache cache, DialPlan plan) {
        var greeting =
                plan.get(DialPlan.WELCOME_GREETING_ENABLED)
                        ? sound(reader, cache, plan, DialPlan.WELCOME_GREETING_FILE)
                        : Optional.<Prompt>empty();
        var kind = plan.get(DialPlan.INFO_ANNOUNCEMENT_ENABLED);
        var announcement =
                kind == InfoAnnouncement.False
                        ? Optional.<Prompt>empty()
                        : sound(reader, cache, plan, DialPlan.INFO_ANNOUNCEMENT_FILE);
        return new Welcome(
                greeting.orElse(Phrase.Fixed.WELCOME),
                announcement.orElse(Prompt.of()),
                announcement.isPresent() && kind == InfoAnnouncement.Uninterruptible);
    }

    private static Optional<Prompt> sound(
            DirectoryReader reader, PromptCache cache, DialPlan plan, Property<String> file) {
        return plan.object()
                .values()
                .find(file)
                .flatMap(name -> cache.sound(reader, plan.id(), name))
                .map(Prompt.Recorded::new);
    }

    /**
     * Plays what must be heard to its end; keys pressed up to there are ignored. The answer is what
     * is still to be said before the instruction, and gives way to a key.
     */
    Prompt begin(Call call) {
        if (!mustBeHeard) {
            return Prompt.of(greeting, announcement);
        }
        var _ = call.play(greeting);
        call.playThrough(announcement);
        call.forgetKeys();
        return Prompt.of();
    }
}
