/**
 * Sound as samples: G.711, levels, resampling and speech detection, all on 16 bit, 8000 Hz, mono
 * PCM. Knows no network and no file. Start at {@link org.mynah.media.codec.Pcm} for the conventions
 * and {@link org.mynah.media.codec.PcmSource} for streams.
 */
@NullMarked
package org.mynah.media.codec;

import org.jspecify.annotations.NullMarked;
