package org.mynah.um;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.mynah.um.directory.Contact;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryUnreachable;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.IndexedValues;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.KeypadHit;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Narrowing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Spelling;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.pin.Guess;
import org.mynah.um.pin.PinCounters;
import org.mynah.um.pin.PinRecord;

/**
 * A directory in memory: transactions, versions, unique keys and PIN counters as the real one has
 * them.
 */
public final class MemoryDirectory implements Directory, PinCounters {

    private final InstantSource clock;
    private State state = new State(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0);
    private final List<Change> changes = new ArrayList<>();
    private final Map<Change, String> refusals = new LinkedHashMap<>();
    private final Set<Guess> guesses = new HashSet<>();

    private volatile Contact contact = Contact.IN_TOUCH;

    public MemoryDirectory(InstantSource clock) {
        this.clock = clock;
    }

    private record State(
            Map<ObjectId, DirectoryObject> objects,
            Map<ObjectId, PinRecord> pins,
            Map<ObjectId, String> passwords,
            Map<ObjectId, String> secondFactors,
            Map<ObjectId, ImportedSound> sounds,
            long version) {}

    /** From here on it is reached, or not: then secrets, changes and counters are not there. */
    public void reached(Contact how) {
        contact = how;
    }

    @Override
    public Contact contact() {
        return contact;
    }

    private void requireContact() {
        if (contact != Contact.IN_TOUCH) {
            throw new DirectoryUnreachable("cut");
        }
    }

    /** Every committed change, in order. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public synchronized <T> T read(Function<org.mynah.um.directory.DirectoryReader, T> work) {
        return work.apply(new Transaction(state, state.version()));
    }

    @Override
    public synchronized <T> T change(Change change, Function<DirectoryWriter, T> work) {
        requireContact();
        var transaction = new Transaction(state, state.version() + 1);
        var result = work.apply(transaction);
        state =
                new State(
                        Map.copyOf(transaction.objects),
                        Map.copyOf(transaction.pins),
                        Map.copyOf(transaction.passwords),
                        Map.copyOf(transaction.secondFactors),
                        Map.copyOf(transaction.sounds),
                        state.version() + 1);
        changes.add(change);
        return result;
    }

    /** Every refused command with its reason, in order. */
    public synchronized Map<Change, String> refusals() {
        return Map.copyOf(refusals);
    }

    @Override
    public synchronized void refused(Change change, String reason) {
        refusals.put(change, reason);
    }

    @Override
    public synchronized OptionalInt take(ObjectId umMailbox, int limit) {
        requireContact();
        var pin = state.pins().get(umMailbox);
        if (pin == null || pin.isLockedOut()) {
            return OptionalInt.empty();
        }
        if (pin.failures() >= limit) {
            put(umMailbox, counted(pin, pin.failures(), true));
            return OptionalInt.empty();
        }
        put(umMailbox, counted(pin, pin.failures() + 1, pin.failures() + 1 >= limit));
        return OptionalInt.of(pin.failures() + 1);
    }

    @Override
    public synchronized void succeeded(ObjectId umMailbox) {
        var pin = state.pins().get(umMailbox);
        if (pin != null) {
            put(umMailbox, counted(pin, 0, false));
        }
    }

    @Override
    public synchronized boolean mayTry(Guess guess) {
        requireContact();
        if (guesses.contains(guess)) {
            return true;
        }
        var others =
                guesses.stream()
                        .filter(each ->
                                each.limit() == guess.limit()
                                        && each.source().equals(guess.source())
                                        && each.window().equals(guess.window()))
                        .count();
        return others < guess.limit().most() && guesses.add(guess);
    }

    @Override
    public synchronized void wasRight(Guess guess) {
        guesses.remove(guess);
    }

    private void put(ObjectId umMailbox, PinRecord pin) {
        var pins = new HashMap<>(state.pins());
        pins.put(umMailbox, pin);
        state =
                new State(
                        state.objects(),
                        Map.copyOf(pins),
                        state.passwords(),
                        state.secondFactors(),
                        state.sounds(),
                        state.version());
    }

    private static PinRecord counted(PinRecord pin, int failures, boolean locked) {
        return new PinRecord(
                pin.hash(),
                pin.changed(),
                pin.mustChange(),
                pin.isFirstTime(),
                locked,
                failures,
                pin.history());
    }

    private static final Comparator<DirectoryObject> IN_ORDER =
            Comparator.comparing((DirectoryObject object) -> DirectoryKey.fold(object.name()))
                    .thenComparing(object -> object.id().toString());

    private final class Transaction implements DirectoryWriter {

        private final Map<ObjectId, DirectoryObject> objects;
        private final Map<ObjectId, PinRecord> pins;
        private final Map<ObjectId, String> passwords;
        private final Map<ObjectId, String> secondFactors;
        private final Map<ObjectId, ImportedSound> sounds;
        private final long version;

        Transaction(State state, long version) {
            objects = new HashMap<>(state.objects());
            pins = new HashMap<>(state.pins());
            passwords = new HashMap<>(state.passwords());
            secondFactors = new HashMap<>(state.secondFactors());
            sounds = new HashMap<>(state.sounds());
            this.version = version;
        }

        @Override
        public Optional<DirectoryObject> find(ObjectId id) {
            return Optional.ofNullable(objects.get(id));
        }

        @Override
        public Optional<DirectoryObject> find(DirectoryKey key) {
            return findAll(key).stream().findFirst();
        }

        @Override
        public List<DirectoryObject> findAll(DirectoryKey key) {
            return byName(object -> object.keys().contains(key));
        }

        @Override
        public List<DirectoryObject> findAll(DirectoryKey key, int limit) {
            return findAll(key).stream().limit(limit).toList();
        }

        @Override
        public List<DirectoryObject> list(ObjectKind kind, int limit) {
            return byName(object -> object.kind() == kind).stream().limit(limit).toList();
        }

        @Override
        public List<DirectoryObject> referringTo(ObjectId target, ObjectKind kind) {
            return byName(object ->
                    object.kind() == kind
                            && object.links().stream()
                                    .anyMatch(link -> link.target().equals(target)));
        }

        @Override
        public List<DirectoryObject> page(
                Listing listing, Optional<DirectoryObject> after, int limit) {
            return objects.values().stream()
                    .filter(object -> object.kind() == listing.kind())
                    .filter(object -> isIn(object, listing.narrowing()))
                    .filter(object -> after.isEmpty() || IN_ORDER.compare(object, after.get()) > 0)
                    .sorted(IN_ORDER)
                    .limit(limit)
                    .toList();
        }

        private static boolean isIn(DirectoryObject object, Narrowing narrowing) {
            return switch (narrowing) {
                case Narrowing.None() -> true;
                case Narrowing.RefersTo(var target) ->
                        object.links().stream().anyMatch(link -> link.target().equals(target));
                case Narrowing.NameBegins(var prefix) ->
                        DirectoryKey.fold(object.name()).startsWith(prefix);
                case Narrowing.KeyIs(var scope, var value) ->
                        object.keys().contains(new DirectoryKey(scope, value));
                case Narrowing.KeyBegins(var scope, var prefix) ->
                        object.keys().stream()
                                .anyMatch(key ->
                                        key.scope() == scope && key.value().startsWith(prefix));
                case Narrowing.ValueIs(var property, var value) ->
                        value.equals(IndexedValues.of(object).get(property));
                case Narrowing.ValueBegins(var property, var prefix) ->
                        IndexedValues.of(object).getOrDefault(property, "").startsWith(prefix);
            };
        }

        @Override
        public Map<ObjectId, DirectoryObject> findAll(Collection<ObjectId> ids) {
            var found = new HashMap<ObjectId, DirectoryObject>();
            ids.forEach(id -> find(id).ifPresent(object -> found.put(id, object)));
            return found;
        }

        @Override
        public Map<String, DirectoryObject> findAll(KeyScope scope, Collection<String> values) {
            var found = new HashMap<String, DirectoryObject>();
            for (var value : values) {
                find(new DirectoryKey(scope, value)).ifPresent(hit -> found.put(value, hit));
            }
            return found;
        }

        @Override
        public List<KeypadHit> spelled(
                Optional<ObjectId> plan,
                Spelling spelling,
                String digits,
                Optional<KeypadHit> after,
                int limit) {
            var order =
                    Comparator.comparing(KeypadHit::digits)
                            .thenComparing(hit -> hit.mailbox().id().toString());
            return list(ObjectKind.MAILBOX, Integer.MAX_VALUE).stream()
                    .filter(mailbox -> plan.isEmpty() || hasNumberIn(mailbox, plan.get()))
                    .flatMap(mailbox ->
                            spelling.digitsIn(mailbox.values().get(Mailbox.UM_DTMF_MAP)).stream()
                                    .map(each -> new KeypadHit(each, mailbox)))
                    .filter(hit -> hit.digits().startsWith(digits))
                    .filter(hit -> after.isEmpty() || order.compare(hit, after.get()) > 0)
                    .sorted(order)
                    .limit(limit)
                    .toList();
        }

        private boolean hasNumberIn(DirectoryObject mailbox, ObjectId plan) {
            return UmMailbox.ofMailbox(this, mailbox.id())
                    .filter(um -> um.get(UmMailbox.DIAL_PLANS).contains(plan.toString()))
                    .isPresent();
        }

        private List<DirectoryObject> byName(java.util.function.Predicate<DirectoryObject> wanted) {
            return objects.values().stream()
                    .filter(wanted)
                    .sorted(Comparator.comparing(DirectoryObject::name))
                    .toList();
        }

        @Override
        public Optional<PinRecord> pin(ObjectId umMailbox) {
            requireContact();
            return Optional.ofNullable(pins.get(umMailbox));
        }

        @Override
        public Optional<String> passwordHash(ObjectId mailbox) {
            return Optional.ofNullable(passwords.get(mailbox));
        }

        @Override
        public Optional<String> secondFactor(ObjectId mailbox) {
            return Optional.ofNullable(secondFactors.get(mailbox));
        }

        @Override
        public Optional<ImportedSound> promptSound(ObjectId prompt) {
            return Optional.ofNullable(sounds.get(prompt));
        }

        @Override
        public void putPromptSound(ObjectId prompt, ImportedSound sound) {
            sounds.put(prompt, sound);
        }

        @Override
        public long version() {
            return version;
        }

        @Override
        public DirectoryObject insert(DirectoryObject object) {
            return put(object, 1, clock.instant());
        }

        @Override
        public DirectoryObject update(DirectoryObject object) {
            var present = objects.get(object.id());
            if (present == null || present.version() != object.version()) {
                throw new DirectoryException(
                        ErrorId.E021, object.name() + " was changed meanwhile; try again.");
            }
            return put(object, object.version() + 1, present.created());
        }

        private DirectoryObject put(
                DirectoryObject object, long newVersion, java.time.Instant created) {
            for (var key : object.keys()) {
                if (key.scope().isUnique()
                        && findAll(key).stream()
                                .anyMatch(holder -> !holder.id().equals(object.id()))) {
                    throw new DirectoryException(
                            ErrorId.E021, key + " was taken meanwhile; try again.");
                }
            }
            var stored =
                    new DirectoryObject(
                            object.kind(),
                            object.id(),
                            object.name(),
                            newVersion,
                            created,
                            clock.instant(),
                            object.values(),
                            object.keys(),
                            object.links());
            objects.put(stored.id(), stored);
            return stored;
        }

        @Override
        public void delete(ObjectId id) {
            objects.remove(id);
            pins.remove(id);
            passwords.remove(id);
            secondFactors.remove(id);
            sounds.remove(id);
        }

        @Override
        public void moveMail(ObjectId from, ObjectId to) {
            // Here is no mail.
        }

        @Override
        public void putPin(ObjectId umMailbox, PinRecord pin) {
            pins.put(umMailbox, pin);
        }

        @Override
        public void putSecondFactor(ObjectId mailbox, Optional<String> sealed) {
            sealed.ifPresentOrElse(
                    key -> secondFactors.put(mailbox, key), () -> secondFactors.remove(mailbox));
        }

        @Override
        public void putPasswordHash(ObjectId mailbox, String encoded) {
            passwords.put(mailbox, encoded);
        }
    }
}
