package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mynah.admin.filter.Column;
import org.mynah.admin.filter.Source;
import org.mynah.um.directory.IndexedValues;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.UmMailbox;

/**
 * The properties by which people can be filtered (cmdlets §3, §8.6): those that are printed, with
 * the indexes that find people by them. One transaction, one thread.
 */
final class PersonColumns {

    private static final PropertyType.Text TEXT = PropertyType.Text.upTo(1024);
    private static final PropertyType.Many TEXTS = new PropertyType.Many(TEXT, 10_000);
    private static final PropertyType.Bool BOOL = new PropertyType.Bool();

    /** Properties of users that have a key of their own. */
    private static final Map<Property<?>, KeyScope> KEYS =
            Map.of(
                    Mailbox.ALIAS, KeyScope.ALIAS,
                    Mailbox.DISPLAY_NAME, KeyScope.DISPLAY_NAME,
                    Mailbox.USER_PRINCIPAL_NAME, KeyScope.USER_PRINCIPAL_NAME,
                    Mailbox.SAM_ACCOUNT_NAME, KeyScope.SAM_ACCOUNT_NAME,
                    Mailbox.PRIMARY_SMTP_ADDRESS, KeyScope.SMTP_ADDRESS);

    private final Items items;
    private final List<ObjectKind> kinds;
    private final List<Column<Person>> columns = new ArrayList<>();

    /**
     * Columns of people.
     *
     * @param kinds which objects a listing of them goes through when no index helps
     */
    PersonColumns(Items items, List<ObjectKind> kinds) {
        this.items = items;
        this.kinds = List.copyOf(kinds);
    }

    /** Those of Get-User, Get-Mailbox and Get-Recipient. */
    List<Column<Person>> ofUser() {
        common();
        for (var property : Mailbox.PROPERTIES) {
            if (!property.equals(Mailbox.ORGANIZATIONAL_UNIT) && !property.equals(Mailbox.TYPE)) {
                user(property);
            }
        }
        if (kinds.contains(ObjectKind.USER)) {
            add(
                    Mailbox.TYPE.name(),
                    TEXT,
                    person -> Optional.of(MailboxItems.recipientTypeDetails(person.mailbox())));
        } else {
            user(Mailbox.TYPE);
        }
        add(
                "RecipientType",
                TEXT,
                person -> Optional.of(MailboxItems.recipientType(person.mailbox())));
        return List.copyOf(columns);
    }

    /** Those of Get-UMMailbox. */
    List<Column<Person>> ofUmMailbox() {
        common();
        for (var property : UmMailbox.PROPERTIES) {
            if (property.change() != Property.Changeability.BY_SYSTEM
                    && !property.equals(UmMailbox.UM_MAILBOX_POLICY)) {
                um(property);
            }
        }
        user(Mailbox.DISPLAY_NAME);
        user(Mailbox.PRIMARY_SMTP_ADDRESS);
        user(Mailbox.SAM_ACCOUNT_NAME);
        user(Mailbox.ALIAS);
        user(Mailbox.FIRST_NAME);
        user(Mailbox.LAST_NAME);
        user(Mailbox.UM_DTMF_MAP);
        add("UMAddresses", TEXTS, person -> person.um().map(um -> um.get(UmMailbox.UM_ADDRESSES)));
        add(
                "Extensions",
                TEXTS,
                person -> person.um().map(um -> UmMailboxItems.extensions(items, um)));
        add(
                "PhoneNumber",
                TEXT,
                person ->
                        person.um()
                                .flatMap(um ->
                                        UmMailboxItems.extensions(items, um).stream().findFirst()));
        add(
                "CallAnsweringRulesExtensions",
                TEXTS,
                person -> person.um().map(UmMailbox::extensions));
        add(
                "SIPResourceIdentifier",
                TEXT,
                person -> person.um().flatMap(UmMailboxItems::sipAddress));
        return List.copyOf(columns);
    }

    private void common() {
        columns.add(
                Column.<Person>of("Name", TEXT, person -> Optional.of(person.user().name()))
                        .indexed(kinds.stream().map(Source.Names::new).toArray(Source[]::new)));
        add("Identity", TEXT, person -> Optional.of(items.canonicalName(person.user())));
        add("Id", TEXT, person -> Optional.of(items.canonicalName(person.user())));
        add("Guid", TEXT, person -> Optional.of(person.id().toString()));
        add("DistinguishedName", TEXT, person -> Optional.of(items.userName(person.user())));
        add(
                "LegacyExchangeDN",
                TEXT,
                person -> Optional.of(MailboxItems.legacyName(items, person.user())));
        add("ServerName", TEXT, _ -> Optional.of(items.node()));
        add("ServerLegacyDN", TEXT, _ -> Optional.of(MailboxItems.serverLegacyName(items)));
        add("MemberOfGroup", TEXT, _ -> Optional.empty());
        add("PhoneProviderId", TEXT, _ -> Optional.empty());
        var moment = new PropertyType.Moment();
        for (var name : List.of("WhenCreated", "WhenCreatedUTC")) {
            add(name, moment, person -> Optional.of(person.user().created()));
        }
        for (var name : List.of("WhenChanged", "WhenChangedUTC")) {
            add(name, moment, person -> Optional.of(person.user().changed()));
        }
        add(
                "EmailAddresses",
                TEXTS,
                person -> Optional.of(MailboxItems.emailAddresses(person.mailbox(), person.um())));
        columns.add(
                Column.<Person>of("UMEnabled", BOOL, person -> Optional.of(person.um().isPresent()))
                        .indexed(new Source.Presence(ObjectKind.UM_MAILBOX)));
        reference("UMMailboxPolicy", ObjectKind.MAILBOX_POLICY, UmMailbox::policy);
        for (var name : List.of("UMDialPlan", "UMRecipientDialPlanId")) {
            reference(name, ObjectKind.DIAL_PLAN, um -> UmMailboxItems.primaryPlan(items, um));
        }
        var unit = Mailbox.ORGANIZATIONAL_UNIT;
        var unitOfNone = Optional.of(ObjectKind.MAILBOX.container());
        columns.add(
                Column.<Person>of(unit.name(), TEXT, person -> Optional.of(person.mailbox().unit()))
                        .indexed(
                                userKinds()
                                        .map(kind -> new Source.Values(kind, unit, unitOfNone))
                                        .toArray(Source[]::new)));
    }

    private void add(String name, PropertyType<?> type, Function<Person, Optional<?>> value) {
        columns.add(Column.of(name, type, value));
    }

    private void user(Property<?> property) {
        var key = KEYS.get(property);
        var sources =
                key != null
                        ? userKinds().map(kind -> new Source.Keys(kind, key)).toArray(Source[]::new)
                        : userKinds()
                                .filter(kind -> IndexedValues.has(kind, property))
                                .map(kind -> Source.Values.of(kind, property))
                                .toArray(Source[]::new);
        columns.add(
                Column.<Person>of(
                                property.name(),
                                property.type(),
                                person -> person.user().values().find(property))
                        .indexed(sources));
    }

    private void um(Property<?> property) {
        var sources =
                IndexedValues.has(ObjectKind.UM_MAILBOX, property)
                        ? new Source[] {Source.Values.of(ObjectKind.UM_MAILBOX, property)}
                        : new Source[0];
        columns.add(
                Column.<Person>of(
                                property.name(),
                                property.type(),
                                person ->
                                        person.um().isPresent()
                                                ? person.um().get().find(property)
                                                : Optional.empty())
                        .indexed(sources));
    }

    private void reference(String name, ObjectKind kind, Function<UmMailbox, ObjectId> target) {
        columns.add(
                Column.<Person>of(
                                name,
                                new PropertyType.Reference(kind),
                                person -> person.um().map(target))
                        .indexed(new Source.References(ObjectKind.UM_MAILBOX)));
    }

    private Stream<ObjectKind> userKinds() {
        return kinds.contains(ObjectKind.UM_MAILBOX)
                ? Stream.of(ObjectKind.MAILBOX)
                : kinds.stream();
    }
}
