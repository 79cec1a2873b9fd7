package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Locale;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/** Asks before a change; an answer for all holds for the rest of the pipeline. One thread. */
final class Confirmation {

    private static final String QUESTION =
            "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [?] Help (default is \"Y\"): ";

    private final Session session;
    private boolean isForAll;
    private boolean answer;

    Confirmation(Session session) {
        this.session = session;
    }

    /** Whether the change may be made; UM-E027 when nobody is there to say. */
    boolean isGiven(String command, String action) {
        if (isForAll) {
            return answer;
        }
        var console = session.console();
        if (!console.isInteractive()) {
            throw unanswered(command, action);
        }
        console.print("");
        console.print("Confirm");
        console.print("Are you sure you want to perform this action?");
        console.print(action + ".");
        while (true) {
            var given = console.ask(QUESTION).orElseThrow(() -> unanswered(command, action));
            switch (given.strip().toLowerCase(Locale.ROOT)) {
                case "", "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                case "a" -> {
                    return all(true);
                }
                case "l" -> {
                    return all(false);
                }
                default ->
                        console.print(
                                "Y does it, N leaves this object as it is, A and L answer for all that follow.");
            }
        }
    }

    private boolean all(boolean isYes) {
        isForAll = true;
        answer = isYes;
        return isYes;
    }

    private static ScriptError unanswered(String command, String action) {
        return ScriptError.of(
                List.of(
                        new Problem(
                                ErrorId.E027,
                                "%s asks before it goes on (%s), and nobody is there to answer; give -Confirm:$false."
                                        .formatted(command, action))),
                command);
    }
}
