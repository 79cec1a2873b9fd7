package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.function.Supplier;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.store.records.CallRecordStore;
import org.mynah.um.record.ActiveCall;

/**
 * Where cmdlets read of calls. Thread-safe.
 *
 * @param records calls that are over, of all nodes
 * @param up calls that this node serves
 * @param board calls that the other nodes serve
 */
public record CallSources(
        CallRecordStore records, Supplier<List<ActiveCall>> up, ActiveCallBoard board) {}
