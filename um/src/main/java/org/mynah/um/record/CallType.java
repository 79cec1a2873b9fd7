package org.mynah.um.record;

/**
 * What a call was, by its documented name (directory §7.15), with its words in an exported file.
 */
public enum CallType {
    CallAnsweringVoiceMessage("Call Answering Voice Message", Category.VoiceMessage),
    CallAnsweringMissedCall("Call Answering Missed Call", Category.MissedCalls),
    SubscriberAccess("Subscriber Access", Category.OutlookVoiceAccess),
    AutoAttendant("Auto Attendant", Category.AutoAttendant),
    Fax("Fax", Category.Fax),
    PlayOnPhone("PlayOnPhone", Category.Outbound),
    FindMe("Find Me", Category.Outbound),
    UnAuthenticatedPilotNumber("Unauthenticated Pilot Number", Category.Other),
    GreetingsRecording("Greetings Recording", Category.Outbound),
    PromptProvisioning("PromptProvisioning", Category.Other),
    None("None", Category.Other);

    private final String words;
    private final Category category;

    CallType(String words, Category category) {
        this.words = words;
        this.category = category;
    }

    /** As an exported file says it (messages §12). */
    public String words() {
        return words;
    }

    /** The column of a summary that counts it, unless the call failed or was rejected. */
    Category category() {
        return category;
    }

    /** The columns of a summary of calls (cmdlets §11). */
    public enum Category {
        VoiceMessage,
        MissedCalls,
        OutlookVoiceAccess,
        Outbound,
        AutoAttendant,
        Fax,
        Other,
        FailedOrRejected
    }
}
