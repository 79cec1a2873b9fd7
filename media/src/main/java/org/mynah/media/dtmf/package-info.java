/**
 * Telephone keys: RFC 4733 events received and sent, tones heard in the sound (Goertzel) and made.
 * Start at {@link org.mynah.media.dtmf.EventReceiver} and {@link
 * org.mynah.media.dtmf.ToneDetector}.
 */
@NullMarked
package org.mynah.media.dtmf;

import org.jspecify.annotations.NullMarked;
