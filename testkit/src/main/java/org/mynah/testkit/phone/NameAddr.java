package org.mynah.testkit.phone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of addresses in SIP header fields that a phone needs (RFC 3261 §20.10, §19.1). */
final class NameAddr {
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^>]*)>");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern HOST_PORT =
            Pattern.compile("^sips?:(?:[^@]*@)?(\\[[^\\]]+\\]|[^:;?>]+)(?::(\\d+))?");
    private static final int SIP_PORT = 5060;

    private NameAddr() {}

    /** The URI of a header field, with or without angle brackets. */
    static String uri(String field) {
        Matcher brackets = IN_BRACKETS.matcher(QUOTED.matcher(field).replaceAll(""));
        if (brackets.find()) {
            return brackets.group(1);
        }
        int parameters = field.indexOf(';');
        return (parameters < 0 ? field : field.substring(0, parameters)).strip();
    }

    /** A parameter of the header field, not of the URI in it; empty when absent. */
    static String parameter(String field, String name) {
        String outside = IN_BRACKETS.matcher(QUOTED.matcher(field).replaceAll("")).replaceAll("");
        Matcher found =
                Pattern.compile(
                                "[;\\s]" + Pattern.quote(name) + "\\s*=\\s*([^;,\\s]+)",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(outside);
        return found.find() ? found.group(1) : "";
    }

    /** Fields that may hold comma-separated lists, taken apart (Record-Route). */
    static List<String> list(List<String> fields) {
        var entries = new ArrayList<String>();
        for (String field : fields) {
            int start = 0;
            int depth = 0;
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '<') {
                    depth++;
                } else if (c == '>') {
                    depth--;
                } else if (c == ',' && depth == 0) {
                    entries.add(field.substring(start, i).strip());
                    start = i + 1;
                }
            }
            entries.add(field.substring(start).strip());
        }
        return entries;
    }

    /** Where requests to a URI go. */
    static InetSocketAddress destination(String uri) {
        Matcher matcher = HOST_PORT.matcher(uri);
        if (!matcher.find()) {
            throw new IllegalArgumentException("a SIP URI without host: " + uri);
        }
        String port = matcher.group(2);
        return new InetSocketAddress(
                host(matcher.group(1)), port == null ? SIP_PORT : Integer.parseInt(port));
    }

    private static InetAddress host(String host) {
        try {
            return InetAddress.getAllByName(host)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address for the host " + host, e);
        }
    }

    /** An address as it stands in URIs, Via and SDP. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    /** The same with the port. */
    static String literal(InetSocketAddress address) {
        return literal(address.getAddress()) + ":" + address.getPort();
    }
}
