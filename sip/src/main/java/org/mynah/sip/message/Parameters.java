package org.mynah.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code ;name=value} pairs after an address or inside a URI. Names are lower case, order is
 * kept, a pair without value has the empty value. Immutable.
 */
public final class Parameters {
    /** No parameters. */
    public static final Parameters NONE = new Parameters(List.of());

    private static final String URI_PARAMETER_MARKS = "-_.!~*'()[]/:&+$";
    private static final String URI_HEADER_MARKS = "-_.!~*'()[]/?:+$";

    private final List<Parameter> list;

    /**
     * One pair.
     *
     * @param name in lower case
     * @param value unquoted and unescaped; empty for a flag such as {@code lr}
     */
    public record Parameter(String name, String value) {}

    private Parameters(List<Parameter> list) {
        this.list = List.copyOf(list);
    }

    /** The pairs in order. */
    public List<Parameter> asList() {
        return list;
    }

    /** The value of a parameter; present and empty for a flag. */
    public Optional<String> get(String name) {
        for (var each : list) {
            if (each.name().equalsIgnoreCase(name)) {
                return Optional.of(each.value());
            }
        }
        return Optional.empty();
    }

    /** Whether the parameter is there, with or without a value. */
    public boolean has(String name) {
        return get(name).isPresent();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** These with one set or replaced. */
    public Parameters with(String name, String value) {
        var out = new ArrayList<Parameter>(list.size() + 1);
        boolean replaced = false;
        for (var each : list) {
            if (each.name().equalsIgnoreCase(name)) {
                out.add(new Parameter(each.name(), value));
                replaced = true;
            } else {
                out.add(each);
            }
        }
        if (!replaced) {
            out.add(new Parameter(name.toLowerCase(Locale.ROOT), value));
        }
        return new Parameters(out);
    }

    /** These less one. */
    public Parameters without(String name) {
        return new Parameters(
                list.stream().filter(each -> !each.name().equalsIgnoreCase(name)).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /** The pairs as they stand in a header, each led by a semicolon. */
    @Override
    public String toString() {
        var out = new StringBuilder();
        for (var each : list) {
            out.append(';').append(each.name());
            if (!each.value().isEmpty()) {
                out.append('=').append(isPlain(each.value()) ? each.value() : quote(each.value()));
            }
        }
        return out.toString();
    }

    String inUri() {
        var out = new StringBuilder();
        for (var each : list) {
            out.append(';').append(escape(each.name(), URI_PARAMETER_MARKS));
            if (!each.value().isEmpty()) {
                out.append('=').append(escape(each.value(), URI_PARAMETER_MARKS));
            }
        }
        return out.toString();
    }

    String asUriHeaders() {
        var out = new StringBuilder();
        for (var each : list) {
            out.append(out.isEmpty() ? '?' : '&').append(escape(each.name(), URI_HEADER_MARKS));
            out.append('=').append(escape(each.value(), URI_HEADER_MARKS));
        }
        return out.toString();
    }

    /** Reads {@code *( ; name [= value] )} of a header up to a comma or the end. */
    static Parameters parse(Cursor cursor) {
        var out = new ArrayList<Parameter>();
        cursor.skipSpace();
        while (cursor.take(';')) {
            cursor.skipSpace();
            var name = cursor.token().toLowerCase(Locale.ROOT);
            cursor.skipSpace();
            var value = "";
            if (cursor.take('=')) {
                cursor.skipSpace();
                value = cursor.peek() == '"' ? cursor.quoted() : bareValue(cursor);
                cursor.skipSpace();
            }
            out.add(new Parameter(name, value));
        }
        return out.isEmpty() ? NONE : new Parameters(out);
    }

    /** A token or a host. IPv6 references and a few marks that phones send bare are let through. */
    private static String bareValue(Cursor cursor) {
        var value = cursor.until(" \t;,\"<>\\");
        if (value.isEmpty()) {
            throw cursor.fail("parameter without value");
        }
        return value;
    }

    /** Reads the parameters of a URI, from its first semicolon to a question mark or the end. */
    static Parameters parseInUri(Cursor cursor) {
        var out = new ArrayList<Parameter>();
        while (cursor.take(';')) {
            var name = cursor.until(";=?");
            var value = cursor.take('=') ? cursor.until(";?") : "";
            if (name.isEmpty()) {
                throw cursor.fail("URI parameter without name");
            }
            out.add(
                    new Parameter(
                            unescape(name, cursor).toLowerCase(Locale.ROOT),
                            unescape(value, cursor)));
        }
        return out.isEmpty() ? NONE : new Parameters(out);
    }

    /** Reads {@code ?name=value&name=value} to the end. Names keep their case here. */
    static Parameters parseUriHeaders(Cursor cursor) {
        if (!cursor.take('?')) {
            return NONE;
        }
        var out = new ArrayList<Parameter>();
        do {
            var name = cursor.until("=&");
            cursor.expect('=');
            var value = cursor.until("&");
            if (name.isEmpty()) {
                throw cursor.fail("URI header without name");
            }
            out.add(new Parameter(unescape(name, cursor), unescape(value, cursor)));
        } while (cursor.take('&'));
        return new Parameters(out);
    }

    static String unescape(String text, Cursor cursor) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] out = new byte[text.length() * 4];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw cursor.fail("broken %-escape");
                }
                out[length] = (byte) (high * 16 + low);
                length++;
                i += 2;
            } else {
                int end = i + (Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1);
                byte[] raw = text.substring(i, end).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(raw, 0, out, length, raw.length);
                length += raw.length;
                i = end - 1;
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    static String escape(String text, String marks) {
        var out = new StringBuilder(text.length() + 8);
        for (byte raw : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (raw & 0xff);
            if (Cursor.isAlphanumeric(c) || marks.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return out.toString();
    }

    static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c == '\r' || c == '\n' ? ' ' : c);
        }
        return out.append('"').toString();
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> Cursor.isToken((char) c) || ":[]".indexOf(c) >= 0);
    }
}
