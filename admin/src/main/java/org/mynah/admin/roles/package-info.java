/** Who may run which cmdlet: role groups and what they grant. Entry: {@link Caller}. */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.roles;
