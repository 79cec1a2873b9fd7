package org.mynah.store.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.NameSearch;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Spelling;
import org.mynah.um.directory.UmMailbox;

/**
 * Keeps the index of names by keypad (directory §7.2) in step with mailboxes and UM mailboxes: it
 * is written in the transaction that writes them, by whoever writes them. One transaction, one
 * thread.
 */
final class KeypadIndex {

    /** The rule by which names become digits; a new rule makes the index anew at the next start. */
    static final int FORMAT = 1;

    private static final String EVERYONE = "";
    private static final int PAGE = 500;

    private final Handle handle;

    KeypadIndex(Handle handle) {
        this.handle = handle;
    }

    /** Makes the index anew where it is of an older format. */
    static void bringUpToDate(Database database) {
        int present =
                database.read(handle ->
                        handle.createQuery("select keypad_format from directory_state where id = 1")
                                .mapTo(Integer.class)
                                .one());
        if (present == FORMAT) {
            return;
        }
        database.write(handle -> {
            handle.execute("update directory_state set keypad_format = ? where id = 1", FORMAT);
            handle.execute("delete from keypad_name");
            var index = new KeypadIndex(handle);
            var reader = new SqlReader(handle, database.kind());
            var after = Optional.<DirectoryObject>empty();
            while (true) {
                var page = reader.page(Listing.of(ObjectKind.MAILBOX), after, PAGE);
                for (var mailbox : page) {
                    index.add(mailbox, EVERYONE);
                    UmMailbox.ofMailbox(reader, mailbox.id())
                            .ifPresent(um ->
                                    plans(um.object()).forEach(plan -> index.add(mailbox, plan)));
                }
                if (page.size() < PAGE) {
                    return page;
                }
                after = Optional.of(page.getLast());
            }
        });
    }

    /** Adds what a new object brings. */
    void inserted(DirectoryReader reader, DirectoryObject object) {
        if (object.kind() == ObjectKind.MAILBOX) {
            add(object, EVERYONE);
        } else if (object.kind() == ObjectKind.UM_MAILBOX) {
            mailboxOf(reader, object)
                    .ifPresent(mailbox -> plans(object).forEach(plan -> add(mailbox, plan)));
        }
    }

    /** Follows a changed object. */
    void updated(DirectoryReader reader, Optional<DirectoryObject> before, DirectoryObject after) {
        if (after.kind() == ObjectKind.MAILBOX) {
            var isSame = before.filter(each -> map(each).equals(map(after))).isPresent();
            if (!isSame) {
                remove(after.id());
                add(after, EVERYONE);
                UmMailbox.ofMailbox(reader, after.id())
                        .ifPresent(um -> plans(um.object()).forEach(plan -> add(after, plan)));
            }
        } else if (after.kind() == ObjectKind.UM_MAILBOX) {
            var isSame = before.filter(each -> plans(each).equals(plans(after))).isPresent();
            if (!isSame) {
                removeFromPlans(after);
                inserted(reader, after);
            }
        }
    }

    /** Takes out what a removed object brought; from now on nobody finds it. */
    void deleted(DirectoryObject object) {
        if (object.kind() == ObjectKind.MAILBOX) {
            remove(object.id());
        } else if (object.kind() == ObjectKind.UM_MAILBOX) {
            removeFromPlans(object);
        }
    }

    /** Whether the index has of a user exactly what follows from his mailbox and UM mailbox. */
    boolean isRight(DirectoryReader reader, DirectoryObject user) {
        var wanted = new TreeSet<String>();
        if (user.kind() == ObjectKind.MAILBOX) {
            rows(user, EVERYONE, wanted);
            UmMailbox.ofMailbox(reader, user.id())
                    .ifPresent(um -> plans(um.object()).forEach(plan -> rows(user, plan, wanted)));
        }
        var present =
                handle.createQuery(
                                "select plan, spelling, digits from keypad_name where mailbox = :id")
                        .bind("id", user.id().toString())
                        .map((row, _) ->
                                row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list();
        return wanted.equals(new TreeSet<>(present));
    }

    private static void rows(DirectoryObject mailbox, String plan, Set<String> into) {
        for (var spelling : Spelling.values()) {
            for (var digits : spelling.digitsIn(map(mailbox))) {
                into.add(plan + " " + spelling.name() + " " + shortened(digits));
            }
        }
    }

    /** Writes anew what the index has of a user. */
    void rewrite(DirectoryReader reader, DirectoryObject user) {
        remove(user.id());
        updated(reader, Optional.empty(), user);
    }

    private void add(DirectoryObject mailbox, String plan) {
        var batch =
                handle.prepareBatch(
                        "insert into keypad_name (plan, spelling, digits, mailbox) values (:plan,"
                                + " :spelling, :digits, :mailbox)");
        var map = map(mailbox);
        for (var spelling : Spelling.values()) {
            for (var digits : spelling.digitsIn(map)) {
                batch.bind("plan", plan)
                        .bind("spelling", spelling.name())
                        .bind("digits", shortened(digits))
                        .bind("mailbox", mailbox.id().toString())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private void remove(ObjectId mailbox) {
        handle.createUpdate("delete from keypad_name where mailbox = :mailbox")
                .bind("mailbox", mailbox.toString())
                .execute();
    }

    private void removeFromPlans(DirectoryObject umMailbox) {
        handle.createUpdate("delete from keypad_name where mailbox = :mailbox and plan <> ''")
                .bind("mailbox", umMailbox.values().get(UmMailbox.MAILBOX).toString())
                .execute();
    }

    private static Optional<DirectoryObject> mailboxOf(
            DirectoryReader reader, DirectoryObject umMailbox) {
        return umMailbox.values().find(UmMailbox.MAILBOX).flatMap(reader::find);
    }

    private static List<String> map(DirectoryObject mailbox) {
        return mailbox.values().get(Mailbox.UM_DTMF_MAP);
    }

    private static Set<String> plans(DirectoryObject umMailbox) {
        return new LinkedHashSet<>(umMailbox.values().get(UmMailbox.DIAL_PLANS));
    }

    private static String shortened(String digits) {
        return digits.substring(0, Math.min(NameSearch.LONGEST_SPELLING, digits.length()));
    }
}
