/**
 * Live media: all RTP sockets on a few threads, frames paced every 20 ms, and for each call a
 * {@link org.mynah.media.engine.MediaSession} with blocking verbs for the call's own virtual
 * thread. Entry: {@link org.mynah.media.engine.MediaEngine}.
 */
@NullMarked
package org.mynah.media.engine;

import org.jspecify.annotations.NullMarked;
