package org.mynah.um.access;

import java.time.Instant;
import java.util.Optional;
import org.mynah.um.Call;
import org.mynah.um.Entry;
import org.mynah.um.Phrase;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.Problem;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.NewPin;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinRecord;
import org.mynah.um.pin.PinRules;

/** A new PIN, entered twice (Outlook Voice Access §2.4, §9). */
final class PinChange {

    /** Tries before the old PIN stays. */
    static final int TRIES = 3;

    private final Directory directory;
    private final PinAdministration administration;
    private final Notices notices;

    PinChange(Directory directory, PinAdministration administration, Notices notices) {
        this.directory = directory;
        this.administration = administration;
        this.notices = notices;
    }

    /** Asks for a new PIN. Empty when the caller did not manage to set one: the old one stays. */
    Optional<Session> ask(Call call, Session session) {
        for (int tried = 0; tried < TRIES; tried++) {
            var entry = Entry.untilPound(call, Phrase.Fixed.ENTER_NEW_PIN, PinRules.LONGEST);
            if (entry.end().filter(key -> key == '*').isPresent()) {
                return Optional.empty();
            }
            var pin = prepared(session, entry);
            var problem = check(session, pin);
            if (problem.isPresent()) {
                call.playThrough(words(problem.get(), session));
                call.forgetKeys();
                continue;
            }
            var again = Entry.untilPound(call, Phrase.Fixed.ENTER_NEW_PIN_AGAIN, PinRules.LONGEST);
            if (again.isTooLong() || !again.digits().equals(entry.digits())) {
                call.playThrough(Phrase.Fixed.PINS_DIFFER);
                call.forgetKeys();
                continue;
            }
            // The new PIN ends every session of the old one, but this is the one that set it.
            session.release(call);
            var stored = store(session, pin.orElseThrow());
            if (stored.problem().isPresent()) {
                session.govern(call);
                call.playThrough(words(stored.problem().get(), session));
                continue;
            }
            notices.pinChanged(session.about());
            var renewed = stored.changed().map(session::withPinChanged).orElse(session);
            renewed.govern(call);
            call.playThrough(Phrase.Fixed.PIN_CHANGED);
            return Optional.of(renewed);
        }
        return Optional.empty();
    }

    /** The PIN with its hash; nobody waits for that. Empty when the entry is too long to be one. */
    private Optional<NewPin> prepared(Session session, Entry entry) {
        if (entry.isTooLong()) {
            return Optional.empty();
        }
        return Optional.of(
                administration.prepare(
                        directory.read(reader ->
                                administration.terms(
                                        reader,
                                        session.umMailbox().id(),
                                        policy(reader, session).pinPolicy(),
                                        session.umMailbox().extensions(),
                                        Optional.of(entry.digits())))));
    }

    private Optional<Problem> check(Session session, Optional<NewPin> pin) {
        if (pin.isEmpty()) {
            return Optional.of(new Problem(ErrorId.E301, "A PIN has at most 24 digits."));
        }
        return directory.read(reader ->
                administration.check(
                        reader,
                        session.umMailbox().id(),
                        policy(reader, session).pinPolicy(),
                        session.umMailbox().extensions(),
                        pin.get()));
    }

    /** What became of it: a problem, or when the new PIN was set. */
    private record Stored(Optional<Problem> problem, Optional<Instant> changed) {}

    private Stored store(Session session, NewPin pin) {
        var id = session.umMailbox().id();
        return directory.change(
                new Change(
                        session.mailbox().userPrincipalName(), "phone", "PIN changed by telephone"),
                writer -> {
                    var problem =
                            administration.changeByUser(
                                    writer,
                                    id,
                                    policy(writer, session).pinPolicy(),
                                    session.umMailbox().extensions(),
                                    pin);
                    return new Stored(problem, writer.pin(id).map(PinRecord::changed));
                });
    }

    private static MailboxPolicy policy(DirectoryReader reader, Session session) {
        return reader.find(session.policy().id()).map(MailboxPolicy::new).orElse(session.policy());
    }

    private static Phrase words(Problem problem, Session session) {
        return switch (problem.id()) {
            case E302 -> new Phrase.PinTooShort(session.policy().get(MailboxPolicy.MIN_PIN_LENGTH));
            case E303 -> Phrase.Fixed.PIN_LIKE_EXTENSION;
            case E304 -> Phrase.Fixed.PIN_REPEATED_DIGITS;
            case E305 -> Phrase.Fixed.PIN_SEQUENTIAL;
            case E306 -> Phrase.Fixed.PIN_USED_BEFORE;
            // Any other rule that a PIN may break is one of its form.
            default -> Phrase.Fixed.PIN_NOT_DIGITS;
        };
    }
}
