/**
 * Users from an LDAP directory or Active Directory, which is only read: {@link
 * org.mynah.store.ldap.LdapSync} takes them over, {@link org.mynah.store.ldap.LdapSignIn} checks
 * their passwords there by a bind.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.ldap;
