package org.mynah.admin.shell.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;

/** {@code [type]value} and {@code -is [type]} (cmdlets §1.2). */
final class Casts {

    private static final Set<String> TYPES =
            Set.of(
                    "string",
                    "int",
                    "int32",
                    "long",
                    "int64",
                    "byte",
                    "byte[]",
                    "bool",
                    "boolean",
                    "switch",
                    "char",
                    "double",
                    "decimal",
                    "datetime",
                    "timespan",
                    "guid",
                    "regex",
                    "array",
                    "object[]",
                    "string[]",
                    "int[]",
                    "hashtable",
                    "scriptblock",
                    "object",
                    "psobject",
                    "pscustomobject",
                    "securestring",
                    "type",
                    "xml");

    private Casts() {}

    /** The value as the type. */
    static Object cast(String type, Object value) {
        return switch (plain(type)) {
            case "string" -> Values.text(value);
            case "int", "int32" -> (int) bounded(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long", "int64" -> bounded(type, value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "byte" -> (int) bounded(type, value, 0, 255);
            case "bool", "boolean", "switch" -> Values.truth(value);
            case "double", "float", "single" ->
                    Values.number(value)
                            .map(Number::doubleValue)
                            .orElseThrow(() -> refuse(type, value));
            case "decimal" -> decimal(type, value);
            case "char" -> character(type, value);
            case "datetime" -> Values.instant(value).orElseThrow(() -> refuse(type, value));
            case "guid" -> guid(type, value);
            case "regex" -> regex(value);
            case "byte[]" -> bytes(type, value);
            case "array", "object[]", "collections.arraylist" ->
                    new ArrayList<>(Values.list(value));
            case "string[]" -> {
                var texts = new ArrayList<Object>();
                Values.list(value).forEach(each -> texts.add(Values.text(each)));
                yield texts;
            }
            case "int[]", "int32[]" -> {
                var numbers = new ArrayList<Object>();
                Values.list(value).forEach(each -> numbers.add(cast("int", each)));
                yield numbers;
            }
            case "hashtable", "ordered", "scriptblock", "object", "psobject", "void" -> value;
            case "type", "runtimetype" -> type(value);
            case "xml", "xml.xmldocument" -> Xml.read(Values.text(value));
            case "timespan" -> Spans.of(value).orElseThrow(() -> refuse(type, value));
            case "securestring", "security.securestring" -> {
                if (!(value instanceof SecureText)) {
                    throw refuse(type, value);
                }
                yield value;
            }
            case "pscustomobject" ->
                    value instanceof HashTable table ? Item.of("PSCustomObject", table) : value;
            default -> throw unknown(type);
        };
    }

    /** The name of a type that there is. */
    private static String type(Object value) {
        var name = Values.text(value);
        if (!TYPES.contains(plain(name))) {
            throw unknown(name);
        }
        return name;
    }

    /** Whether a value is of a type. */
    static boolean isA(Object value, String type) {
        return switch (plain(type)) {
            case "string" -> value instanceof String;
            case "int", "int32" -> value instanceof Integer;
            case "long", "int64" -> value instanceof Long;
            case "double" -> value instanceof Double;
            case "decimal" -> value instanceof BigDecimal;
            case "bool", "boolean", "switch" -> value instanceof Boolean;
            case "timespan" -> Spans.isSpan(value);
            case "datetime" -> value instanceof java.time.Instant;
            case "array", "object[]" -> value instanceof java.util.List<?>;
            case "byte[]" -> value instanceof byte[];
            case "hashtable" -> value instanceof HashTable;
            case "scriptblock" -> value instanceof ScriptBlock;
            case "securestring", "security.securestring" -> value instanceof SecureText;
            case "object" -> value != Nothing.NULL;
            case "pscustomobject", "psobject" -> value instanceof Item;
            default -> Values.typeName(value).equalsIgnoreCase(type);
        };
    }

    static ScriptError unknown(String type) {
        return new ScriptError(
                java.util.List.of(
                        ErrorRecord.of(
                                new org.mynah.um.directory.Problem(
                                        org.mynah.um.directory.ErrorId.E025,
                                        "The type [%s] is not available in this shell."
                                                .formatted(Formats.shortened(type))),
                                "")));
    }

    private static String plain(String type) {
        var lower = type.toLowerCase(Locale.ROOT).replace(" ", "");
        if (lower.startsWith("system.management.automation.")) {
            return lower.substring("system.management.automation.".length());
        }
        return lower.startsWith("system.") ? lower.substring("system.".length()) : lower;
    }

    private static long bounded(String type, Object value, long least, long most) {
        var number = Values.number(value).orElseThrow(() -> refuse(type, value));
        var rounded =
                number instanceof Double || number instanceof BigDecimal
                        ? Math.rint(number.doubleValue())
                        : number.longValue();
        if (rounded < least || rounded > most || Double.isNaN(rounded)) {
            throw refuse(type, value);
        }
        return number instanceof Double || number instanceof BigDecimal
                ? (long) rounded
                : number.longValue();
    }

    /** With the places that a text has: 2.50 stays 2.50. */
    private static Object decimal(String type, Object value) {
        try {
            return new BigDecimal(
                    value instanceof String text
                            ? text.strip()
                            : Values.number(value)
                                    .orElseThrow(() -> refuse(type, value))
                                    .toString());
        } catch (NumberFormatException _) {
            throw refuse(type, value);
        }
    }

    private static Object character(String type, Object value) {
        if (value instanceof Number number) {
            return String.valueOf((char) number.intValue());
        }
        var text = Values.text(value);
        if (text.length() != 1) {
            throw refuse(type, value);
        }
        return text;
    }

    private static Object guid(String type, Object value) {
        try {
            return java.util.UUID.fromString(Values.text(value)).toString();
        } catch (IllegalArgumentException _) {
            throw refuse(type, value);
        }
    }

    private static Object regex(Object value) {
        try {
            return Pattern.compile(Values.text(value)).pattern();
        } catch (PatternSyntaxException e) {
            throw new ScriptError(
                    "'%s' is no regular expression: %s"
                            .formatted(Formats.shortened(Values.text(value)), e.getDescription()),
                    "InvalidRegularExpression");
        }
    }

    private static Object bytes(String type, Object value) {
        if (value instanceof byte[]) {
            return value;
        }
        var list = Values.list(value);
        var bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) bounded(type, list.get(i), 0, 255);
        }
        return bytes;
    }

    private static ScriptError refuse(String type, Object value) {
        var shown =
                Optional.of(Formats.shortened(Values.text(value)))
                        .filter(_ -> !(value instanceof SecureText))
                        .orElse("(secret)");
        return new ScriptError(
                "Cannot convert the value '%s' to the type [%s].".formatted(shown, type),
                "InvalidCast");
    }
}
