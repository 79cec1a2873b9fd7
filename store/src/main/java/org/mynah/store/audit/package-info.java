/**
 * The audit trail: one entry for each change of the directory, chained by hashes. Entry: {@link
 * org.mynah.store.audit.AuditTrail}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.audit;
