package org.mynah.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.sip.sdp.Media.Codec;

/**
 * Offer and answer (RFC 3264) for one plain audio stream.
 *
 * @param codecs what we speak, in the order of our offers
 */
public record OfferAnswer(List<Codec> codecs) {
    /** G.711, µ-law before A-law, 20 ms, digits 0–15 and the fax tone 36 as events. */
    public static final OfferAnswer G711 = new OfferAnswer(List.of(Codec.PCMU, Codec.PCMA));

    private static final int PTIME_MS = 20;
    private static final String OUR_EVENT_FORMAT = "101";
    private static final String OUR_EVENTS = "0-15,36";

    /** Copies the list. */
    public OfferAnswer {
        codecs = List.copyOf(codecs);
    }

    /** What comes of the peer's description. */
    public sealed interface Result {
        /**
         * There is a session.
         *
         * @param description ours, to be sent; the peer's again where it answered our offer
         * @param agreement what was agreed
         */
        record Agreed(SessionDescription description, Agreement agreement) implements Result {}

        /** No codec, protocol or stream in common: 488. */
        record NoCommonCodec(String why) implements Result {}
    }

    /**
     * What both sides do from now on. Immutable.
     *
     * @param codec of the stream
     * @param payloadType that we put on packets of it
     * @param eventPayloadType that we put on digits; −1 if the peer takes none
     * @param remoteAddress where our packets go
     * @param remotePort where our packets go; RTCP at the next one
     * @param ptimeMs length of our packets
     * @param direction as we see it: SENDONLY means we send and do not hear
     * @param held whether the peer has put us on hold
     */
    public record Agreement(
            Codec codec,
            int payloadType,
            int eventPayloadType,
            String remoteAddress,
            int remotePort,
            int ptimeMs,
            Direction direction,
            boolean held) {}

    /** Our offer, for an INVITE of ours or a 200 to an INVITE without one. */
    public SessionDescription offer(LocalMedia local) {
        var formats = new ArrayList<String>();
        var attributes = new ArrayList<Attribute>();
        for (var codec : codecs) {
            var format = staticFormat(codec);
            formats.add(format);
            attributes.add(new Attribute("rtpmap", format + " " + codec));
        }
        formats.add(OUR_EVENT_FORMAT);
        events(OUR_EVENT_FORMAT, attributes);
        attributes.add(new Attribute("ptime", Integer.toString(PTIME_MS)));
        attributes.add(new Attribute(Direction.SENDRECV.attribute()));
        return describe(
                local,
                List.of(new Media("audio", local.port(), "RTP/AVP", formats, "", attributes)));
    }

    /**
     * Answers an offer: the first plain audio section that shares a codec is taken, with the first
     * common codec in the offerer's order and its payload numbers; every other section is refused
     * with port 0 (RFC 3264 §6).
     */
    public Result answer(SessionDescription offer, LocalMedia local) {
        var sections = new ArrayList<Media>();
        Optional<Agreement> agreed = Optional.empty();
        for (var section : offer.media()) {
            var match = agreed.isEmpty() ? match(offer, section) : Optional.<Agreement>empty();
            if (match.isPresent()) {
                agreed = match;
                sections.add(accepted(section, match.get(), local));
            } else {
                sections.add(refused(section));
            }
        }
        return agreed.<Result>map(each -> new Result.Agreed(describe(local, sections), each))
                .orElseGet(() -> new Result.NoCommonCodec(why(offer)));
    }

    /** Reads the peer's answer to our offer. */
    public Result answered(SessionDescription answer) {
        for (var section : answer.media()) {
            var match = match(answer, section);
            if (match.isPresent()) {
                return new Result.Agreed(answer, match.get());
            }
        }
        return new Result.NoCommonCodec(why(answer));
    }

    private static String why(SessionDescription peer) {
        var audio = peer.first("audio");
        if (audio.isEmpty()) {
            return "no audio stream";
        }
        return audio.get().isAudio()
                ? "no common codec in " + String.join(" ", audio.get().formats())
                : "audio stream is refused or not RTP/AVP";
    }

    private Optional<Agreement> match(SessionDescription peer, Media section) {
        if (!section.isAudio() || peer.addressOf(section).isEmpty()) {
            return Optional.empty();
        }
        for (var format : section.formats()) {
            var codec = section.codec(format).filter(codecs::contains);
            if (codec.isPresent() && isPayloadType(format)) {
                return Optional.of(agreement(peer, section, codec.get(), format));
            }
        }
        return Optional.empty();
    }

    private static Agreement agreement(
            SessionDescription peer, Media section, Codec codec, String format) {
        var address = peer.addressOf(section);
        // RFC 3264 §8.4: the old way to hold is the null address.
        boolean nullAddress = address.equals("0.0.0.0") || address.equals("::");
        var offered = peer.directionOf(section);
        var direction =
                nullAddress && offered == Direction.SENDRECV
                        ? Direction.RECVONLY
                        : offered.mirrored();
        boolean held =
                nullAddress || offered == Direction.SENDONLY || offered == Direction.INACTIVE;
        return new Agreement(
                codec,
                Integer.parseInt(format),
                eventFormat(section).map(Integer::parseInt).orElse(-1),
                address,
                section.port(),
                section.ptime().orElse(PTIME_MS),
                direction,
                held);
    }

    /** The event format with the clock rate of G.711; some phones list one for each rate. */
    private static Optional<String> eventFormat(Media section) {
        return section.formats().stream()
                .filter(OfferAnswer::isPayloadType)
                .filter(each ->
                        section.codec(each).filter(Codec.TELEPHONE_EVENT::equals).isPresent())
                .findFirst();
    }

    private static boolean isPayloadType(String format) {
        return format.matches("[0-9]{1,3}") && Integer.parseInt(format) <= 127;
    }

    private static Media accepted(Media section, Agreement agreed, LocalMedia local) {
        var format = Integer.toString(agreed.payloadType());
        var formats = new ArrayList<String>(List.of(format));
        var attributes = new ArrayList<Attribute>();
        attributes.add(new Attribute("rtpmap", format + " " + agreed.codec()));
        if (agreed.eventPayloadType() >= 0) {
            var events = Integer.toString(agreed.eventPayloadType());
            formats.add(events);
            events(events, attributes);
        }
        attributes.add(new Attribute("ptime", Integer.toString(agreed.ptimeMs())));
        attributes.add(new Attribute(agreed.direction().attribute()));
        return new Media(section.kind(), local.port(), section.protocol(), formats, "", attributes);
    }

    private static void events(String format, List<Attribute> attributes) {
        attributes.add(new Attribute("rtpmap", format + " " + Codec.TELEPHONE_EVENT));
        attributes.add(new Attribute("fmtp", format + " " + OUR_EVENTS));
    }

    private static Media refused(Media section) {
        return new Media(section.kind(), 0, section.protocol(), section.formats(), "", List.of());
    }

    private static String staticFormat(Codec codec) {
        return switch (codec.name()) {
            case "PCMU" -> "0";
            case "PCMA" -> "8";
            default -> throw new IllegalArgumentException("no static payload type for " + codec);
        };
    }

    private static SessionDescription describe(LocalMedia local, List<Media> sections) {
        return new SessionDescription(
                new SessionDescription.Origin(
                        "-",
                        Long.toString(local.session()),
                        Long.toString(local.version()),
                        local.address()),
                "-",
                local.address(),
                List.of(),
                sections);
    }
}
