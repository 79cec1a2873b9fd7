package org.mynah.store.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.StaticUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.SourcedUsers;

/**
 * Takes users over from an LDAP directory. Mostly it reads what changed since the last time; now
 * and then everything, which also tells who is gone. One node does it at a time. One thread.
 */
public final class LdapSync {

    private final LdapSettings settings;
    private final LdapConnections connections;
    private final SqlDirectory directory;
    private final SourcedUsers rules;
    private final Consumer<ObjectId> removed;
    private final SourceState state;
    private final InstantSource clock;

    /**
     * Takes users over into a directory.
     *
     * @param database of the directory
     * @param removed told of each user who was removed, after the commit
     * @param node this node's name
     */
    public LdapSync(
            LdapSettings settings,
            Database database,
            SqlDirectory directory,
            SourcedUsers rules,
            Consumer<ObjectId> removed,
            String node,
            InstantSource clock) {
        this.settings = settings;
        this.connections = new LdapConnections(settings);
        this.directory = directory;
        this.rules = rules;
        this.removed = removed;
        this.state = new SourceState(database, node);
        this.clock = clock;
    }

    /**
     * Reads once.
     *
     * @return what came of it; empty when another node does it
     * @throws LdapException when the directory fails; what was written until then stays, and nobody
     *     counts as missing
     */
    public Optional<LdapReport> run() throws LdapException {
        if (!state.lease(clock.instant(), LdapLimits.LEASE)) {
            return Optional.empty();
        }
        try (var connection = connections.open(LdapLimits.ANSWERING)) {
            var report = run(connection);
            state.report(report.toString());
            return Optional.of(report);
        } catch (LDAPException failure) {
            state.report("failed: " + failure.getMessage());
            throw new LdapException(
                    "%s cannot be read: %s".formatted(settings, failure.getMessage()), failure);
        }
    }

    private LdapReport run(LDAPConnection connection) throws LDAPException {
        var reader = new LdapReader(settings, connection);
        var started = clock.instant();
        var fingerprint = fingerprint(reader, connection);
        var before = state.progress(fingerprint);
        var isFull =
                before.isEmpty()
                        || !before.get().full().plus(settings.rhythm().full()).isAfter(started);
        var takeover = new Takeover(directory, rules, started);
        var marks = new Marks(reader.schema(), before.map(SourceState.Progress::mark).orElse(""));
        var seen = new HashSet<String>();
        reader.read(
                isFull ? Optional.empty() : marks.from(),
                page -> {
                    var _ = state.lease(clock.instant(), LdapLimits.LEASE);
                    page.marks().forEach(marks::see);
                    page.users().forEach(user -> seen.add(DirectoryKey.fold(user.id())));
                    page.remarks().forEach(takeover::remark);
                    takeover.put(page.users());
                });
        takeover.retry();
        if (isFull) {
            takeover.endMissing(seen, settings.rhythm(), removed);
        }
        state.keep(
                fingerprint,
                new SourceState.Progress(
                        marks.greatest(),
                        isFull ? started : before.map(SourceState.Progress::full).orElse(started)));
        return takeover.report(isFull, seen.size());
    }

    /** What marks depend on: another server of Active Directory counts its changes differently. */
    private String fingerprint(LdapReader reader, LDAPConnection connection) throws LDAPException {
        var root = connection.getRootDSE();
        var server = root == null ? null : root.getAttributeValue("dsServiceName");
        var text =
                "%s|%s|%s|%s|%s|%s"
                        .formatted(
                                settings.base(),
                                reader.filter(),
                                reader.schema(),
                                settings.attributes(reader.schema()),
                                settings.disabled(),
                                server);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The greatest mark that was seen. One thread. */
    private static final class Marks {
        private final LdapSchema schema;
        private String greatest;

        Marks(LdapSchema schema, String greatest) {
            this.schema = schema;
            this.greatest = greatest;
        }

        String greatest() {
            return greatest;
        }

        void see(String mark) {
            if (order(mark) > order(greatest)) {
                greatest = mark;
            }
        }

        /** Where the next reading begins; empty when nothing has a mark, so all are read. */
        Optional<String> from() {
            if (order(greatest) < 0) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (schema) {
                        case ACTIVE_DIRECTORY -> Long.toString(order(greatest) + 1);
                        case INET_ORG_PERSON ->
                                StaticUtils.encodeGeneralizedTime(
                                        order(greatest) - LdapLimits.OVERLAP.toMillis());
                    });
        }

        private long order(String mark) {
            try {
                return switch (schema) {
                    case ACTIVE_DIRECTORY -> Long.parseLong(mark);
                    case INET_ORG_PERSON ->
                            StaticUtils.decodeGeneralizedTime(mark).toInstant().toEpochMilli();
                };
            } catch (NumberFormatException | ParseException _) {
                return -1;
            }
        }
    }
}
