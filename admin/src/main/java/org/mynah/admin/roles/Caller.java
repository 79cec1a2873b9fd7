package org.mynah.admin.roles;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectId;

/**
 * The one who runs cmdlets. Immutable.
 *
 * @param name the administrator or user, for the audit
 * @param from where the command came from: {@code shell}, {@code web}, an address
 * @param roles management roles, over others and over himself
 * @param user the mailbox of the one who signed in; empty for the server's own user
 */
public record Caller(String name, String from, Set<ManagementRole> roles, Optional<ObjectId> user) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The server's own user, who holds the local token: may do everything. */
    public static Caller local(String from) {
        var all = EnumSet.allOf(ManagementRole.class);
        ManagementRole.ofEveryUser().forEach(all::remove);
        return new Caller("local", from, all, Optional.empty());
    }

    /** Whether one of the caller's roles grants cmdlets over everybody's objects. */
    public boolean may(Permission permission, boolean isChange) {
        return roles.stream().anyMatch(role -> PermissionTable.grants(role, permission, isChange));
    }

    /** Whether the caller holds a role over his own objects. */
    public boolean holds(ManagementRole role) {
        return roles.contains(role);
    }

    /** Whether a mailbox is the caller's own. */
    public boolean owns(ObjectId mailbox) {
        return user.filter(mailbox::equals).isPresent();
    }
}
