package org.mynah.store.directory;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mynah.store.audit.AuditEntry.ObjectChange;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.pin.PinRecord;
import org.mynah.um.waiting.Lamps;

/** Changes the directory within a transaction and notes what it changed. One thread. */
final class SqlWriter extends SqlReader implements DirectoryWriter {

    private final Instant now;
    private final KeypadIndex keypad;
    private final ValueIndex indexed;
    private final Map<ObjectId, ObjectChange> changes = new LinkedHashMap<>();
    private final Set<ObjectId> withoutMail = new HashSet<>();
    private final Set<String> lamps = new HashSet<>();

    SqlWriter(Handle handle, Database database, Instant now) {
        this(handle, database.kind(), database.forUpdate(), now);
    }

    SqlWriter(Handle handle, Database.Kind kind, String forUpdate, Instant now) {
        super(handle, kind, forUpdate);
        this.keypad = new KeypadIndex(handle);
        this.indexed = new ValueIndex(handle);
        this.now = Instant.ofEpochMilli(now.toEpochMilli());
    }

    @Override
    public DirectoryObject insert(DirectoryObject object) {
        var stored = stamped(object, 1, now);
        handle.createUpdate(
                        "insert into directory_object (id, kind, name, name_key, version, created,"
                                + " changed, body) values (:id, :kind, :name, :nameKey, 1, :now,"
                                + " :now, :body)")
                .bind("id", object.id().toString())
                .bind("kind", object.kind().name())
                .bind("name", object.name())
                .bind("nameKey", DirectoryKey.fold(object.name()))
                .bind("now", now.toEpochMilli())
                .bind("body", Bodies.write(object.values()))
                .execute();
        insertKeysAndLinks(object);
        keypad.inserted(this, object);
        noteLamps(Optional.empty(), Optional.of(object));
        indexed.inserted(object);
        note(object, Optional.empty(), Optional.of(Bodies.write(object.values())));
        return stored;
    }

    @Override
    public DirectoryObject update(DirectoryObject object) {
        var before = find(object.id());
        var body = Bodies.write(object.values());
        var updated =
                handle.createUpdate(
                                "update directory_object set kind = :kind, name = :name, name_key = :nameKey,"
                                        + " version = version + 1, changed = :now, body = :body"
                                        + " where id = :id and version = :version")
                        .bind("id", object.id().toString())
                        .bind("version", object.version())
                        .bind("kind", object.kind().name())
                        .bind("name", object.name())
                        .bind("nameKey", DirectoryKey.fold(object.name()))
                        .bind("now", now.toEpochMilli())
                        .bind("body", body)
                        .execute();
        if (updated == 0) {
            throw new DirectoryException(
                    ErrorId.E021,
                    "The %s '%s' was changed or removed by someone else meanwhile; read it again and repeat the change."
                            .formatted(object.kind().word(), object.name()));
        }
        deleteKeysAndLinks(object.id());
        insertKeysAndLinks(object);
        keypad.updated(this, before, object);
        noteLamps(before, Optional.of(object));
        indexed.updated(before, object);
        note(object, before.map(each -> Bodies.write(each.values())), Optional.of(body));
        return stamped(object, object.version() + 1, object.created());
    }

    @Override
    public void delete(ObjectId id) {
        var object = find(id);
        if (object.isEmpty()) {
            return;
        }
        deleteKeysAndLinks(id);
        keypad.deleted(object.get());
        noteLamps(object, Optional.empty());
        indexed.deleted(id);
        handle.createUpdate("delete from pin where um_mailbox = :id")
                .bind("id", id.toString())
                .execute();
        handle.createUpdate("delete from password where mailbox = :id")
                .bind("id", id.toString())
                .execute();
        putSecondFactor(id, Optional.empty());
        handle.createUpdate("delete from directory_object where id = :id")
                .bind("id", id.toString())
                .execute();
        if (object.get().kind() == ObjectKind.MAILBOX) {
            withoutMail.add(id);
        }
        note(object.get(), Optional.of(Bodies.write(object.get().values())), Optional.empty());
    }

    @Override
    public void putPin(ObjectId umMailbox, PinRecord pin) {
        handle.createUpdate(
                        """
                        insert into pin (um_mailbox, hash, changed, must_change, is_first_time,
                            is_locked_out, locked_by_attempt, failures, history)
                        values (:id, :hash, :changed, :mustChange, :firstTime, :locked, 0,
                            :failures, :history)
                        on conflict (um_mailbox) do update set
                            hash = excluded.hash,
                            changed = excluded.changed,
                            must_change = excluded.must_change,
                            is_first_time = excluded.is_first_time,
                            is_locked_out = excluded.is_locked_out,
                            locked_by_attempt = 0,
                            failures = excluded.failures,
                            history = excluded.history
                        """)
                .bind("id", umMailbox.toString())
                .bind("hash", pin.hash())
                .bind("changed", pin.changed().toEpochMilli())
                .bind("mustChange", pin.mustChange() ? 1 : 0)
                .bind("firstTime", pin.isFirstTime() ? 1 : 0)
                .bind("locked", pin.isLockedOut() ? 1 : 0)
                .bind("failures", (long) pin.failures())
                .bind("history", Bodies.writeList(pin.history()))
                .execute();
    }

    @Override
    public void putSecondFactor(ObjectId mailbox, Optional<String> sealed) {
        handle.createUpdate("delete from second_factor where mailbox = :id")
                .bind("id", mailbox.toString())
                .execute();
        sealed.ifPresent(key ->
                handle.createUpdate(
                                "insert into second_factor (mailbox, sealed, last_step) values (:id, :key, 0)")
                        .bind("id", mailbox.toString())
                        .bind("key", key)
                        .execute());
    }

    @Override
    public void putPasswordHash(ObjectId mailbox, String encoded) {
        handle.createUpdate(
                        "insert into password (mailbox, hash) values (:id, :hash)"
                                + " on conflict (mailbox) do update set hash = excluded.hash")
                .bind("id", mailbox.toString())
                .bind("hash", encoded)
                .execute();
    }

    @Override
    public void moveMail(ObjectId from, ObjectId to) {
        handle.createUpdate(
                        "insert into mailbox (id, used_bytes, modseq, uid_validity)"
                                + " select :to, used_bytes, modseq, uid_validity from mailbox"
                                + " where id = :from")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .execute();
        for (var table : List.of("folder", "delivery", "recoverable")) {
            handle.createUpdate("update " + table + " set mailbox = :to where mailbox = :from")
                    .bind("from", from.toString())
                    .bind("to", to.toString())
                    .execute();
        }
        handle.createUpdate("delete from mailbox where id = :from")
                .bind("from", from.toString())
                .execute();
        withoutMail.add(from);
    }

    /** Mailboxes that have no mail any more: who watches them must look. */
    Set<ObjectId> withoutMail() {
        return Set.copyOf(withoutMail);
    }

    @Override
    public void putPromptSound(ObjectId prompt, ImportedSound sound) {
        handle.createUpdate(
                        """
                        insert into prompt_sound (prompt, file, line, format, is_converted)
                        values (:id, :file, :line, :format, :converted)
                        on conflict (prompt) do update set
                            file = excluded.file,
                            line = excluded.line,
                            format = excluded.format,
                            is_converted = excluded.is_converted
                        """)
                .bind("id", prompt.toString())
                .bind("file", sound.file())
                .bind("line", sound.lineBytes())
                .bind("format", sound.format())
                .bind("converted", sound.isConverted() ? 1 : 0)
                .execute();
    }

    /** What this transaction changed, each object once, from its first before to its last after. */
    List<ObjectChange> changes() {
        return List.copyOf(changes.values());
    }

    /** Whose lamps may have changed: ids of mailboxes, or an empty text for many. */
    Set<String> lamps() {
        return Set.copyOf(lamps);
    }

    private void noteLamps(Optional<DirectoryObject> before, Optional<DirectoryObject> after) {
        var object = before.or(() -> after).orElseThrow();
        if (object.kind() == ObjectKind.UM_MAILBOX) {
            lamps.add(new UmMailbox(object).mailbox().toString());
        } else if (Lamps.concernsMany(before, after)) {
            lamps.add("");
        }
    }

    private void note(DirectoryObject object, Optional<String> before, Optional<String> after) {
        changes.merge(
                object.id(),
                new ObjectChange(object.kind(), object.id(), object.name(), before, after),
                (earlier, later) ->
                        new ObjectChange(
                                later.kind(),
                                later.id(),
                                later.name(),
                                earlier.before(),
                                later.after()));
    }

    private DirectoryObject stamped(DirectoryObject object, long version, Instant created) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                object.name(),
                version,
                created,
                now,
                object.values(),
                object.keys(),
                object.links());
    }

    void rewriteKeys(DirectoryObject object) {
        deleteKeysAndLinks(object.id());
        insertKeysAndLinks(object);
    }

    private void insertKeysAndLinks(DirectoryObject object) {
        if (!object.keys().isEmpty()) {
            var taken =
                    handle.prepareBatch(
                            "insert into directory_key (scope, value, object_id, is_unique) values"
                                    + " (:scope, :value, :id, :unique) on conflict do nothing");
            for (var key : object.keys()) {
                taken.bind("scope", key.scope().name())
                        .bind("value", key.value())
                        .bind("id", object.id().toString())
                        .bind("unique", key.scope().isUnique() ? 1 : 0)
                        .add();
            }
            var counts = taken.execute();
            var i = 0;
            for (var key : object.keys()) {
                if (counts[i++] == 0) {
                    throw new DirectoryException(
                            ErrorId.E021,
                            "'%s' (%s) is in use by another object; choose another value."
                                    .formatted(
                                            key.value(),
                                            key.scope()
                                                    .name()
                                                    .replace('_', ' ')
                                                    .toLowerCase(Locale.ROOT)));
                }
            }
        }
        var links = new HashSet<>(object.links());
        if (!links.isEmpty()) {
            var batch =
                    handle.prepareBatch(
                            "insert into directory_link (source, property, target, source_kind)"
                                    + " values (:id, :property, :target, :kind)");
            for (var link : links) {
                batch.bind("id", object.id().toString())
                        .bind("property", link.property())
                        .bind("target", link.target().toString())
                        .bind("kind", object.kind().name())
                        .add();
            }
            batch.execute();
        }
    }

    private void deleteKeysAndLinks(ObjectId id) {
        handle.createUpdate("delete from directory_key where object_id = :id")
                .bind("id", id.toString())
                .execute();
        handle.createUpdate("delete from directory_link where source = :id")
                .bind("id", id.toString())
                .execute();
    }
}
