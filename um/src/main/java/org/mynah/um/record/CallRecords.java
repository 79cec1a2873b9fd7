package org.mynah.um.record;

/** Where records of calls are kept. Thread-safe. */
@FunctionalInterface
public interface CallRecords {

    /** Keeps a record; durable when this returns. Never throws: what cannot be kept is logged. */
    void add(CallRecord record);
}
