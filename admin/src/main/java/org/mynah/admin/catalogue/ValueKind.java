package org.mynah.admin.catalogue;

/** How a parameter's value is given. */
public enum ValueKind {
    /** No value, or {@code -Name:$false}. */
    SWITCH,
    /** {@code $true} or {@code $false}. */
    BOOLEAN,
    /** A whole number. */
    NUMBER,
    /** One of some names. */
    CHOICE,
    /** One text. */
    TEXT,
    /** A list, or {@code @{Add=…; Remove=…}}. */
    LIST,
    /** A list of lines of fields, or of rows of a table such as {@code Import-Csv} gives. */
    ROWS,
    /** The identity of another object. */
    REFERENCE,
    /** The content of a file: base64, or a list of numbers. */
    BYTES,
    /** A PIN or password: never printed, never in a history, log or audit entry. */
    SECRET,
    /** Anything: script blocks, lists of objects. Local cmdlets only. */
    ANY
}
