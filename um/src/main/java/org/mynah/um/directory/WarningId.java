package org.mynah.um.directory;

/** The stable warning ids of the shell, REST and console (cmdlets §7.2, end). */
public enum WarningId {
    W01("W01", "the change works after a restart"),
    W02("W02", "the list was cut at ResultSize"),
    W03("W03", "an identity of $null returned everything"),
    W04("W04", "a gateway without hunt group handles no calls"),
    W05("W05", "the pilot differs from the plan's access number"),
    W06("W06", "a speech-enabled auto attendant has neither fallback nor operator"),
    W07("W07", "nothing changed: the value is set already"),
    W08("W08", "a parameter was accepted and has no effect"),
    W09("W09", "a node has not yet confirmed the change"),
    W10("W10", "the country code is missing"),
    W11("W11", "the call limit is below the recording limit"),
    W12("W12", "the secondary search equals the primary one"),
    W13("W13", "settings that were kept when unified messaging was disabled are in force again"),
    W14("W14", "a call answering rule has another place than the one that was asked for"),
    W15("W15", "a hunt group of another gateway has the same name"),
    W16("W16", "a gateway on the TLS port has an IP address, which no certificate proves"),
    SHARED_HOST(
            "1175", "two gateways share one host on different ports: the original's event 1175"),
    MAIL_NOT_SENT("UM-E307", "the welcome or PIN mail could not be sent; the change is kept");

    private final String id;
    private final String meaning;

    WarningId(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** As people see it: {@code W10}. */
    public String id() {
        return id;
    }

    /** The warning as it is printed: the id, a colon, the text. */
    public String said(String text) {
        return id + ": " + text;
    }

    /** When it is said, for the reference pages. */
    public String meaning() {
        return meaning;
    }
}
