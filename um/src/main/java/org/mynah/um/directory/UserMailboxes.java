package org.mynah.um.directory;

import java.util.Optional;

/** The rules on users and their mailboxes (directory §2.2, §7.2; cmdlets §9). */
public final class UserMailboxes {

    private static final int LONGEST_SAM_ACCOUNT_NAME = 20;

    private UserMailboxes() {}

    /**
     * Creates a user with a mailbox. Alias, display name, account name and address follow from the
     * name where they are not given.
     *
     * @param passwordHash the encoded hash for sign-in; empty: nobody can sign in
     * @throws DirectoryException UM-E001–E003, E005, E009, E014
     */
    public static Mailbox create(
            DirectoryWriter writer, Edit edit, Optional<String> passwordHash, Warnings warnings) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.MAILBOX, edit.name(), "");
        checks.require(edit.set(), Mailbox.USER_PRINCIPAL_NAME);
        var values = withDefaults(writer, edit.applyTo(PropertyValues.EMPTY), name);
        if (values.find(Mailbox.ALIAS).isEmpty()) {
            checks.add(
                    ErrorId.E014,
                    "The parameter -Alias is missing; no alias can be made from the name '"
                            + name
                            + "'.");
        }
        checkUnique(writer, checks, Optional.empty(), values);
        checks.refuseIfAny();
        var mailbox =
                new Mailbox(
                        writer.insert(
                                Mailbox.shape(NewObject.of(ObjectKind.MAILBOX), name, values)));
        passwordHash.ifPresentOrElse(
                hash -> writer.putPasswordHash(mailbox.id(), hash),
                () ->
                        warnings.add(
                                "W08",
                                "No password was given: nobody can sign in to '%s'."
                                        .formatted(name)));
        return mailbox;
    }

    /**
     * Changes a user's properties.
     *
     * @throws DirectoryException UM-E001–E003, E005, E009
     */
    public static Mailbox change(
            DirectoryWriter writer, Mailbox mailbox, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var name = checks.changedName(writer, mailbox.object(), edit.name(), "");
        var values = edit.applyTo(mailbox.object().values());
        checks.require(values, Mailbox.USER_PRINCIPAL_NAME);
        checks.require(values, Mailbox.ALIAS);
        checks.require(values, Mailbox.PRIMARY_SMTP_ADDRESS);
        checkUnique(writer, checks, Optional.of(mailbox), values);
        checks.refuseIfAny();
        var changed = Mailbox.shape(mailbox.object(), name, values);
        if (changed.values().equals(mailbox.object().values()) && name.equals(mailbox.name())) {
            warnings.add("W07", "Nothing changed: '%s' has these values already.".formatted(name));
            return mailbox;
        }
        return new Mailbox(writer.update(changed));
    }

    /**
     * Removes a user and his mailbox; unified messaging is disabled first, in the same commit
     * (directory §4.3).
     */
    public static void remove(DirectoryWriter writer, Mailbox mailbox) {
        UmMailbox.ofMailbox(writer, mailbox.id()).ifPresent(um -> writer.delete(um.id()));
        writer.find(new DirectoryKey(KeyScope.SEALED_SETTINGS_OF, mailbox.id().toString()))
                .ifPresent(sealed -> writer.delete(sealed.id()));
        writer.delete(mailbox.id());
    }

    private static PropertyValues withDefaults(
            DirectoryReader reader, PropertyValues given, String name) {
        var values = given;
        if (values.find(Mailbox.ALIAS).isEmpty()) {
            var alias =
                    name.replaceAll("[^\\p{Alnum}!#$%&'*+/=?^_`{|}~.-]", "")
                            .replaceAll("^\\.+|\\.+$", "");
            if (!alias.isEmpty()) {
                values = values.with(Mailbox.ALIAS, alias);
            }
        }
        if (values.find(Mailbox.DISPLAY_NAME).isEmpty()) {
            values = values.with(Mailbox.DISPLAY_NAME, name);
        }
        var alias = values.find(Mailbox.ALIAS);
        if (alias.isPresent() && values.find(Mailbox.SAM_ACCOUNT_NAME).isEmpty()) {
            var account = alias.get().replaceAll("[\"/\\\\\\[\\]:;|=,+*?<>@]", "");
            values =
                    values.with(
                            Mailbox.SAM_ACCOUNT_NAME,
                            account.substring(
                                    0, Math.min(LONGEST_SAM_ACCOUNT_NAME, account.length())));
        }
        if (alias.isPresent() && values.find(Mailbox.PRIMARY_SMTP_ADDRESS).isEmpty()) {
            var domain = Organization.in(reader).rootDomain();
            values = values.with(Mailbox.PRIMARY_SMTP_ADDRESS, alias.get() + "@" + domain);
        }
        return values;
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
