package org.mynah.um.directory;

/**
 * What administrators switch on and off for a user: the rows of directory §6 that answer yes or no.
 * {@link Switches} knows which switches each of them needs.
 */
public enum Feature {
    Speech("Speech in Outlook Voice Access"),
    CallAnsweringRules("Call answering rules"),
    IncomingFax("Incoming fax"),
    /** Sign-in by phone. */
    OutlookVoiceAccess("Outlook Voice Access"),
    PinlessVoiceMail("PIN-less voice mail"),
    Email("E-mail by phone"),
    Calendar("Calendar by phone"),
    Directory("Directory by phone"),
    PersonalContacts("Personal contacts by phone"),
    /** Replies by voice to e-mail and meetings. */
    VoiceReply("Voice reply to other item kinds"),
    MessageWaiting("Message waiting lamp"),
    MissedCallNotice("Missed-call notice"),
    PlayOnPhone("Play on Phone"),
    TextNotice("Text message notice"),
    VoiceMailPreview("Voice mail preview"),
    /** Messages of callers who withhold their number. */
    AnonymousMessages("Voice from callers without caller id"),
    /** Callers who are not signed in find the user and are connected. */
    TransferByCallers("Transferable by unauthenticated callers"),
    /** Callers who are not signed in find the user and leave a message without ringing. */
    MessageByCallers("Message by unauthenticated callers"),
    /** Calls that the system places, except transfers. */
    OutgoingCalls("Outgoing calls");

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    /** What administrators read. */
    public String words() {
        return words;
    }
}
