package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.store.records.CallRecordStore;
import org.mynah.um.TestCalls;
import org.mynah.um.record.ActiveCall;

/**
 * Where cmdlets read of calls. Thread-safe.
 *
 * @param records calls that are over, of all nodes
 * @param up calls that this node serves
 * @param board calls that the other nodes serve
 * @param tests places test calls; empty while telephony does not run
 */
public record CallSources(
        CallRecordStore records,
        Supplier<List<ActiveCall>> up,
        ActiveCallBoard board,
        Supplier<Optional<TestCalls>> tests) {}
