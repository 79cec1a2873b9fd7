package org.mynah.store.verify;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.um.directory.DerivedKeys;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;

/**
 * Each object of the directory: whether it can be read, whether its keys and links are those that
 * follow from its values, and whether a UM mailbox has its mailbox and its policy.
 */
final class DirectoryCheck implements Check {

    @Override
    public void examine(Subject subject, Consumer<Defect> found) {
        var now = subject.clock().instant();
        var last = "";
        while (true) {
            var after = last;
            var ids =
                    subject.database()
                            .<List<String>, RuntimeException>read(handle -> {
                                var page =
                                        handle.createQuery(
                                                        "select id from directory_object where id > :after"
                                                                + " order by id limit :limit")
                                                .bind("after", after)
                                                .bind("limit", PAGE)
                                                .mapTo(String.class)
                                                .list();
                                page.forEach(id -> examine(handle, id, now, found));
                                return page;
                            });
            if (ids.size() < PAGE) {
                return;
            }
            last = ids.getLast();
        }
    }

    private static void examine(Handle handle, String id, Instant now, Consumer<Defect> found) {
        var reader = SqlDirectory.reader(handle);
        try {
            var object = reader.find(ObjectId.of(id));
            if (object.isPresent()) {
                examine(handle, object.get(), now, found);
            }
        } catch (RuntimeException unreadable) {
            found.accept(
                    Defect.unmendable(
                            "object %s cannot be read: %s".formatted(id, unreadable.getMessage())));
        }
    }

    private static void examine(
            Handle handle, DirectoryObject stored, Instant now, Consumer<Defect> found) {
        compare(stored, DerivedKeys.of(stored), now, found);
        if ((stored.kind() == ObjectKind.MAILBOX || stored.kind() == ObjectKind.USER)
                && !SqlDirectory.isKeypadRight(handle, stored)) {
            found.accept(
                    Defect.mendable(
                            named(stored)
                                    + ": the index of names by keypad is not the one of its names",
                            writing -> {
                                SqlDirectory.rewriteKeypad(writing, stored);
                                return "wrote it anew";
                            }));
        }
        if (stored.kind() == ObjectKind.UM_MAILBOX) {
            var reader = SqlDirectory.reader(handle);
            var umMailbox = new UmMailbox(stored);
            require(reader, stored, umMailbox.mailbox(), ObjectKind.MAILBOX, found);
            require(reader, stored, umMailbox.policy(), ObjectKind.MAILBOX_POLICY, found);
        }
    }

    private static void compare(
            DirectoryObject stored, DirectoryObject derived, Instant now, Consumer<Defect> found) {
        var name = named(stored);
        if (!stored.keys().equals(derived.keys())) {
            found.accept(
                    Defect.mendable(
                            name + ": its keys are not those of its values",
                            handle -> {
                                SqlDirectory.rewriteKeys(handle, derived, now);
                                return "wrote its keys and links anew";
                            }));
        } else if (!new HashSet<>(stored.links()).equals(new HashSet<>(derived.links()))) {
            found.accept(
                    Defect.mendable(
                            name + ": its links are not those of its values",
                            handle -> {
                                SqlDirectory.rewriteKeys(handle, derived, now);
                                return "wrote its keys and links anew";
                            }));
        }
    }

    private static void require(
            DirectoryReader reader,
            DirectoryObject umMailbox,
            ObjectId target,
            ObjectKind kind,
            Consumer<Defect> found) {
        if (!isThere(reader, target, kind)) {
            found.accept(
                    Defect.unmendable(
                            "UM mailbox '%s' (%s): there is no %s %s"
                                    .formatted(
                                            umMailbox.name(),
                                            umMailbox.id(),
                                            kind.word(),
                                            target)));
        }
    }

    /** One that cannot be read is there; its own examination says what is wrong with it. */
    private static boolean isThere(DirectoryReader reader, ObjectId target, ObjectKind kind) {
        try {
            return reader.find(target).filter(object -> object.kind() == kind).isPresent();
        } catch (RuntimeException _) {
            return true;
        }
    }

    private static String named(DirectoryObject object) {
        return "%s '%s' (%s)".formatted(object.kind().word(), object.name(), object.id());
    }
}
