package org.mynah.store.ldap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.SourceUser;
import org.mynah.um.directory.SourcedUsers;

/**
 * Writes users of another directory into ours, many in one transaction, and only those who differ.
 * A user whom the rules refuse is left out and remarked on; the others are not held up. One thread.
 */
final class Takeover {

    private final SqlDirectory directory;
    private final SourcedUsers rules;
    private final Instant now;

    private final Map<String, SourceUser> refused = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private int written;
    private int missing;
    private int removed;

    Takeover(SqlDirectory directory, SourcedUsers rules, Instant now) {
        this.directory = directory;
        this.rules = rules;
        this.now = now;
    }

    /** What one transaction came to. */
    private record Result(int written, Map<SourceUser, String> refused) {}

    /** Nobody could be written: no transaction, and no entry of the audit, for nothing. */
    private static final class NothingWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Result result;

        NothingWritten(Result result) {
            super("nothing was written", null, false, false);
            this.result = result;
        }
    }

    void remark(String text) {
        if (remarks.size() < LdapLimits.MOST_REMARKS) {
            remarks.add(text);
        }
    }

    /** Writes those who differ. */
    void put(List<SourceUser> users) {
        var differing =
                directory.read(reader ->
                        users.stream().filter(user -> !rules.isCurrent(reader, user)).toList());
        for (int from = 0; from < differing.size(); from += LdapLimits.BATCH) {
            var batch =
                    differing.subList(from, Math.min(differing.size(), from + LdapLimits.BATCH));
            try {
                putTogether(batch);
            } catch (DirectoryException conflict) {
                // Somebody else wrote one of them meanwhile; the others go through alone.
                batch.forEach(this::putAlone);
            }
        }
    }

    private void putAlone(SourceUser user) {
        try {
            putTogether(List.of(user));
        } catch (DirectoryException conflict) {
            refuse(user, conflict.getMessage());
        }
    }

    private void putTogether(List<SourceUser> batch) {
        Result result;
        try {
            result =
                    directory.change(
                            change("take over " + batch.size() + " users"),
                            writer -> write(writer, batch));
        } catch (NothingWritten nothing) {
            result = nothing.result;
        }
        written += result.written;
        result.refused.forEach(this::refuse);
    }

    private Result write(DirectoryWriter writer, List<SourceUser> batch) {
        var count = 0;
        var refusals = new LinkedHashMap<SourceUser, String>();
        for (var user : batch) {
            try {
                var _ = rules.put(writer, user);
                count++;
            } catch (DirectoryException refusal) {
                refusals.put(user, String.valueOf(refusal.getMessage()));
            }
        }
        var result = new Result(count, refusals);
        if (count == 0) {
            throw new NothingWritten(result);
        }
        return result;
    }

    private void refuse(SourceUser user, @org.jspecify.annotations.Nullable String why) {
        if (refused.size() < LdapLimits.MOST_REMARKS) {
            refused.put(user.id(), user);
        }
        remark("'%s' (%s) is left as he is: %s".formatted(user.name(), user.id(), why));
    }

    /** Tries those again who were refused: another may have freed their name meanwhile. */
    void retry() {
        if (refused.isEmpty()) {
            return;
        }
        var again = List.copyOf(refused.values());
        remarks.removeIf(text -> again.stream().anyMatch(user -> text.contains(user.id())));
        refused.clear();
        put(again);
    }

    /**
     * Ends what users can do who are gone, and removes those who are gone for too long; unless so
     * many are gone at once that the reading is more likely wrong than they.
     *
     * @param seen the folded ids of all who are there
     */
    void endMissing(Set<String> seen, LdapSettings.Rhythm rhythm, Consumer<ObjectId> afterRemoval) {
        var known = directory.keys(KeyScope.SOURCE_ID);
        var gone = new ArrayList<ObjectId>();
        var overdue = new ArrayList<ObjectId>();
        directory.read(reader -> {
            known.forEach((id, object) -> {
                if (seen.contains(id)) {
                    return;
                }
                reader.find(object)
                        .map(Mailbox::new)
                        .ifPresent(user -> {
                            if (user.find(Mailbox.MISSING_SINCE).isEmpty()) {
                                gone.add(object);
                            } else if (SourcedUsers.isOverdue(user, rhythm.grace(), now)) {
                                overdue.add(object);
                            }
                        });
            });
            return known;
        });
        if (gone.size() > LdapLimits.FEW_MISSING
                && gone.size() * 100L > (long) known.size() * rhythm.mostMissing()) {
            remark(
                    "%d of %d users are missing, more than ldap.missing allows (%d %%): nothing was done to them. Check ldap.base, ldap.filter and what ldap.user may read; if they are really gone, raise ldap.missing"
                            .formatted(gone.size(), known.size(), rhythm.mostMissing()));
            return;
        }
        each(
                gone,
                "end missing users",
                (writer, user) -> {
                    var _ = rules.missing(writer, user, now);
                });
        missing += gone.size();
        each(overdue, "remove missing users", rules::remove);
        removed += overdue.size();
        overdue.forEach(afterRemoval);
    }

    private void each(
            List<ObjectId> users,
            String what,
            java.util.function.BiConsumer<DirectoryWriter, Mailbox> work) {
        for (int from = 0; from < users.size(); from += LdapLimits.BATCH) {
            var batch = users.subList(from, Math.min(users.size(), from + LdapLimits.BATCH));
            var _ =
                    directory.<Integer>change(
                            change(what),
                            writer -> {
                                for (var id : batch) {
                                    writer.find(id)
                                            .map(Mailbox::new)
                                            .ifPresent(user -> work.accept(writer, user));
                                }
                                return batch.size();
                            });
        }
    }

    private static Change change(String what) {
        return new Change("system", "ldap", what);
    }

    LdapReport report(boolean isFull, int read) {
        return new LdapReport(isFull, read, written, missing, removed, remarks);
    }
}
