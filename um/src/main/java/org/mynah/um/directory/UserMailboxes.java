package org.mynah.um.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules on users and their mailboxes, from creation over disconnecting to removal (directory
 * §2.2, §4.3, §7.2; cmdlets §9).
 */
public final class UserMailboxes {

    /** A disconnected mailbox can be connected again for so long; then its mail is removed. */
    public static final Duration DISCONNECTED_KEPT = Duration.ofDays(30);

    /** At most so many disconnected mailboxes are destroyed by one sweep. */
    private static final int MOST_DESTROYED = 100;

    private static final int MOST_LOOKED_AT = 1_000_000;
    private static final int LONGEST_SAM_ACCOUNT_NAME = 20;

    private UserMailboxes() {}

    /**
     * Creates a user with a mailbox. Alias, display name, account name and address follow from the
     * name where they are not given.
     *
     * @param passwordHash the encoded hash for sign-in; empty: nobody can sign in
     * @throws DirectoryException UM-E001–E003, E005, E007, E009, E014
     */
    public static Mailbox create(
            DirectoryWriter writer, Edit edit, Optional<String> passwordHash, Warnings warnings) {
        return create(writer, ObjectKind.MAILBOX, edit, passwordHash, warnings);
    }

    /**
     * Creates a user without a mailbox; {@link #enable} gives him one.
     *
     * @throws DirectoryException UM-E001–E003, E005, E009, E014
     */
    public static Mailbox createUser(
            DirectoryWriter writer, Edit edit, Optional<String> passwordHash, Warnings warnings) {
        return create(writer, ObjectKind.USER, edit, passwordHash, warnings);
    }

    private static Mailbox create(
            DirectoryWriter writer,
            ObjectKind kind,
            Edit edit,
            Optional<String> passwordHash,
            Warnings warnings) {
        var checks = new Checks();
        var given = edit.applyTo(PropertyValues.EMPTY);
        var name = checks.newName(writer, ObjectKind.MAILBOX, edit.name(), unit(given) + "/");
        checks.require(edit.set(), Mailbox.USER_PRINCIPAL_NAME);
        var values = withUserDefaults(given, name);
        if (kind == ObjectKind.MAILBOX) {
            values = withMailboxDefaults(writer, values, name);
            requireAlias(checks, values, name);
        }
        values = withKeypadMap(values, name, edit, true);
        checkUnique(writer, checks, Optional.empty(), values);
        checkLimits(checks, values);
        checks.refuseIfAny();
        var user = new Mailbox(writer.insert(Mailbox.shape(NewObject.of(kind), name, values)));
        passwordHash.ifPresentOrElse(
                hash -> writer.putPasswordHash(user.id(), hash),
                () ->
                        warnings.add(
                                WarningId.W08,
                                "No password was given: nobody can sign in to '%s'."
                                        .formatted(name)));
        return user;
    }

    /**
     * Changes the properties of a user, with or without mailbox. A new name, and who may call, also
     * hold for the UM mailbox.
     *
     * @throws DirectoryException UM-E001–E003, E005, E007, E009, E014
     */
    public static Mailbox change(
            DirectoryWriter writer, Mailbox mailbox, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var edited = edit.applyTo(mailbox.object().values());
        var name =
                edit.name().isPresent() || !unit(edited).equals(mailbox.unit())
                        ? changedName(writer, checks, mailbox, edit, unit(edited))
                        : mailbox.name();
        var values = withKeypadMap(edited, name, edit, !name.equals(mailbox.name()));
        checks.require(values, Mailbox.USER_PRINCIPAL_NAME);
        if (mailbox.isMailbox()) {
            checks.require(values, Mailbox.ALIAS);
            checks.require(values, Mailbox.PRIMARY_SMTP_ADDRESS);
        }
        checkUnique(writer, checks, Optional.of(mailbox), values);
        checkLimits(checks, values);
        checks.refuseIfAny();
        if (edit.set().has(Mailbox.MAX_SEND_SIZE) || edit.set().has(Mailbox.MAX_RECEIVE_SIZE)) {
            warnings.add(
                    WarningId.W08,
                    "MaxSendSize and MaxReceiveSize are stored; this system neither sends nor receives mail for users.");
        }
        var changed = Mailbox.shape(mailbox.object(), name, values);
        if (changed.values().equals(mailbox.object().values()) && name.equals(mailbox.name())) {
            warnings.add(
                    WarningId.W07,
                    "Nothing changed: '%s' has these values already.".formatted(name));
            return mailbox;
        }
        var stored = new Mailbox(writer.update(changed));
        followOnUmSide(writer, stored, edit);
        return stored;
    }

    private static String changedName(
            DirectoryReader reader, Checks checks, Mailbox mailbox, Edit edit, String unit) {
        var name = edit.name().orElse(mailbox.name()).strip();
        var fault = Names.check(ObjectKind.MAILBOX, name);
        fault.ifPresent(checks::add);
        var holder = reader.find(Mailbox.nameKey(unit, name));
        if (fault.isEmpty() && holder.isPresent() && !holder.get().id().equals(mailbox.id())) {
            checks.add(
                    ErrorId.E003,
                    "A user named '%s' exists already in '%s'; choose another name."
                            .formatted(name, unit));
        }
        return name;
    }

    private static void followOnUmSide(DirectoryWriter writer, Mailbox mailbox, Edit edit) {
        var um = UmMailbox.ofMailbox(writer, mailbox.id());
        if (um.isEmpty()) {
            return;
        }
        var object = um.get().object();
        var values = object.values();
        if (edit.set().has(Mailbox.ALLOW_CALLS_FROM_NON_USERS)) {
            values =
                    values.with(
                            Mailbox.ALLOW_CALLS_FROM_NON_USERS,
                            mailbox.get(Mailbox.ALLOW_CALLS_FROM_NON_USERS));
        }
        if (!object.name().equals(mailbox.name()) || !values.equals(object.values())) {
            var _ = writer.update(UmMailbox.shape(object, mailbox.name(), values));
        }
    }

    /**
     * Disables the account of a user: nobody signs in any more, and unified messaging ends in the
     * same commit.
     */
    public static Mailbox disableAccount(
            DirectoryWriter writer, UmMailboxes umMailboxes, Mailbox mailbox, Warnings warnings) {
        endUm(writer, umMailboxes, mailbox, true);
        return change(
                writer,
                mailbox,
                Edit.of(PropertyValues.EMPTY.with(Mailbox.ACCOUNT_DISABLED, true)),
                warnings);
    }

    /**
     * Gives a user a mailbox, a new and empty one.
     *
     * @param edit type, alias, display name, address where they shall not follow from the name
     * @throws DirectoryException UM-E003 when the user has one, E005, E009, E014
     */
    public static Mailbox enable(DirectoryWriter writer, Mailbox user, Edit edit) {
        if (user.isMailbox()) {
            throw new DirectoryException(
                    ErrorId.E003, "The user '%s' has a mailbox already.".formatted(user.name()));
        }
        return attach(writer, user, edit.applyTo(user.object().values()), edit);
    }

    private static Mailbox attach(
            DirectoryWriter writer, Mailbox user, PropertyValues wanted, Edit edit) {
        var checks = new Checks();
        var values = withMailboxDefaults(writer, wanted, user.name());
        values = withKeypadMap(values, user.name(), edit, true);
        requireAlias(checks, values, user.name());
        checkUnique(writer, checks, Optional.of(user), values);
        checkLimits(checks, values);
        checks.refuseIfAny();
        return new Mailbox(
                writer.update(Mailbox.shape(of(user, ObjectKind.MAILBOX), user.name(), values)));
    }

    /**
     * Takes a mailbox away from its user, who stays. Its mail is kept for {@link
     * #DISCONNECTED_KEPT}; unified messaging ends in the same commit (directory §4.3).
     *
     * @return what can be connected again
     */
    public static DisconnectedMailbox disable(
            DirectoryWriter writer, UmMailboxes umMailboxes, Mailbox mailbox) {
        endUm(writer, umMailboxes, mailbox, true);
        var disconnected = disconnect(writer, mailbox, DisconnectedMailbox.Reason.Disabled);
        var values = mailbox.object().values();
        for (var property : Mailbox.OF_MAILBOX) {
            values = values.without(property);
        }
        var _ =
                writer.update(
                        Mailbox.shape(
                                of(mailbox, ObjectKind.USER),
                                mailbox.name(),
                                withKeypadMap(
                                        values,
                                        mailbox.name(),
                                        Edit.of(PropertyValues.EMPTY),
                                        true)));
        return disconnected;
    }

    /**
     * Removes a user. His mailbox, if he has one, is disconnected, or destroyed. Unified messaging
     * is disabled first, in the same commit (directory §4.3).
     *
     * @param isPermanent whether the mail goes too, instead of being kept for a while
     */
    public static void remove(
            DirectoryWriter writer, UmMailboxes umMailboxes, Mailbox user, boolean isPermanent) {
        endUm(writer, umMailboxes, user, false);
        writer.find(new DirectoryKey(KeyScope.SEALED_SETTINGS_OF, user.id().toString()))
                .ifPresent(sealed -> writer.delete(sealed.id()));
        for (var kind :
                List.of(ObjectKind.CALL_ANSWERING_RULE, ObjectKind.TEXT_MESSAGING_ACCOUNT)) {
            writer.referringTo(user.id(), kind).forEach(each -> writer.delete(each.id()));
        }
        if (user.isMailbox() && !isPermanent) {
            var _ = disconnect(writer, user, DisconnectedMailbox.Reason.Removed);
        }
        RoleGroups.forget(writer, user.id());
        ApiTokens.forget(writer, user.id());
        writer.delete(user.id());
    }

    private static DisconnectedMailbox disconnect(
            DirectoryWriter writer, Mailbox mailbox, DisconnectedMailbox.Reason reason) {
        var before = mailbox.object().values().stored();
        var kept = new java.util.LinkedHashMap<String, Object>();
        for (var property : Mailbox.OF_MAILBOX) {
            if (before.containsKey(property.name())) {
                kept.put(property.name(), before.get(property.name()));
            }
        }
        var values =
                PropertyValues.ofStored(kept)
                        .with(Mailbox.DISPLAY_NAME, mailbox.displayName())
                        .with(DisconnectedMailbox.FORMER_USER, mailbox.id().toString())
                        .with(DisconnectedMailbox.REASON, reason);
        var fresh = NewObject.of(ObjectKind.DISCONNECTED_MAILBOX);
        var stored =
                writer.insert(
                        new DirectoryObject(
                                fresh.kind(),
                                fresh.id(),
                                mailbox.name(),
                                0,
                                fresh.created(),
                                fresh.changed(),
                                values,
                                Set.of(),
                                List.of()));
        writer.moveMail(mailbox.id(), stored.id());
        return new DisconnectedMailbox(stored);
    }

    /**
     * Gives a disconnected mailbox to a user without one, with its mail and, where they are free,
     * its alias and addresses. Unified messaging is not restored.
     *
     * @param user whose it shall be; empty: the user it was taken from, else the one with its
     *     display name
     * @throws DirectoryException UM-E003 when the user has a mailbox, E010 when no user fits, E011
     *     when several do
     */
    public static Mailbox connect(
            DirectoryWriter writer,
            DisconnectedMailbox disconnected,
            Optional<Mailbox> user,
            Edit edit) {
        var owner = user.orElseGet(() -> matching(writer, disconnected));
        if (owner.isMailbox()) {
            throw new DirectoryException(
                    ErrorId.E003,
                    "The user '%s' has a mailbox already; disable it first."
                            .formatted(owner.name()));
        }
        var values =
                edit.applyTo(
                        owner.object()
                                .values()
                                .overlaidBy(freeOf(writer, disconnected.mailboxValues())));
        var mailbox = attach(writer, owner, values, edit);
        writer.moveMail(disconnected.id(), mailbox.id());
        writer.delete(disconnected.id());
        return mailbox;
    }

    private static Mailbox matching(DirectoryReader reader, DisconnectedMailbox disconnected) {
        var former = reader.find(disconnected.formerUser()).filter(UserMailboxes::hasNoMailbox);
        if (former.isPresent()) {
            return new Mailbox(former.get());
        }
        var named =
                reader
                        .findAll(
                                new DirectoryKey(KeyScope.DISPLAY_NAME, disconnected.displayName()))
                        .stream()
                        .filter(UserMailboxes::hasNoMailbox)
                        .toList();
        if (named.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E010,
                    "No user without a mailbox matches the disconnected mailbox '%s'; give -User."
                            .formatted(disconnected.displayName()));
        }
        if (named.size() > 1) {
            throw new DirectoryException(
                    ErrorId.E011,
                    "Several users match the disconnected mailbox '%s': %s. Give -User."
                            .formatted(
                                    disconnected.displayName(),
                                    named.stream()
                                            .map(each -> each.name() + " (" + each.id() + ")")
                                            .collect(Collectors.joining(", "))));
        }
        return new Mailbox(named.getFirst());
    }

    private static boolean hasNoMailbox(DirectoryObject object) {
        return object.kind() == ObjectKind.USER;
    }

    /** The kept values without alias and addresses that others took meanwhile. */
    private static PropertyValues freeOf(DirectoryReader reader, PropertyValues kept) {
        var values = kept;
        if (isTaken(reader, KeyScope.ALIAS, kept.find(Mailbox.ALIAS))) {
            values = values.without(Mailbox.ALIAS);
        }
        if (isTaken(reader, KeyScope.SMTP_ADDRESS, kept.find(Mailbox.PRIMARY_SMTP_ADDRESS))) {
            values = values.without(Mailbox.PRIMARY_SMTP_ADDRESS);
        }
        var others =
                kept.get(Mailbox.SMTP_ADDRESSES).stream()
                        .filter(each -> !isTaken(reader, KeyScope.SMTP_ADDRESS, Optional.of(each)))
                        .toList();
        return values.has(Mailbox.SMTP_ADDRESSES)
                ? values.with(Mailbox.SMTP_ADDRESSES, others)
                : values;
    }

    private static boolean isTaken(DirectoryReader reader, KeyScope scope, Optional<String> value) {
        return value.isPresent() && reader.find(new DirectoryKey(scope, value.get())).isPresent();
    }

    /** Destroys a disconnected mailbox: its mail is removed by the next sweep of the store. */
    public static void destroy(DirectoryWriter writer, DisconnectedMailbox disconnected) {
        writer.delete(disconnected.id());
    }

    /**
     * Destroys mailboxes that have been disconnected for longer than {@link #DISCONNECTED_KEPT}.
     *
     * @return their names, a bounded number by one call
     */
    public static List<String> destroyOld(DirectoryWriter writer, Instant now) {
        var destroyed = new ArrayList<String>();
        for (var object : old(writer, now)) {
            destroy(writer, new DisconnectedMailbox(object));
            destroyed.add(object.name());
        }
        return List.copyOf(destroyed);
    }

    /** Whether {@link #destroyOld} has anything to do. */
    public static boolean hasOld(DirectoryReader reader, Instant now) {
        return !old(reader, now).isEmpty();
    }

    private static List<DirectoryObject> old(DirectoryReader reader, Instant now) {
        return reader.list(ObjectKind.DISCONNECTED_MAILBOX, MOST_LOOKED_AT).stream()
                .filter(each -> each.created().isBefore(now.minus(DISCONNECTED_KEPT)))
                .limit(MOST_DESTROYED)
                .toList();
    }

    private static void endUm(
            DirectoryWriter writer,
            UmMailboxes umMailboxes,
            Mailbox mailbox,
            boolean keepProperties) {
        UmMailbox.ofMailbox(writer, mailbox.id())
                .ifPresent(um -> umMailboxes.disable(writer, um, keepProperties));
    }

    private static DirectoryObject of(Mailbox user, ObjectKind kind) {
        var object = user.object();
        return new DirectoryObject(
                kind,
                object.id(),
                object.name(),
                object.version(),
                object.created(),
                object.changed(),
                object.values(),
                object.keys(),
                object.links());
    }

    private static String unit(PropertyValues values) {
        return values.find(Mailbox.ORGANIZATIONAL_UNIT).orElse(ObjectKind.MAILBOX.container());
    }

    private static PropertyValues withUserDefaults(PropertyValues given, String name) {
        var values = given;
        if (values.find(Mailbox.DISPLAY_NAME).isEmpty()) {
            values = values.with(Mailbox.DISPLAY_NAME, name);
        }
        var alias = values.find(Mailbox.ALIAS).or(() -> aliasOf(name));
        if (alias.isPresent() && values.find(Mailbox.SAM_ACCOUNT_NAME).isEmpty()) {
            var account = alias.get().replaceAll("[\"/\\\\\\[\\]:;|=,+*?<>@]", "");
            values =
                    values.with(
                            Mailbox.SAM_ACCOUNT_NAME,
                            account.substring(
                                    0, Math.min(LONGEST_SAM_ACCOUNT_NAME, account.length())));
        }
        return values;
    }

    private static PropertyValues withMailboxDefaults(
            DirectoryReader reader, PropertyValues given, String name) {
        var values = given;
        if (values.find(Mailbox.ALIAS).isEmpty()) {
            var alias = aliasOf(name);
            if (alias.isPresent()) {
                values = values.with(Mailbox.ALIAS, alias.get());
            }
        }
        var alias = values.find(Mailbox.ALIAS);
        if (alias.isPresent() && values.find(Mailbox.PRIMARY_SMTP_ADDRESS).isEmpty()) {
            var domain = Organization.in(reader).rootDomain();
            values = values.with(Mailbox.PRIMARY_SMTP_ADDRESS, alias.get() + "@" + domain);
        }
        return values;
    }

    /** The alias that follows from a name: illegal characters are dropped. */
    private static Optional<String> aliasOf(String name) {
        var alias =
                name.replaceAll("[^\\p{Alnum}!#$%&'*+/=?^_`{|}~.-]", "")
                        .replaceAll("\\.{2,}", ".")
                        .replaceAll("^\\.+|\\.+$", "");
        return Optional.of(alias.substring(0, Math.min(Names.LONGEST, alias.length())))
                .filter(text -> !text.isEmpty());
    }

    private static void requireAlias(Checks checks, PropertyValues values, String name) {
        if (values.find(Mailbox.ALIAS).isEmpty()) {
            checks.add(
                    ErrorId.E014,
                    "The parameter -Alias is missing; no alias can be made from the name '%s'."
                            .formatted(Names.printable(name)));
        }
    }

    /**
     * The keypad map follows the names while CreateDTMFMap is on, unless the command itself gives
     * one.
     */
    private static PropertyValues withKeypadMap(
            PropertyValues values, String name, Edit edit, boolean isRenamed) {
        var isTouched =
                isRenamed
                        || edit.set().has(Mailbox.CREATE_DTMF_MAP)
                        || List.of(
                                        Mailbox.DISPLAY_NAME,
                                        Mailbox.FIRST_NAME,
                                        Mailbox.LAST_NAME,
                                        Mailbox.PRIMARY_SMTP_ADDRESS,
                                        Mailbox.USER_PRINCIPAL_NAME)
                                .stream()
                                .anyMatch(each ->
                                        edit.set().has(each)
                                                || edit.cleared().contains(each.name()));
        if (!isTouched
                || !values.get(Mailbox.CREATE_DTMF_MAP)
                || edit.set().has(Mailbox.UM_DTMF_MAP)) {
            return values;
        }
        return values.with(
                Mailbox.UM_DTMF_MAP,
                Keypad.map(
                        values.find(Mailbox.PRIMARY_SMTP_ADDRESS)
                                .or(() -> values.find(Mailbox.USER_PRINCIPAL_NAME)),
                        values.find(Mailbox.DISPLAY_NAME).orElse(name),
                        values.find(Mailbox.FIRST_NAME).orElse(""),
                        values.find(Mailbox.LAST_NAME).orElse("")));
    }

    private static void checkLimits(Checks checks, PropertyValues values) {
        ordered(checks, values, Mailbox.ISSUE_WARNING_QUOTA, Mailbox.PROHIBIT_SEND_QUOTA);
        ordered(checks, values, Mailbox.PROHIBIT_SEND_QUOTA, Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA);
        ordered(checks, values, Mailbox.ISSUE_WARNING_QUOTA, Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA);
        var start = values.find(Mailbox.AUTO_REPLY_START);
        var end = values.find(Mailbox.AUTO_REPLY_END);
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            checks.add(
                    ErrorId.E007,
                    "StartTime is %s and EndTime %s; StartTime must be earlier."
                            .formatted(start.get(), end.get()));
        }
        if (values.get(Mailbox.AUTO_REPLY_STATE) == Mailbox.AutoReplyState.Scheduled
                && (start.isEmpty() || end.isEmpty())) {
            checks.add(
                    ErrorId.E007,
                    "AutoReplyState is Scheduled, but %s is blank; give -StartTime and -EndTime."
                            .formatted(start.isEmpty() ? "StartTime" : "EndTime"));
        }
    }

    private static void ordered(
            Checks checks,
            PropertyValues values,
            Property<ByteSize> lower,
            Property<ByteSize> upper) {
        var low = values.get(lower);
        var high = values.get(upper);
        if (!low.isUnlimited() && !high.isUnlimited() && low.bytes() > high.bytes()) {
            checks.add(
                    ErrorId.E007,
                    "%s is %s, more than %s, which is %s."
                            .formatted(lower.name(), low, upper.name(), high));
        }
    }

    private static void checkUnique(
            DirectoryReader reader,
            Checks checks,
            Optional<Mailbox> before,
            PropertyValues values) {
        unique(reader, checks, before, KeyScope.ALIAS, "alias", values.find(Mailbox.ALIAS));
        unique(
                reader,
                checks,
                before,
                KeyScope.USER_PRINCIPAL_NAME,
                "sign-in name",
                values.find(Mailbox.USER_PRINCIPAL_NAME));
        unique(
                reader,
                checks,
                before,
                KeyScope.SAM_ACCOUNT_NAME,
                "account name",
                values.find(Mailbox.SAM_ACCOUNT_NAME));
        unique(
                reader,
                checks,
                before,
                KeyScope.SMTP_ADDRESS,
                "address",
                values.find(Mailbox.PRIMARY_SMTP_ADDRESS));
        for (var number : values.get(Mailbox.UM_CALLING_LINE_IDS)) {
            reader.find(new DirectoryKey(KeyScope.CALLING_LINE_ID, number))
                    .filter(holder -> before.isEmpty() || !holder.id().equals(before.get().id()))
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E125,
                                    "UMCallingLineIds: the number '%s' means '%s' already; take it away there first."
                                            .formatted(number, holder.name())));
        }
        for (var address : values.get(Mailbox.SMTP_ADDRESSES)) {
            unique(reader, checks, before, KeyScope.SMTP_ADDRESS, "address", Optional.of(address));
        }
    }

    private static void unique(
            DirectoryReader reader,
            Checks checks,
            Optional<Mailbox> before,
            KeyScope scope,
            String word,
            Optional<String> value) {
        value.flatMap(text -> reader.find(new DirectoryKey(scope, text)))
                .filter(holder -> before.isEmpty() || !holder.id().equals(before.get().id()))
                .ifPresent(holder ->
                        checks.add(
                                ErrorId.E003,
                                "The %s '%s' belongs to '%s' already; choose another."
                                        .formatted(word, value.orElseThrow(), holder.name())));
    }
}
