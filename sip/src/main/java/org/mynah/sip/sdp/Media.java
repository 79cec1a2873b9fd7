package org.mynah.sip.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One {@code m=} section (RFC 8866 §5.14). Immutable.
 *
 * @param kind {@code audio}, {@code image} …
 * @param port 0 if the stream is refused
 * @param protocol {@code RTP/AVP}, {@code RTP/SAVP}, {@code udptl} …
 * @param formats payload types or other formats, in order of preference
 * @param connection the section's own {@code c=} address; empty to use the session's
 * @param attributes in order
 */
public record Media(
        String kind,
        int port,
        String protocol,
        List<String> formats,
        String connection,
        List<Attribute> attributes) {

    /** Copies the lists. */
    public Media {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
    }

    /** Whether it is plain RTP audio that is not refused. */
    public boolean isAudio() {
        return kind.equals("audio") && port > 0 && protocol.equals("RTP/AVP");
    }

    /** The first attribute of a name. */
    public Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(each -> each.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    /** The codec of a payload type: what rtpmap says, or the static assignment of RFC 3551. */
    public Optional<Codec> codec(String format) {
        for (var each : attributes) {
            if (each.name().equals("rtpmap") && each.value().startsWith(format + " ")) {
                return Codec.parse(each.value().substring(format.length() + 1).strip());
            }
        }
        return switch (format) {
            case "0" -> Optional.of(Codec.PCMU);
            case "8" -> Optional.of(Codec.PCMA);
            case "9" -> Optional.of(new Codec("G722", 8000));
            case "18" -> Optional.of(new Codec("G729", 8000));
            default -> Optional.empty();
        };
    }

    /** The packet length asked for in ms; empty if not given or not a number from 1 to 200. */
    public Optional<Integer> ptime() {
        return attribute("ptime")
                .filter(value -> value.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(ms -> ms >= 1 && ms <= 200);
    }

    /** The direction of the section; empty if it says nothing. */
    public Optional<Direction> direction() {
        return attributes.stream().flatMap(each -> Direction.of(each.name()).stream()).findFirst();
    }

    /**
     * A codec's name and clock rate. Immutable.
     *
     * @param name in upper case
     * @param rate in Hz
     */
    public record Codec(String name, int rate) {
        /** G.711 µ-law. */
        public static final Codec PCMU = new Codec("PCMU", 8000);

        /** G.711 A-law. */
        public static final Codec PCMA = new Codec("PCMA", 8000);

        /** Digits as events (RFC 4733). */
        public static final Codec TELEPHONE_EVENT = new Codec("TELEPHONE-EVENT", 8000);

        /** Upper case. */
        public Codec {
            name = name.toUpperCase(Locale.ROOT);
        }

        static Optional<Codec> parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 1) {
                return Optional.empty();
            }
            int end = text.indexOf('/', slash + 1);
            var rate = text.substring(slash + 1, end < 0 ? text.length() : end).strip();
            return rate.matches("[0-9]{1,6}")
                    ? Optional.of(new Codec(text.substring(0, slash), Integer.parseInt(rate)))
                    : Optional.empty();
        }

        /** As in rtpmap: customary case, rate after a slash. */
        @Override
        public String toString() {
            return (equals(TELEPHONE_EVENT) ? "telephone-event" : name) + "/" + rate;
        }
    }
}
