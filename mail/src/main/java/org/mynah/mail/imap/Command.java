package org.mynah.mail.imap;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The commands of the server, and when each may be given. */
enum Command {
    CAPABILITY(State.ANY, true),
    NOOP(State.ANY, true),
    LOGOUT(State.ANY, true),
    ID(State.ANY, true),
    STARTTLS(State.NOT_SIGNED_IN, true),
    LOGIN(State.NOT_SIGNED_IN, true),
    AUTHENTICATE(State.NOT_SIGNED_IN, true),
    ENABLE(State.SIGNED_IN, true),
    NAMESPACE(State.SIGNED_IN, true),
    LIST(State.SIGNED_IN, true),
    LSUB(State.SIGNED_IN, true),
    STATUS(State.SIGNED_IN, true),
    SELECT(State.SIGNED_IN, true),
    EXAMINE(State.SIGNED_IN, true),
    CREATE(State.SIGNED_IN, true),
    DELETE(State.SIGNED_IN, true),
    RENAME(State.SIGNED_IN, true),
    SUBSCRIBE(State.SIGNED_IN, true),
    UNSUBSCRIBE(State.SIGNED_IN, true),
    GETQUOTA(State.SIGNED_IN, true),
    GETQUOTAROOT(State.SIGNED_IN, true),
    APPEND(State.SIGNED_IN, true),
    IDLE(State.SIGNED_IN, true),
    CHECK(State.SELECTED, true),
    CLOSE(State.SELECTED, true),
    UNSELECT(State.SELECTED, true),
    EXPUNGE(State.SELECTED, true),
    COPY(State.SELECTED, true),
    MOVE(State.SELECTED, true),
    FETCH(State.SELECTED, false),
    STORE(State.SELECTED, false),
    SEARCH(State.SELECTED, false),
    SORT(State.SELECTED, false),
    THREAD(State.SELECTED, false);

    private static final Set<Command> WITH_UIDS =
            EnumSet.of(FETCH, STORE, SEARCH, SORT, THREAD, COPY, MOVE, EXPUNGE);

    /** RFC 3501 §3. */
    enum State {
        ANY,
        NOT_SIGNED_IN,
        SIGNED_IN,
        SELECTED
    }

    private final State state;
    private final boolean mayExpunge;

    Command(State state, boolean mayExpunge) {
        this.state = state;
        this.mayExpunge = mayExpunge;
    }

    static Optional<Command> of(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether it has a form with UIDs. */
    boolean hasUidForm() {
        return WITH_UIDS.contains(this);
    }

    /** Whether sequence numbers may change while it is answered (RFC 3501 §7.4.1). */
    boolean mayExpunge(boolean isUid) {
        return mayExpunge || isUid;
    }

    /** Why it may not be given now, if so. */
    Optional<String> refusal(Session session) {
        return switch (state) {
            case ANY -> Optional.empty();
            case NOT_SIGNED_IN ->
                    session.isSignedIn()
                            ? Optional.of(this + " comes before sign-in, and you are signed in")
                            : Optional.empty();
            case SIGNED_IN ->
                    session.isSignedIn()
                            ? Optional.empty()
                            : Optional.of("Sign in first, by LOGIN or AUTHENTICATE PLAIN");
            case SELECTED ->
                    session.selected().isPresent()
                            ? Optional.empty()
                            : Optional.of("Choose a folder first, by SELECT or EXAMINE");
        };
    }
}
