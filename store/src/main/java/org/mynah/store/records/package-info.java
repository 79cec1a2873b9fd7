/**
 * Call data records: written when a call ends, counted by day, listed, exported, forgotten
 * (messages §12); and which node serves which calls now. Entry: {@link CallRecordStore}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.records;
