package org.mynah.testkit.phone;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.testkit.wire.G711;

/**
 * The one audio stream of a session description (RFC 4566, RFC 3264). Immutable.
 *
 * @param rtp where the describing end receives RTP
 * @param codecs in the order of preference
 * @param eventType payload type of telephone-event (RFC 4733); -1 for none
 * @param direction {@code sendrecv}, {@code sendonly}, {@code recvonly} or {@code inactive}
 */
record Sdp(InetSocketAddress rtp, List<G711> codecs, int eventType, String direction) {
    static final String CONTENT_TYPE = "application/sdp";

    /** The payload type that nearly everybody uses for telephone-event. */
    static final int USUAL_EVENT_TYPE = 101;

    private static final List<String> DIRECTIONS =
            List.of("sendrecv", "sendonly", "recvonly", "inactive");
    private static final Pattern LINE = Pattern.compile("\r?\n");
    private static final Pattern SPACES = Pattern.compile(" +");

    Sdp {
        codecs = List.copyOf(codecs);
    }

    /**
     * Reads the first audio stream; none when there is none, it is refused, or has no codec of
     * ours.
     */
    static Optional<Sdp> parse(String text) {
        String sessionHost = "";
        String mediaHost = "";
        String direction = "sendrecv";
        String[] media = {};
        int eventType = -1;
        boolean inAudio = false;
        for (String line : LINE.split(text, -1)) {
            if (line.startsWith("m=")) {
                if (media.length > 0) {
                    break;
                }
                inAudio = line.startsWith("m=audio ");
                media = inAudio ? SPACES.split(line.strip(), -1) : media;
            } else if (line.startsWith("c=") && SPACES.split(line.strip(), -1).length == 3) {
                String host = SPACES.split(line.strip(), -1)[2];
                sessionHost = sessionHost.isEmpty() && !inAudio ? host : sessionHost;
                mediaHost = inAudio ? host : mediaHost;
            } else if (line.startsWith("a=") && (inAudio || media.length == 0)) {
                String attribute = line.substring(2).strip();
                direction = DIRECTIONS.contains(attribute) ? attribute : direction;
                if (inAudio && attribute.matches("(?i)rtpmap:\\d+ telephone-event/8000.*")) {
                    eventType = Integer.parseInt(attribute.substring(7, attribute.indexOf(' ')));
                }
            }
        }
        String host = mediaHost.isEmpty() ? sessionHost : mediaHost;
        if (media.length < 4 || media[1].equals("0") || host.isEmpty()) {
            return Optional.empty();
        }
        var codecs = codecs(media);
        if (codecs.isEmpty()) {
            return Optional.empty();
        }
        var rtp =
                NameAddr.destination(
                        "sip:"
                                + (host.indexOf(':') < 0 ? host : "[" + host + "]")
                                + ":"
                                + media[1]);
        return Optional.of(new Sdp(rtp, codecs, eventType, direction));
    }

    private static List<G711> codecs(String[] media) {
        var codecs = new ArrayList<G711>();
        for (int i = 3; i < media.length; i++) {
            for (G711 codec : G711.values()) {
                if (media[i].equals(Integer.toString(codec.payloadType()))) {
                    codecs.add(codec);
                }
            }
        }
        return codecs;
    }

    /** The answer of an end at {@code rtp} that can {@code able}; none without a common codec. */
    Optional<Sdp> answer(InetSocketAddress own, List<G711> able, boolean events) {
        var common = codecs.stream().filter(able::contains).toList();
        if (common.isEmpty()) {
            return Optional.empty();
        }
        String reverse =
                switch (direction) {
                    case "sendonly" -> "recvonly";
                    case "recvonly" -> "sendonly";
                    default -> direction;
                };
        return Optional.of(new Sdp(own, common, events ? eventType : -1, reverse));
    }

    /** Whether the other end of this description may send to it. */
    boolean receives() {
        return direction.equals("sendrecv") || direction.equals("recvonly");
    }

    /** As text, with a version that grows with each change (RFC 3264 §8). */
    String text(long session, int version) {
        String host = rtp.getAddress().getHostAddress();
        String family = host.indexOf(':') < 0 ? "IP4" : "IP6";
        var types = new StringBuilder();
        var maps = new StringBuilder();
        for (G711 codec : codecs) {
            types.append(' ').append(codec.payloadType());
            maps.append("a=rtpmap:").append(codec.payloadType()).append(' ').append(codec);
            maps.append("/8000\r\n");
        }
        if (eventType >= 0) {
            types.append(' ').append(eventType);
            maps.append("a=rtpmap:").append(eventType).append(" telephone-event/8000\r\n");
            maps.append("a=fmtp:").append(eventType).append(" 0-15\r\n");
        }
        return "v=0\r\n"
                + ("o=phone " + session + " " + version + " IN " + family + " " + host + "\r\n")
                + "s=-\r\n"
                + ("c=IN " + family + " " + host + "\r\n")
                + "t=0 0\r\n"
                + ("m=audio " + rtp.getPort() + " RTP/AVP" + types + "\r\n")
                + maps
                + "a=ptime:20\r\n"
                + ("a=" + direction + "\r\n");
    }
}
