package org.mynah.admin.shell.run;

import java.util.Locale;
import java.util.Optional;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;

/** Variables by name, those that the shell itself keeps among them (cmdlets §1.3). One thread. */
final class Variables {

    private static final String SCOPES = "^(local|private|variable):";

    private final Session session;

    Variables(Session session) {
        this.session = session;
    }

    Object get(String name, Scope scope) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("env:")) {
            return Optional.<Object>ofNullable(System.getenv(name.substring(4)))
                    .orElse(Nothing.NULL);
        }
        if (lower.startsWith("global:") || lower.startsWith("script:")) {
            return scope.outermost().find(lower.substring(7)).orElse(Nothing.NULL);
        }
        var plain = lower.replaceFirst(SCOPES, "");
        return switch (plain) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Nothing.NULL;
            case "?" -> session.isSuccess();
            case "psitem" -> scope.find("_").orElse(Nothing.NULL);
            case "pwd" -> session.files().resolve(".").toString();
            case "psversiontable" ->
                    new Item("PSVersionTable").set("PSVersion", "5.1").set("PSEdition", "Mynah");
            default -> scope.find(plain).orElse(Nothing.NULL);
        };
    }

    void set(String name, Object value, Scope scope) {
        var lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "true", "false", "null", "?", "psversiontable", "error", "pwd" ->
                    throw new ScriptError(
                            "The variable $%s cannot be changed.".formatted(name),
                            "VariableNotWritable");
            default -> {
                if (lower.startsWith("env:")) {
                    throw new ScriptError(
                            "Environment variables cannot be changed here.", "VariableNotWritable");
                }
                if (lower.startsWith("global:") || lower.startsWith("script:")) {
                    scope.setGlobal(lower.substring(7), value);
                } else {
                    scope.set(lower.replaceFirst(SCOPES, ""), value);
                }
            }
        }
    }

    /** A preference such as {@code ErrorActionPreference}, in small letters. */
    String preference(String name, Scope scope) {
        return Values.text(get(name, scope)).toLowerCase(Locale.ROOT);
    }
}
