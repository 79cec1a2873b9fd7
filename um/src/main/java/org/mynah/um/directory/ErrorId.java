package org.mynah.um.directory;

import java.util.Locale;

/**
 * The stable error ids of the shell, REST and console (cmdlets §7.2), each with the class name that
 * scripts catch.
 */
public enum ErrorId {
    E001("DataValidationException"),
    E002("DataValidationException"),
    E003("ObjectAlreadyExistsException"),
    E004("DataValidationException"),
    E005("DataValidationException"),
    E006("ParameterBindingException"),
    E007("DataValidationException"),
    E008("DataValidationException"),
    E009("DataValidationException"),
    E010("ManagementObjectNotFoundException"),
    E011("ManagementObjectAmbiguousException"),
    E012("DataValidationException"),
    E013("ParameterBindingException"),
    E014("ParameterBindingException"),
    E015("ParameterBindingException"),
    E016("ParameterBindingException"),
    E017("ParameterBindingException"),
    E018("CommandNotFoundException"),
    E019("InvalidOperationException"),
    E020("CommandNotFoundException"),
    E021("ConflictException"),
    E022("FilterParseException"),
    E023("FileNotFoundException"),
    E024("ParameterBindingException"),
    E025("MethodInvocationException"),
    E026("DataValidationException"),
    E027("HostException"),
    E101("DataValidationException"),
    E102("DataValidationException"),
    E103("DataValidationException"),
    E104("DataValidationException"),
    E105("ManagementObjectNotFoundException"),
    E106("DataValidationException"),
    E107("DataValidationException"),
    E108("InvalidOperationException"),
    E109("InvalidOperationException"),
    E110("ManagementObjectNotFoundException"),
    E111("InvalidOperationException"),
    E112("InvalidOperationException"),
    E113("InvalidOperationException"),
    E114("InvalidOperationException"),
    E121("DataValidationException"),
    E122("DataValidationException"),
    E123("DataValidationException"),
    E124("DataValidationException"),
    E125("DataValidationException"),
    E126("DataValidationException"),
    E201("InvalidOperationException"),
    E202("InvalidOperationException"),
    E203("InvalidOperationException"),
    E204("InvalidOperationException"),
    E205("InvalidOperationException"),
    E206("InvalidOperationException"),
    E301("DataValidationException"),
    E302("DataValidationException"),
    E303("DataValidationException"),
    E304("DataValidationException"),
    E305("DataValidationException"),
    E306("DataValidationException"),
    E401("InvalidOperationException"),
    E402("InvalidOperationException"),
    E403("DataValidationException"),
    E404("DataValidationException"),
    E405("DataValidationException"),
    E501("InvalidOperationException"),
    E502("ServiceUnavailableException"),
    E601("DataValidationException"),
    E602("DataValidationException"),
    E603("DataValidationException"),
    E604("DataValidationException"),
    E605("DataValidationException"),
    E606("DataValidationException"),
    E607("DataValidationException"),
    E608("InvalidOperationException"),
    E609("ManagementObjectNotFoundException");

    private final String exceptionClass;

    ErrorId(String exceptionClass) {
        this.exceptionClass = exceptionClass;
    }

    /** As people see it: {@code UM-E101}. */
    public String id() {
        return "UM-" + name().toUpperCase(Locale.ROOT);
    }

    /** The class name that {@code $Error[0].Exception.GetType().Name} gives. */
    public String exceptionClass() {
        return exceptionClass;
    }
}
