package org.mynah.um.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.InfoAnnouncement;
import org.mynah.um.routing.Destination;

@DisplayName("Outlook Voice Access §2.1, what is heard first")
class WelcomeTest {

    private static final int BYTES_PER_MS = 16;

    private final Contoso contoso = new Contoso();

    @BeforeEach
    void importPrompts() {
        contoso.importPrompt("welcome.wav", new byte[1000 * BYTES_PER_MS]);
        contoso.importPrompt("closed.wav", new byte[2000 * BYTES_PER_MS]);
        contoso.setPlan(DialPlan.WELCOME_GREETING_FILE, "welcome.wav");
        contoso.setPlan(DialPlan.INFO_ANNOUNCEMENT_FILE, "closed.wav");
    }

    /** What was heard, without the language that is set first. */
    private List<String> heard(ScriptedCaller caller) {
        caller.calls(call ->
                contoso.subscriberAccess.run(
                        call,
                        new Destination.SubscriberAccess(
                                contoso.plan(), Optional.empty(), caller.parties())));
        return after(caller);
    }

    private static List<String> after(ScriptedCaller caller) {
        return caller.heard().stream().filter(each -> !each.startsWith("LANGUAGE")).toList();
    }

    @Test
    void files_that_are_not_switched_on_are_not_played() {
        assertThat(heard(new ScriptedCaller().hangsUp()))
                .containsExactly("WELCOME", "ENTER_EXTENSION", "HUNG UP");
    }

    @Test
    @DisplayName("WelcomeGreetingEnabled: the imported file takes the place of the system's words")
    void the_imported_greeting_is_played() {
        contoso.setPlan(DialPlan.WELCOME_GREETING_ENABLED, true);

        assertThat(heard(new ScriptedCaller().hangsUp()))
                .containsExactly("AUDIO 1000", "ENTER_EXTENSION", "HUNG UP");
    }

    @Test
    @DisplayName("InfoAnnouncementEnabled True: follows the welcome, and gives way to a key")
    void an_announcement_follows_and_gives_way_to_a_key() {
        contoso.setPlan(DialPlan.INFO_ANNOUNCEMENT_ENABLED, InfoAnnouncement.True);

        assertThat(
                        heard(
                                new ScriptedCaller()
                                        .presses("51234")
                                        .presses(Contoso.PIN + "#")
                                        .presses("*")))
                .startsWith("WELCOME", "AUDIO 2000", "ENTER_EXTENSION", "ENTER_PIN")
                .contains("MAIN_MENU");
    }

    @Test
    @DisplayName("InfoAnnouncementEnabled Uninterruptible: keys up to its end are ignored")
    void an_uninterruptible_announcement_is_heard_whatever_is_pressed() {
        contoso.setPlan(DialPlan.WELCOME_GREETING_ENABLED, true);
        contoso.setPlan(DialPlan.INFO_ANNOUNCEMENT_ENABLED, InfoAnnouncement.Uninterruptible);

        var heard =
                heard(
                        new ScriptedCaller()
                                .presses("5")
                                .presses("1")
                                .presses("2")
                                .waits()
                                .presses("*"));

        assertThat(heard)
                .startsWith("AUDIO 1000", "AUDIO 2000", "ENTER_EXTENSION")
                .doesNotContain("ENTER_PIN");
    }

    @Test
    void a_caller_who_is_known_hears_the_greeting_too() {
        contoso.setPlan(DialPlan.WELCOME_GREETING_ENABLED, true);
        var caller = new ScriptedCaller().presses(Contoso.PIN + "#").presses("*");
        caller.calls(call ->
                contoso.subscriberAccess.run(
                        call,
                        new Destination.SubscriberAccess(
                                contoso.plan(), Optional.of(contoso.tony()), caller.parties())));

        assertThat(after(caller)).startsWith("AUDIO 1000").contains("MAIN_MENU");
    }

    @Test
    void neither_is_said_again_after_a_failed_entry() {
        contoso.setPlan(DialPlan.WELCOME_GREETING_ENABLED, true);
        contoso.setPlan(DialPlan.INFO_ANNOUNCEMENT_ENABLED, InfoAnnouncement.True);

        var heard = heard(new ScriptedCaller().waits().waits().hangsUp());

        assertThat(heard).filteredOn("AUDIO 1000"::equals).hasSize(1);
        assertThat(heard).filteredOn("AUDIO 2000"::equals).hasSize(1);
    }

    @Test
    void a_greeting_imported_again_is_what_the_next_caller_hears() {
        contoso.setPlan(DialPlan.WELCOME_GREETING_ENABLED, true);
        heard(new ScriptedCaller().hangsUp());
        contoso.importPrompt("WELCOME.wav", new byte[3000 * BYTES_PER_MS]);

        assertThat(heard(new ScriptedCaller().hangsUp())).startsWith("AUDIO 3000");
    }
}
