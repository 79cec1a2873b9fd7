package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.ApiToken;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.ByteSize;
import org.mynah.um.directory.CallAnsweringRule;
import org.mynah.um.directory.CallRouter;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialingGroups;
import org.mynah.um.directory.DialingRule;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DisconnectedMailbox;
import org.mynah.um.directory.HuntGroup;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.KeyMappingEntry;
import org.mynah.um.directory.Languages;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.NodeSightings.Sighting;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.RoleGroup;
import org.mynah.um.directory.TextMessagingAccount;
import org.mynah.um.directory.TimeZones;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.Unlimited;
import org.mynah.um.pin.PinRecord;

/**
 * What directory objects look like when they are printed (cmdlets §11): all properties under their
 * documented names, references as names, back links. One transaction, one thread.
 */
final class Items {

    /** Shown as ExchangeVersion: the version of the stored form. */
    private static final String SCHEMA_VERSION = "0.1 (1.0.0.0)";

    /** The one database of all mailboxes. */
    private static final String DATABASE = "Mailbox Database";

    private final DirectoryReader reader;
    private final String node;
    private final Organization organization;

    Items(DirectoryReader reader, String node) {
        this.reader = reader;
        this.node = node;
        this.organization = Organization.in(reader);
    }

    Item dialPlan(DirectoryObject object) {
        var plan = new DialPlan(object);
        var item = new Item("UMDialPlan").set("Name", object.name());
        properties(item, object, DialPlan.PROPERTIES);
        item.set(
                DialPlan.CONFIGURED_IN_COUNTRY_GROUPS.name(), dialingRules(plan.inCountryRules()));
        item.set(
                DialPlan.CONFIGURED_INTERNATIONAL_GROUPS.name(),
                dialingRules(plan.internationalRules()));
        item.set("AvailableLanguages", Languages.installed(reader));
        item.set("UMServers", names(object.id(), ObjectKind.UM_SERVICE));
        item.set(
                "UMIPGateway",
                reader.referringTo(object.id(), ObjectKind.HUNT_GROUP).stream()
                        .map(group -> name(new HuntGroup(group).gateway()))
                        .distinct()
                        .toList());
        item.set(
                "UMHuntGroups",
                reader.referringTo(object.id(), ObjectKind.HUNT_GROUP).stream()
                        .map(this::huntGroupIdentity)
                        .toList());
        item.set("UMAutoAttendants", names(object.id(), ObjectKind.AUTO_ATTENDANT));
        item.set("UMMailboxPolicies", names(object.id(), ObjectKind.MAILBOX_POLICY));
        common(item, object, object.name(), configurationName(object));
        return item.set("IsValid", DialingGroups.areDefined(plan, object));
    }

    Item autoAttendant(DirectoryObject object) {
        var attendant = new AutoAttendant(object);
        var item = new Item("UMAutoAttendant").set("Name", object.name());
        properties(item, object, AutoAttendant.PROPERTIES);
        item.set(
                "Language",
                attendant
                        .find(AutoAttendant.LANGUAGE)
                        .or(() ->
                                reader.find(attendant.dialPlan())
                                        .map(plan -> new DialPlan(plan).language()))
                        .orElse(""));
        item.set("TimeZoneName", TimeZones.displayName(attendant.zone()));
        item.set(
                "BusinessHoursKeyMapping",
                attendant.get(AutoAttendant.BUSINESS_KEY_MAPPING).stream()
                        .map(this::keyMapping)
                        .toList());
        item.set(
                "AfterHoursKeyMapping",
                attendant.get(AutoAttendant.AFTER_HOURS_KEY_MAPPING).stream()
                        .map(this::keyMapping)
                        .toList());
        return common(item, object, object.name(), configurationName(object));
    }

    /** One key as a row that can be exported and given back: people stand there by e-mail. */
    private Item keyMapping(KeyMappingEntry entry) {
        var item = row(KeyMappingEntry.COLUMNS, entry.fields());
        if (!entry.attendant().isEmpty()) {
            item.set("AutoAttendantName", name(ObjectId.of(entry.attendant())));
        }
        if (!entry.voiceMailFor().isEmpty()) {
            item.set("LeaveVoicemailFor", address(ObjectId.of(entry.voiceMailFor())));
        }
        if (!entry.mailbox().isEmpty()) {
            item.set("TransferToMailbox", address(ObjectId.of(entry.mailbox())));
        }
        return item;
    }

    private static List<Item> dialingRules(List<DialingRule> rules) {
        return rules.stream().map(rule -> row(DialingRule.COLUMNS, rule.fields())).toList();
    }

    private static Item row(List<String> columns, List<String> fields) {
        var item = new Item(Item.ROW);
        for (int i = 0; i < fields.size(); i++) {
            item.set(columns.get(i), fields.get(i));
        }
        return item;
    }

    private String address(ObjectId mailbox) {
        return reader.find(mailbox)
                .map(object -> new Mailbox(object).primarySmtpAddress())
                .orElse(mailbox.toString());
    }

    Item mailboxPolicy(DirectoryObject object) {
        var item = new Item("UMMailboxPolicy").set("Name", object.name());
        properties(item, object, MailboxPolicy.PROPERTIES);
        common(item, object, object.name(), configurationName(object));
        return item.set("IsValid", DialingGroups.areDefined(reader, new MailboxPolicy(object)));
    }

    Item ipGateway(DirectoryObject object) {
        var item = new Item("UMIPGateway").set("Name", object.name());
        properties(item, object, IpGateway.PROPERTIES);
        item.set("HuntGroups", names(object.id(), ObjectKind.HUNT_GROUP));
        return common(item, object, object.name(), configurationName(object));
    }

    Item huntGroup(DirectoryObject object) {
        var item = new Item("UMHuntGroup").set("Name", object.name());
        properties(item, object, HuntGroup.PROPERTIES);
        var parent = reader.find(new HuntGroup(object).gateway());
        var name = "CN=" + object.name() + "," + parent.map(this::configurationName).orElse("CN=?");
        return common(item, object, huntGroupIdentity(object), name);
    }

    Item roleGroup(DirectoryObject object) {
        var item = new Item("RoleGroup").set("Name", object.name());
        properties(item, object, RoleGroup.PROPERTIES);
        item.set("Members", new RoleGroup(object).members().stream().map(this::name).toList());
        return common(item, object, object.name(), configurationName(object));
    }

    Item apiToken(DirectoryObject object) {
        var item = new Item("ApiToken").set("Name", object.name());
        properties(item, object, ApiToken.PROPERTIES);
        return common(item, object, object.name(), configurationName(object));
    }

    /** A UM service, with what its node was last seen to run. */
    Item umService(String type, DirectoryObject object, Optional<Sighting> seen) {
        var item = new Item(type).set("Name", object.name());
        properties(item, object, UmService.PROPERTIES);
        var plans = planNames(object);
        item.set(UmService.DIAL_PLANS.name(), plans).set("UMDialPlans", plans);
        item.set("MaxCalls", object.values().get(UmService.MAX_CALLS_ALLOWED));
        item.set("MaxFaxCalls", 0);
        item.set("DirectoryVersion", orNull(seen.map(Sighting::version)));
        item.set("LastSeen", orNull(seen.map(Sighting::at)));
        return common(item, object, object.name(), configurationName(object));
    }

    Item callRouter(DirectoryObject object) {
        var item = new Item("UMCallRouterSettings").set("Name", object.name());
        properties(item, object, CallRouter.PROPERTIES);
        item.set(UmService.DIAL_PLANS.name(), planNames(object));
        return common(item, object, object.name(), configurationName(object));
    }

    private List<String> planNames(DirectoryObject server) {
        return server.values().get(UmService.DIAL_PLANS).stream()
                .map(plan -> name(ObjectId.of(plan)))
                .toList();
    }

    Item mailbox(DirectoryObject object) {
        var item = new Item("Mailbox").set("Name", object.name());
        properties(item, object, Mailbox.PROPERTIES);
        var um = UmMailbox.ofMailbox(reader, object.id());
        item.set("EmailAddresses", emailAddresses(new Mailbox(object), um));
        item.set("UMEnabled", um.isPresent());
        place(item, object);
        return common(item, object, canonicalName(object), userName(object));
    }

    Item user(DirectoryObject object) {
        var item = new Item("User").set("Name", object.name());
        var user = new Mailbox(object);
        properties(
                item,
                object,
                Mailbox.PROPERTIES.stream()
                        .filter(each -> !Mailbox.OF_MAILBOX.contains(each))
                        .toList());
        item.set("UMEnabled", UmMailbox.ofMailbox(reader, object.id()).isPresent());
        item.set("RecipientType", user.isMailbox() ? "UserMailbox" : "User");
        item.set(
                "RecipientTypeDetails",
                user.isMailbox()
                        ? user.type().name()
                        : user.get(Mailbox.ACCOUNT_DISABLED) ? "DisabledUser" : "User");
        return common(item, object, canonicalName(object), userName(object));
    }

    /** A rule of a UM mailbox (cmdlets §11). */
    Item callAnsweringRule(CallAnsweringRule rule, UmMailbox owner) {
        var item = new Item("UMCallAnsweringRule").set("Name", rule.name());
        item.set("RuleId", rule.id().toString());
        properties(item, rule.object(), CallAnsweringRule.PROPERTIES);
        item.set("InError", rule.isInError(reader, owner));
        var identity = name(rule.mailbox()) + "\\" + rule.name();
        return common(item, rule.object(), identity, userName(rule.object()));
    }

    /** The text messaging account of a mailbox, blank where there is none. */
    Item textMessagingAccount(Mailbox mailbox) {
        var item = new Item("TextMessagingAccount");
        var account = TextMessagingAccount.ofMailbox(reader, mailbox.id());
        for (var property : TextMessagingAccount.PROPERTIES) {
            item.set(
                    property.name(),
                    value(
                            account.map(TextMessagingAccount::object).orElse(mailbox.object()),
                            property));
        }
        return item.set("Identity", canonicalName(mailbox.object()));
    }

    /** What a mailbox holds, also a disconnected one (cmdlets §9). */
    Item statistics(DirectoryObject object, long items) {
        var item = new Item("MailboxStatistics").set("Name", object.name());
        if (object.kind() == ObjectKind.DISCONNECTED_MAILBOX) {
            var disconnected = new DisconnectedMailbox(object);
            item.set("DisplayName", disconnected.displayName());
            item.set("ItemCount", items).set("LastLogonTime", Nothing.NULL);
            item.set("DisconnectReason", disconnected.reason().name());
            item.set("DisconnectDate", object.created());
            item.set("LegacyDN", Identities.legacyName(organization, disconnected.formerUser()));
            return common(item, object, object.id().toString(), userName(object));
        }
        item.set("DisplayName", new Mailbox(object).displayName());
        item.set("ItemCount", items).set("LastLogonTime", Nothing.NULL);
        item.set("DisconnectReason", Nothing.NULL).set("DisconnectDate", Nothing.NULL);
        item.set("LegacyDN", Identities.legacyName(organization, object.id()));
        return common(item, object, canonicalName(object), userName(object));
    }

    /** Some properties of a mailbox, under its identity. */
    Item configuration(String type, DirectoryObject object, List<Property<?>> properties) {
        var item = new Item(type);
        properties(item, object, properties);
        item.set("MailboxOwnerId", canonicalName(object));
        return item.set("Identity", canonicalName(object));
    }

    /** Where the mail lies: all nodes share one store. */
    private void place(Item item, DirectoryObject object) {
        item.set("Database", DATABASE);
        item.set("ServerName", node);
        item.set("ServerLegacyDN", "/o=" + organization.object().name() + "/cn=" + node);
        item.set("LegacyExchangeDN", Identities.legacyName(organization, object.id()));
    }

    /** The UM mailbox, under the identity of its mailbox. */
    Item umMailbox(UmMailbox um) {
        var object =
                reader.find(um.mailbox())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "UM mailbox " + um.id() + " has no mailbox"));
        var mailbox = new Mailbox(object);
        var policy = reader.find(um.policy()).map(MailboxPolicy::new);
        var plan = policy.flatMap(each -> reader.find(each.dialPlan())).map(DialPlan::new);
        var extensions = plan.map(each -> um.extensions(each.phoneContext())).orElse(List.of());
        var item =
                new Item("UMMailbox")
                        .set("Name", object.name())
                        .set("DisplayName", mailbox.displayName())
                        .set("PrimarySmtpAddress", mailbox.primarySmtpAddress())
                        .set("EmailAddresses", emailAddresses(mailbox, Optional.of(um)))
                        .set("SamAccountName", orNull(mailbox.find(Mailbox.SAM_ACCOUNT_NAME)))
                        .set("UMEnabled", true)
                        .set("UMDialPlan", orNull(plan.map(DialPlan::name)))
                        .set("UMMailboxPolicy", orNull(policy.map(MailboxPolicy::name)))
                        .set("Extensions", extensions)
                        .set("PhoneNumber", orNull(extensions.stream().findFirst()))
                        .set("CallAnsweringRulesExtensions", um.extensions())
                        .set(
                                "SIPResourceIdentifier",
                                orNull(
                                        um.addresses().stream()
                                                .filter(each ->
                                                        each.form()
                                                                != org.mynah.um.directory.EumAddress
                                                                        .Form.EXTENSION)
                                                .map(each -> each.address())
                                                .findFirst()))
                        .set("UMAddresses", um.get(UmMailbox.UM_ADDRESSES))
                        .set("UMDtmfMap", mailbox.get(Mailbox.UM_DTMF_MAP));
        place(item, object);
        for (var property : UmMailbox.PROPERTIES) {
            if (property.change() != Property.Changeability.BY_SYSTEM
                    && item.find(property.name()).isEmpty()) {
                item.set(property.name(), value(um.object(), property));
            }
        }
        item.set("AirSyncNumbers", List.of()).set("PhoneProviderId", Nothing.NULL);
        common(item, object, canonicalName(object), userName(object));
        return item.set("WhenChanged", um.object().changed())
                .set("WhenChangedUTC", um.object().changed());
    }

    /** The state of a PIN; never the PIN or its hash. */
    Item pin(UmMailbox um) {
        var mailbox = reader.find(um.mailbox()).orElseThrow();
        var pin = reader.pin(um.id());
        return new Item("UMMailboxPin")
                .set("UserID", new Mailbox(mailbox).primarySmtpAddress())
                .set("PinExpired", pin.map(PinRecord::mustChange).orElse(false))
                .set("FirstTimeUser", pin.map(PinRecord::isFirstTime).orElse(true))
                .set("LockedOut", pin.map(PinRecord::isLockedOut).orElse(false))
                .set("Identity", canonicalName(mailbox))
                .set("Name", mailbox.name())
                .set("IsValid", pin.isPresent())
                .set("ObjectState", "Unchanged");
    }

    /**
     * All proxy addresses in the documented order: EUM, primary SMTP, other SMTP (directory §3.4).
     */
    static List<String> emailAddresses(Mailbox mailbox, Optional<UmMailbox> um) {
        var addresses = new ArrayList<String>();
        um.ifPresent(each -> addresses.addAll(each.get(UmMailbox.UM_ADDRESSES)));
        addresses.add("SMTP:" + mailbox.primarySmtpAddress());
        mailbox.get(Mailbox.SMTP_ADDRESSES).forEach(each -> addresses.add("smtp:" + each));
        return addresses;
    }

    private void properties(Item item, DirectoryObject object, List<Property<?>> properties) {
        for (var property : properties) {
            item.set(property.name(), value(object, property));
        }
    }

    private static <T> Object lines(DirectoryObject object, Property<T> property) {
        return property.type().toStored(object.values().get(property));
    }

    private Object value(DirectoryObject object, Property<?> property) {
        Optional<?> value = object.values().find(property);
        if (value.isEmpty()) {
            return property.type() instanceof PropertyType.Many
                            || property.type() instanceof PropertyType.Lines
                            || property.type() instanceof PropertyType.Entries<?>
                    ? List.of()
                    : Nothing.NULL;
        }
        if (property.type() instanceof PropertyType.Entries<?>) {
            return lines(object, property);
        }
        return switch (value.get()) {
            case ObjectId id -> name(id);
            case Enum<?> choice -> choice.name();
            case ByteSize size -> size.toString();
            case Unlimited unlimited ->
                    unlimited.isUnlimited()
                            ? unlimited.toString()
                            : (Object) Integer.valueOf(unlimited.limit());
            default -> value.get();
        };
    }

    private Item common(
            Item item, DirectoryObject object, String identity, String distinguishedName) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("Identity", identity);
        shown.put("Guid", object.id().toString());
        shown.put("DistinguishedName", distinguishedName);
        shown.put("WhenCreated", object.created());
        shown.put("WhenChanged", object.changed());
        shown.put("WhenCreatedUTC", object.created());
        shown.put("WhenChangedUTC", object.changed());
        shown.put("ExchangeVersion", SCHEMA_VERSION);
        shown.put("IsValid", true);
        shown.put("ObjectState", "Unchanged");
        shown.put("OrganizationId", organization.object().name());
        shown.put("OriginatingServer", node);
        shown.forEach(item::set);
        return item;
    }

    private String huntGroupIdentity(DirectoryObject object) {
        return name(new HuntGroup(object).gateway()) + "\\" + object.name();
    }

    private String canonicalName(DirectoryObject object) {
        return organization.rootDomain() + "/" + container(object) + "/" + object.name();
    }

    private String userName(DirectoryObject object) {
        var unit = object.values().find(Mailbox.ORGANIZATIONAL_UNIT);
        return "CN=%s,%s=%s,%s"
                .formatted(
                        object.name(),
                        unit.isPresent() ? "OU" : "CN",
                        container(object),
                        domainComponents());
    }

    private static String container(DirectoryObject object) {
        return object.values().find(Mailbox.ORGANIZATIONAL_UNIT).orElse(object.kind().container());
    }

    private String configurationName(DirectoryObject object) {
        return "CN=%s,CN=%s,CN=%s,CN=Microsoft Exchange,CN=Services,CN=Configuration,%s"
                .formatted(
                        object.name(),
                        object.kind().container(),
                        organization.object().name(),
                        domainComponents());
    }

    private String domainComponents() {
        return "DC=" + organization.rootDomain().replace(".", ",DC=");
    }

    private List<String> names(ObjectId target, ObjectKind kind) {
        return reader.referringTo(target, kind).stream().map(DirectoryObject::name).toList();
    }

    private String name(ObjectId id) {
        return reader.find(id).map(DirectoryObject::name).orElse(id.toString());
    }

    private static Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : Nothing.NULL;
    }
}
