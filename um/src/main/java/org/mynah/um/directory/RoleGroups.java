package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules on role groups and their members (admin console §10, cmdlets §10, §14). */
public final class RoleGroups {

    /** A group has at most so many members. */
    public static final int MOST_MEMBERS = 10_000;

    private static final List<BuiltIn> BUILT_IN =
            List.of(
                    new BuiltIn(
                            RoleGroup.ORGANIZATION_MANAGEMENT,
                            "Everything.",
                            ManagementRole.UNIFIED_MESSAGING,
                            ManagementRole.UM_MAILBOXES,
                            ManagementRole.UM_PROMPTS,
                            ManagementRole.UM_PINS,
                            ManagementRole.MAIL_RECIPIENTS,
                            ManagementRole.EXCHANGE_SERVERS,
                            ManagementRole.ROLE_MANAGEMENT,
                            ManagementRole.AUDIT_LOGS,
                            ManagementRole.VIEW_ONLY_CONFIGURATION),
                    new BuiltIn(
                            "UM Management",
                            "Everything of unified messaging but the servers.",
                            ManagementRole.UNIFIED_MESSAGING,
                            ManagementRole.UM_MAILBOXES,
                            ManagementRole.UM_PROMPTS),
                    new BuiltIn(
                            "Server Management",
                            "UM services, component states and certificates.",
                            ManagementRole.EXCHANGE_SERVERS),
                    new BuiltIn(
                            "View-Only Organization Management",
                            "Reads everything.",
                            ManagementRole.VIEW_ONLY_CONFIGURATION),
                    new BuiltIn(
                            "Recipient Management",
                            "Mailboxes and users.",
                            ManagementRole.MAIL_RECIPIENTS),
                    new BuiltIn(
                            "Help Desk",
                            "Resets PINs and unlocks mailboxes.",
                            ManagementRole.UM_PINS));

    private RoleGroups() {}

    private record BuiltIn(String name, String description, List<ManagementRole> roles) {
        BuiltIn(String name, String description, ManagementRole... roles) {
            this(name, description, List.of(roles));
        }
    }

    /** Whether the directory has all built-in groups. */
    static boolean areThere(DirectoryReader reader) {
        return BUILT_IN.stream()
                .allMatch(group ->
                        reader.find(DirectoryKey.name(ObjectKind.ROLE_GROUP, group.name()))
                                .isPresent());
    }

    /** Makes the built-in groups that the directory does not have. */
    static void createIfAbsent(DirectoryWriter writer) {
        for (var group : BUILT_IN) {
            if (writer.find(DirectoryKey.name(ObjectKind.ROLE_GROUP, group.name())).isEmpty()) {
                var values =
                        PropertyValues.EMPTY
                                .with(RoleGroup.DESCRIPTION, group.description())
                                .with(
                                        RoleGroup.ROLES,
                                        group.roles().stream().map(ManagementRole::title).toList())
                                .with(RoleGroup.BUILT_IN, true);
                writer.insert(
                        RoleGroup.shape(NewObject.of(ObjectKind.ROLE_GROUP), group.name(), values));
            }
        }
    }

    /**
     * Creates a group.
     *
     * @throws DirectoryException UM-E001–E003, E014, E006 for an unknown role
     */
    public static RoleGroup create(DirectoryWriter writer, Edit edit) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.ROLE_GROUP, edit.name(), "");
        checks.require(edit.set(), RoleGroup.ROLES);
        var values = edit.applyTo(PropertyValues.EMPTY);
        values = values.with(RoleGroup.ROLES, roles(checks, "Roles", values.get(RoleGroup.ROLES)));
        checks.refuseIfAny();
        return new RoleGroup(
                writer.insert(RoleGroup.shape(NewObject.of(ObjectKind.ROLE_GROUP), name, values)));
    }

    /**
     * Removes a group that administrators made.
     *
     * @throws DirectoryException UM-E019 for a built-in group
     */
    public static void remove(DirectoryWriter writer, RoleGroup group) {
        if (group.isBuiltIn()) {
            throw new DirectoryException(
                    ErrorId.E019,
                    "The role group '%s' is built in and cannot be removed; take its members out by Remove-RoleGroupMember."
                            .formatted(group.name()));
        }
        writer.delete(group.id());
    }

    /**
     * Adds a user.
     *
     * @throws DirectoryException UM-E005 when the group is full
     */
    public static RoleGroup addMember(
            DirectoryWriter writer, RoleGroup group, Mailbox user, Warnings warnings) {
        var members = new ArrayList<>(group.object().values().get(RoleGroup.MEMBERS));
        if (members.contains(user.id().toString())) {
            warnings.add(
                    WarningId.W07,
                    "'%s' is a member of '%s' already.".formatted(user.name(), group.name()));
            return group;
        }
        if (members.size() >= MOST_MEMBERS) {
            throw new DirectoryException(
                    ErrorId.E005,
                    "The role group '%s' has %d members; more are not allowed."
                            .formatted(group.name(), members.size()));
        }
        members.add(user.id().toString());
        return update(writer, group, members);
    }

    /** Takes a user out; one who is not in it is a warning. */
    public static RoleGroup removeMember(
            DirectoryWriter writer, RoleGroup group, Mailbox user, Warnings warnings) {
        var members = new ArrayList<>(group.object().values().get(RoleGroup.MEMBERS));
        if (!members.remove(user.id().toString())) {
            warnings.add(
                    WarningId.W07,
                    "'%s' is no member of '%s'.".formatted(user.name(), group.name()));
            return group;
        }
        return update(writer, group, members);
    }

    /** Takes a user who is about to be removed out of all groups. */
    static void forget(DirectoryWriter writer, ObjectId user) {
        for (var object : writer.referringTo(user, ObjectKind.ROLE_GROUP)) {
            var group = new RoleGroup(object);
            var members = new ArrayList<>(object.values().get(RoleGroup.MEMBERS));
            members.remove(user.toString());
            update(writer, group, members);
        }
    }

    /** The groups that a user is in: one indexed query. */
    public static List<RoleGroup> of(DirectoryReader reader, ObjectId user) {
        return reader.referringTo(user, ObjectKind.ROLE_GROUP).stream()
                .map(RoleGroup::new)
                .toList();
    }

    /** The roles that a user holds over others, from all his groups. */
    public static Set<ManagementRole> rolesOf(DirectoryReader reader, ObjectId user) {
        var roles = EnumSet.noneOf(ManagementRole.class);
        of(reader, user).forEach(group -> roles.addAll(group.roles()));
        return roles;
    }

    private static RoleGroup update(DirectoryWriter writer, RoleGroup group, List<String> members) {
        var values = group.object().values().with(RoleGroup.MEMBERS, List.copyOf(members));
        return new RoleGroup(writer.update(RoleGroup.shape(group.object(), group.name(), values)));
    }

    /** Titles of roles as they are written; one that does not exist is noted. */
    static List<String> roles(Checks checks, String parameter, List<String> given) {
        var titles = new ArrayList<String>();
        for (var each : given) {
            ManagementRole.named(each)
                    .ifPresentOrElse(
                            role -> titles.add(role.title()),
                            () ->
                                    checks.add(
                                            ErrorId.E006,
                                            "-%s has '%s'; allowed: %s."
                                                    .formatted(
                                                            parameter,
                                                            Names.printable(each),
                                                            ManagementRole.titles())));
        }
        return List.copyOf(titles);
    }
}
