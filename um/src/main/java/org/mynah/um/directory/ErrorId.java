package org.mynah.um.directory;

import java.util.Locale;

/**
 * The stable error ids of the shell, REST and console (cmdlets §7.2), each with the class name that
 * scripts catch.
 */
public enum ErrorId {
    E001("DataValidationException", "a name is too long"),
    E002("DataValidationException", "a name or text holds a forbidden character"),
    E003("ObjectAlreadyExistsException", "an object with this name exists"),
    E004("DataValidationException", "the name of the default policy would exceed 64 characters"),
    E005("DataValidationException", "a number or length is out of range"),
    E006("ParameterBindingException", "a value is none of the enumeration, or no Boolean"),
    E007("DataValidationException", "two settings disagree"),
    E008("DataValidationException", "digits are expected"),
    E009("DataValidationException", "a mask or format is wrong"),
    E010("ManagementObjectNotFoundException", "the object is not found"),
    E011("ManagementObjectAmbiguousException", "an identity fits several objects"),
    E012("DataValidationException", "a host is wrong, or a secured plan needs a host name"),
    E013("ParameterBindingException", "parameters cannot be combined, or one is given twice"),
    E014("ParameterBindingException", "a mandatory parameter is missing"),
    E015("ParameterBindingException", "a parameter is unknown"),
    E016("ParameterBindingException", "the beginning of a parameter fits several"),
    E017("ParameterBindingException", "a bare argument fits nowhere"),
    E018("CommandNotFoundException", "a command is unknown"),
    E019("InvalidOperationException", "a property cannot be changed after creation"),
    E020(
            "CommandNotFoundException",
            "a role lacks the command or parameter; the caller is told UM-E018 or UM-E015"),
    E021("ConflictException", "the object was changed meanwhile"),
    E022("FilterParseException", "a filter has a wrong syntax"),
    E023("FileNotFoundException", "a file is missing or unreadable"),
    E024("ParameterBindingException", "an old parameter has no replacement, or another one"),
    E025("MethodInvocationException", "a .NET member is not allowed"),
    E026("DataValidationException", "a changing command was given a wildcard"),
    E027("HostException", "a question in a session without a user"),
    E101("DataValidationException", "the extension is taken in the plan"),
    E102("DataValidationException", "the SIP address or E.164 number is taken"),
    E103("DataValidationException", "no extension is given and none can be derived"),
    E104("DataValidationException", "an EUM address has a wrong syntax"),
    E105("ManagementObjectNotFoundException", "a phone context is unknown"),
    E106("DataValidationException", "a number has the wrong count of digits"),
    E107(
            "DataValidationException",
            "a SIP address or E.164 number is missing, of the wrong kind, or given for a telephone extension plan"),
    E108(
            "InvalidOperationException",
            "the last EUM address, or the last extension of the primary plan, would go"),
    E109("InvalidOperationException", "a primary address is of another plan"),
    E110("ManagementObjectNotFoundException", "the mailbox is not UM-enabled"),
    E111("InvalidOperationException", "a mailbox would be in a third dial plan"),
    E112("InvalidOperationException", "a policy or auto attendant is of another dial plan"),
    E113("InvalidOperationException", "the mailbox is already UM-enabled"),
    E114(
            "InvalidOperationException",
            "the recipient has no mailbox here, or its type is not allowed"),
    E121("DataValidationException", "the access number already serves a plan"),
    E122(
            "DataValidationException",
            "the pilot is used by an auto attendant or as an access number"),
    E123(
            "DataValidationException",
            "gateway and pilot are used already, or a second catch-all on the gateway"),
    E124("DataValidationException", "gateway address and port are used already"),
    E125("DataValidationException", "the calling line id is used already"),
    E126("DataValidationException", "the extension equals an access number or pilot of the plan"),
    E201("InvalidOperationException", "the dial plan is in use"),
    E202("InvalidOperationException", "the policy is in use"),
    E203("InvalidOperationException", "the auto attendant is in use"),
    E204("InvalidOperationException", "the prompt is in use"),
    E205("InvalidOperationException", "the plan has 200 gateways"),
    E206(
            "InvalidOperationException",
            "mailboxes are linked to the policy, so its plan cannot change"),
    E207("InvalidOperationException", "the address list is in use"),
    E301("DataValidationException", "the PIN is not 4 to 24 digits"),
    E302("DataValidationException", "the PIN is shorter than the policy allows"),
    E303("DataValidationException", "the PIN ends with or contains an extension"),
    E304("DataValidationException", "the PIN is of repeated digits"),
    E305("DataValidationException", "the PIN is of sequential digits"),
    E306("DataValidationException", "the PIN was used before"),
    E401("InvalidOperationException", "a tenth call answering rule"),
    E402("InvalidOperationException", "call answering rules are off"),
    E403(
            "DataValidationException",
            "a condition or action of a call answering rule has a wrong syntax"),
    E404("DataValidationException", "the extension is not the user's"),
    E405("DataValidationException", "a key stands twice, is 0, or is one too many"),
    E501("InvalidOperationException", "a server is linked to a plan that is no SIP plan"),
    E502("ServiceUnavailableException", "a node cannot be reached"),
    E601("DataValidationException", "audio cannot be decoded or is too large"),
    E602("DataValidationException", "the language is not installed"),
    E603("DataValidationException", "no time zone fits, or several"),
    E604("DataValidationException", "a schedule interval is wrong"),
    E605("DataValidationException", "a holiday entry is wrong"),
    E606("DataValidationException", "a key mapping entry is wrong"),
    E607("DataValidationException", "the dialing group is not defined on the plan"),
    E608(
            "InvalidOperationException",
            "the fallback is not for this auto attendant: it is not speech-enabled, itself, or of another plan"),
    E609("ManagementObjectNotFoundException", "the prompt file was not imported"),
    E610("DataValidationException", "a certificate, its key or its password is wrong"),
    E611("InvalidOperationException", "a certificate is in use, or cannot be used so");

    private final String exceptionClass;
    private final String meaning;

    ErrorId(String exceptionClass, String meaning) {
        this.exceptionClass = exceptionClass;
        this.meaning = meaning;
    }

    /** As people see it: {@code UM-E101}. */
    public String id() {
        return "UM-" + name().toUpperCase(Locale.ROOT);
    }

    /** The class name that {@code $Error[0].Exception.GetType().Name} gives. */
    public String exceptionClass() {
        return exceptionClass;
    }

    /** When it is said, for the reference pages: {@code the extension is taken in the plan}. */
    public String meaning() {
        return meaning;
    }
}
