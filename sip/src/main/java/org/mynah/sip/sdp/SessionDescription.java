package org.mynah.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.sip.message.SipBody;

/**
 * A session description (RFC 8866), as far as a telephone needs it: lines of other types are read
 * over. Immutable.
 *
 * @param origin the {@code o=} line
 * @param name the {@code s=} line
 * @param connection the session's {@code c=} address; empty if each section has its own
 * @param attributes of the session
 * @param media the sections in order
 */
public record SessionDescription(
        Origin origin,
        String name,
        String connection,
        List<Attribute> attributes,
        List<Media> media) {

    private static final int MAX_LINES = 500;
    private static final int MAX_MEDIA = 16;

    /** Copies the lists. */
    public SessionDescription {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /**
     * Who made the description, and its version (RFC 8866 §5.2). Immutable.
     *
     * @param user customarily {@code -}
     * @param session constant during a call
     * @param version grows with each change
     * @param address of the author
     */
    public record Origin(String user, String session, String version, String address) {}

    /**
     * Reads a description.
     *
     * @throws SdpParseException if a line is malformed, or there are too many
     */
    public static SessionDescription parse(SipBody body) {
        return parse(body.text());
    }

    /**
     * Reads a description.
     *
     * @throws SdpParseException if a line is malformed, or there are too many
     */
    public static SessionDescription parse(String text) {
        return new Reader().read(text.lines().limit(MAX_LINES + 1L).toList());
    }

    /** The address that media of a section go to. */
    public String addressOf(Media section) {
        return section.connection().isEmpty() ? connection : section.connection();
    }

    /** The direction of a section: its own, the session's, or both ways (RFC 8866 §6.7). */
    public Direction directionOf(Media section) {
        return section.direction()
                .or(() ->
                        attributes.stream()
                                .flatMap(each -> Direction.of(each.name()).stream())
                                .findFirst())
                .orElse(Direction.SENDRECV);
    }

    /** The first section of a kind. */
    public Optional<Media> first(String kind) {
        return media.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    /** As a message body. */
    public SipBody toBody() {
        return SipBody.of(toString());
    }

    @Override
    public String toString() {
        var out = new StringBuilder("v=0\r\n");
        line(
                out,
                'o',
                origin.user()
                        + " "
                        + origin.session()
                        + " "
                        + origin.version()
                        + " IN "
                        + typed(origin.address()));
        line(out, 's', name.isEmpty() ? "-" : name);
        if (!connection.isEmpty()) {
            line(out, 'c', "IN " + typed(connection));
        }
        line(out, 't', "0 0");
        attributes.forEach(each -> line(out, 'a', each.toString()));
        for (var each : media) {
            line(
                    out,
                    'm',
                    each.kind()
                            + " "
                            + each.port()
                            + " "
                            + each.protocol()
                            + " "
                            + String.join(" ", each.formats()));
            if (!each.connection().isEmpty()) {
                line(out, 'c', "IN " + typed(each.connection()));
            }
            each.attributes().forEach(a -> line(out, 'a', a.toString()));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, char type, String value) {
        out.append(type).append('=').append(value).append("\r\n");
    }

    private static String typed(String address) {
        return (address.indexOf(':') >= 0 ? "IP6 " : "IP4 ") + address;
    }

    /** Reads line by line. One thread. */
    private static final class Reader {
        private Origin origin = new Origin("-", "0", "0", "0.0.0.0");
        private String name = "-";
        private String connection = "";
        private final List<Attribute> attributes = new ArrayList<>();
        private final List<Media> media = new ArrayList<>();
        private int number;

        SessionDescription read(List<String> lines) {
            if (lines.size() > MAX_LINES) {
                throw new SdpParseException("more than " + MAX_LINES + " lines", MAX_LINES);
            }
            boolean versioned = false;
            for (var line : lines) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (line.length() < 2 || line.charAt(1) != '=') {
                    throw new SdpParseException("no type=value", number);
                }
                var value = line.substring(2).strip();
                switch (line.charAt(0)) {
                    case 'v' -> versioned = value.equals("0");
                    case 'o' -> origin = origin(value);
                    case 's' -> name = value;
                    case 'c' -> connection(value);
                    case 'm' -> media.add(media(value));
                    case 'a' -> attribute(value);
                    default -> {
                        // Times, bandwidth and contact lines do not concern a telephone.
                    }
                }
            }
            if (!versioned) {
                throw new SdpParseException("no v=0", 1);
            }
            return new SessionDescription(origin, name, connection, attributes, media);
        }

        private Origin origin(String value) {
            var words = words(value);
            if (words.size() != 6) {
                throw new SdpParseException("o= has not six fields", number);
            }
            return new Origin(words.get(0), words.get(1), words.get(2), words.get(5));
        }

        private void connection(String value) {
            var words = words(value);
            if (words.size() != 3 || !words.get(0).equals("IN")) {
                throw new SdpParseException("c= is malformed", number);
            }
            // A multicast address may be followed by a time to live.
            int slash = words.get(2).indexOf('/');
            var address = slash < 0 ? words.get(2) : words.get(2).substring(0, slash);
            if (!address.matches("[A-Za-z0-9.:_-]+")) {
                throw new SdpParseException("c= address is malformed", number);
            }
            if (media.isEmpty()) {
                connection = address;
            } else {
                var last = media.getLast();
                media.set(
                        media.size() - 1,
                        new Media(
                                last.kind(),
                                last.port(),
                                last.protocol(),
                                last.formats(),
                                address,
                                last.attributes()));
            }
        }

        private Media media(String value) {
            var words = words(value);
            if (words.size() < 4) {
                throw new SdpParseException("m= has less than four fields", number);
            }
            if (media.size() == MAX_MEDIA) {
                throw new SdpParseException("more than " + MAX_MEDIA + " sections", number);
            }
            var port = words.get(1);
            int slash = port.indexOf('/');
            var first = slash < 0 ? port : port.substring(0, slash);
            if (!first.matches("[0-9]{1,5}") || Integer.parseInt(first) > 65_535) {
                throw new SdpParseException("m= port is out of range", number);
            }
            return new Media(
                    words.get(0),
                    Integer.parseInt(first),
                    words.get(2),
                    words.subList(3, words.size()),
                    "",
                    List.of());
        }

        private void attribute(String value) {
            int colon = value.indexOf(':');
            var attribute =
                    colon < 0
                            ? new Attribute(value)
                            : new Attribute(
                                    value.substring(0, colon), value.substring(colon + 1).strip());
            if (media.isEmpty()) {
                attributes.add(attribute);
                return;
            }
            var last = media.getLast();
            var more = new ArrayList<>(last.attributes());
            more.add(attribute);
            media.set(
                    media.size() - 1,
                    new Media(
                            last.kind(),
                            last.port(),
                            last.protocol(),
                            last.formats(),
                            last.connection(),
                            more));
        }

        private static List<String> words(String value) {
            return List.of(value.strip().split("[ \t]+", -1));
        }
    }
}
