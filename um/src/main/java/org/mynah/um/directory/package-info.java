/**
 * The objects an administrator makes (dial plan, mailbox policy, IP gateway, hunt group, mailbox,
 * UM mailbox), every property with its default and range, every rule on them, and the port that
 * keeps them. Start at {@link org.mynah.um.directory.Directory}; the rules of one kind stand in one
 * class, such as {@code DialPlans}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.directory;
