package org.mynah.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.cmdlets.Cmdlets;
import org.mynah.admin.cmdlets.Services;
import org.mynah.admin.signin.SecondFactors;
import org.mynah.store.StoreFixture;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.TextMessagingAccounts;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.SecretHash;

/** The rules and cmdlets over a store, in this process. Stateless. */
final class BenchServices {

    private static final String NODE = "bench.contoso.com";

    private BenchServices() {}

    /** The rules on UM mailboxes. */
    static UmMailboxes rules(SecretHash hashes) {
        return new UmMailboxes(pins(hashes));
    }

    private static PinAdministration pins(SecretHash hashes) {
        return new PinAdministration(hashes, new SecureRandom(), Clock.systemUTC());
    }

    /** The cmdlets over a store with a fresh organization; no mail is sent. */
    static CmdletRunner runner(StoreFixture store, UmMailboxes rules) {
        store.directory()
                .change(
                        new Directory.Change("system", "bench", "start"),
                        writer -> Organization.createIfAbsent(writer, "contoso.com"));
        var clock = Clock.systemUTC();
        var services =
                new Services(
                        store.directory(),
                        store.audit(),
                        rules,
                        pins(store.hashes()),
                        store.hashes(),
                        new Notices(store.directory(), (_, _) -> {}, clock, ZoneId.of("UTC")),
                        store.greetings(),
                        store.mailStore()::count,
                        new SecondFactors(new SealedSecrets(new byte[32]), clock),
                        new TextMessagingAccounts(store.hashes(), new SecureRandom(), clock),
                        Optional.empty(),
                        clock,
                        NODE);
        return new CmdletRunner(Cmdlets.all(services), NODE, store.directory()::refused);
    }
}
