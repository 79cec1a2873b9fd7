package org.mynah.um.directory;

/** The stable warning ids of the shell, REST and console (cmdlets §7.2, end). */
public enum WarningId {
    /** The change works after a restart. */
    W01("W01"),
    /** The list was cut at ResultSize. */
    W02("W02"),
    /** An identity of {@code $null} returned everything. */
    W03("W03"),
    /** A gateway without hunt group handles no calls. */
    W04("W04"),
    /** The pilot differs from the plan's access number. */
    W05("W05"),
    /** A speech-enabled auto attendant has neither fallback nor operator. */
    W06("W06"),
    /** Nothing changed: the value is set already. */
    W07("W07"),
    /** A parameter was accepted and has no effect. */
    W08("W08"),
    /** A node has not yet confirmed the change. */
    W09("W09"),
    /** The country code is missing. */
    W10("W10"),
    /** The call limit is below the recording limit. */
    W11("W11"),
    /** The secondary search equals the primary one. */
    W12("W12"),
    /** Settings that were kept when unified messaging was disabled are in force again. */
    W13("W13"),
    /** A call answering rule has another place than the one that was asked for. */
    W14("W14"),
    /** Two gateways share one host on different ports: the original's event 1175. */
    SHARED_HOST("1175"),
    /** The welcome or PIN mail could not be sent; the change is kept. */
    MAIL_NOT_SENT("UM-E307");

    private final String id;

    WarningId(String id) {
        this.id = id;
    }

    /** As people see it: {@code W10}. */
    public String id() {
        return id;
    }

    /** The warning as it is printed: the id, a colon, the text. */
    public String said(String text) {
        return id + ": " + text;
    }
}
