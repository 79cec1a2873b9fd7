package org.mynah.um;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mynah.um.access.SubscriberAccess;
import org.mynah.um.answering.CallAnswering;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.Prompts;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.message.LocalMail;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinSignIn;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.PeerNames;
import org.mynah.um.routing.Routing;

/**
 * Contoso in memory, made by the real rules: dial plan MyDialPlan of 5 digits with access number
 * 50000, a gateway at 127.0.0.1, and Tony Smith at 51234 with PIN 5643892. What tests of flows
 * start from.
 */
public final class Contoso {

    public static final Change ADMIN = new Change("admin", "test", "set-up");
    public static final String PIN = "5643892";

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    public final InstantSource clock = () -> now;
    public final MemoryDirectory directory = new MemoryDirectory(clock);
    public final MemorySpool spool = new MemorySpool();
    public final MemoryMailboxes mailboxes = new MemoryMailboxes();
    public final MemoryGreetings greetings = new MemoryGreetings();
    public final PlainFormat format = new PlainFormat();
    public final QuickHash hash = new QuickHash();
    public final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    public final PinAdministration pins = new PinAdministration(hash, random, clock);
    public final UmMailboxes umMailboxes = new UmMailboxes(pins);
    public final PinSignIn signIn = new PinSignIn(directory, directory, pins, hash, clock);
    public final Notices notices =
            new Notices(
                    directory,
                    new LocalMail(directory, format, mailboxes),
                    clock,
                    ZoneId.of("UTC"));
    public final SubscriberAccess subscriberAccess =
            new SubscriberAccess(
                    directory,
                    signIn,
                    pins,
                    notices,
                    mailboxes,
                    format,
                    greetings,
                    clock,
                    ZoneId.of("UTC"));
    public final CallAnswering callAnswering =
            new CallAnswering(directory, mailboxes, greetings, spool, subscriberAccess, clock);
    public final Routing routing = new Routing(directory, PeerNames.NONE);

    public Contoso() {
        directory.change(
                ADMIN,
                writer -> {
                    Organization.createIfAbsent(writer, "contoso.com");
                    var plan =
                            DialPlans.create(
                                    writer,
                                    Edit.of(
                                            "MyDialPlan",
                                            PropertyValues.EMPTY
                                                    .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                                    .with(DialPlan.COUNTRY_OR_REGION_CODE, "1")
                                                    .with(
                                                            DialPlan.ACCESS_TELEPHONE_NUMBERS,
                                                            List.of("50000"))),
                                    true,
                                    new Warnings());
                    IpGateways.create(
                            writer,
                            Edit.of(
                                    "MyGateway",
                                    PropertyValues.EMPTY.with(IpGateway.ADDRESS, "127.0.0.1")),
                            Optional.of(plan),
                            new Warnings());
                    return plan;
                });
        addUser("Tony Smith", "tonysmith", "51234", Optional.of(PIN));
    }

    /** Makes a user and enables him with the default policy. */
    public UmMailboxes.Enabled addUser(
            String name, String alias, String extension, Optional<String> pin) {
        return directory.change(
                ADMIN,
                writer -> {
                    var mailbox =
                            UserMailboxes.create(
                                    writer,
                                    Edit.of(
                                            name,
                                            PropertyValues.EMPTY
                                                    .with(Mailbox.ALIAS, alias)
                                                    .with(
                                                            Mailbox.USER_PRINCIPAL_NAME,
                                                            alias + "@contoso.com")),
                                    Optional.empty(),
                                    new Warnings());
                    return Enabling.enable(
                            umMailboxes,
                            writer,
                            new EnableRequest(
                                    mailbox,
                                    policy(),
                                    List.of(extension),
                                    Optional.empty(),
                                    pin,
                                    Optional.of(false),
                                    PropertyValues.EMPTY),
                            new Warnings());
                });
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    public DialPlan plan() {
        return directory.read(reader ->
                new DialPlan(Identities.find(reader, ObjectKind.DIAL_PLAN, "MyDialPlan")));
    }

    public MailboxPolicy policy() {
        return directory.read(reader ->
                new MailboxPolicy(
                        Identities.find(
                                reader, ObjectKind.MAILBOX_POLICY, "MyDialPlan Default Policy")));
    }

    /** Tony, or whoever has the alias, as he is now. */
    public Destination.Called called(String alias) {
        return directory.read(reader -> {
            var mailbox = new Mailbox(Identities.find(reader, ObjectKind.MAILBOX, alias));
            var um = Identities.findUmMailbox(reader, alias);
            return new Destination.Called(
                    um, mailbox, reader.find(um.policy()).map(MailboxPolicy::new).orElseThrow());
        });
    }

    public Destination.Called tony() {
        return called("tonysmith");
    }

    /** Changes the policy's properties. */
    public <T> void setPolicy(org.mynah.um.directory.Property<T> property, T value) {
        directory.change(
                ADMIN,
                writer ->
                        org.mynah.um.directory.MailboxPolicies.change(
                                writer,
                                policy(),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    /** Changes the plan's properties. */
    public <T> void setPlan(org.mynah.um.directory.Property<T> property, T value) {
        directory.change(
                ADMIN,
                writer ->
                        DialPlans.change(
                                writer,
                                plan(),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    /** Lets the one node speak these languages. */
    public void install(String... languages) {
        directory.change(
                ADMIN,
                writer -> {
                    UmServices.register(
                            writer,
                            new UmServices.Registration("node1", List.of(languages), "test", 100));
                    return languages;
                });
    }

    /**
     * Imports a prompt for the plan.
     *
     * @param line headerless PCM, 16 bit, 8000 Hz, mono
     */
    public void importPrompt(String name, byte[] line) {
        directory.change(
                ADMIN,
                writer ->
                        Prompts.store(
                                writer,
                                plan().object(),
                                name,
                                new ImportedSound(line, line, "PCM", false),
                                new Warnings()));
    }

    /** Changes Tony's UM properties. */
    public <T> void setTony(org.mynah.um.directory.Property<T> property, T value) {
        directory.change(
                ADMIN,
                writer ->
                        umMailboxes.change(
                                writer,
                                tony().umMailbox(),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    /** A call that is diverted to Tony. */
    public Destination.CallAnswering answering(ScriptedCaller caller) {
        return new Destination.CallAnswering(plan(), tony(), caller.parties());
    }
}
