package org.mynah.admin.roles;

import java.util.Set;

/**
 * The one who runs cmdlets. Immutable.
 *
 * @param name the administrator, for the audit
 * @param from where the command came from: {@code shell}, {@code web}, an address
 * @param groups role groups the caller is a member of
 */
public record Caller(String name, String from, Set<RoleGroup> groups) {
    public Caller {
        groups = Set.copyOf(groups);
    }

    /** The server's own user, who holds the local token: may do everything. */
    public static Caller local(String from) {
        return new Caller("local", from, Set.of(RoleGroup.ORGANIZATION_MANAGEMENT));
    }

    /** Whether one of the caller's groups grants the cmdlet. */
    public boolean may(Permission permission, boolean isChange) {
        return groups.stream().anyMatch(group -> group.grants(permission, isChange));
    }
}
