package org.mynah.um.record;

import java.util.OptionalDouble;

/**
 * How well the caller could be understood: metrics of the received stream (messages §12).
 * Immutable.
 *
 * @param codec on the wire, such as {@code G.711}
 * @param nmos network mean opinion score, 1–5
 * @param degradation how far {@code nmos} is below the codec's best
 * @param degradationJitter its part that comes of jitter
 * @param degradationPacketLoss its part that comes of loss
 * @param jitter in ms
 * @param packetLoss in percent
 * @param roundTrip in ms
 * @param burstDensity percent lost within bursts
 * @param burstLossDuration mean length of a burst in ms
 */
public record AudioQuality(
        String codec,
        double nmos,
        double degradation,
        double degradationJitter,
        double degradationPacketLoss,
        double jitter,
        double packetLoss,
        OptionalDouble roundTrip,
        OptionalDouble burstDensity,
        OptionalDouble burstLossDuration) {}
