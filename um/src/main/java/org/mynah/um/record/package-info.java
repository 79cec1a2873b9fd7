/**
 * What is kept of every call once it is over, and what is known of it while it is up: call data
 * records, active calls, summaries (messages §12, directory §7.15). Entry: {@link CallRecord}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.record;
