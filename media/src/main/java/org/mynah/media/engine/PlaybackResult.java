package org.mynah.media.engine;

/** How waiting for a {@link Playback} ended. */
public sealed interface PlaybackResult {

    /** The source was played to its end. */
    record Finished() implements PlaybackResult {}

    /** A key was pressed, or had been before: {@code 0-9}, {@code *}, {@code #}, {@code A-D}. */
    record Pressed(char key) implements PlaybackResult {}
}
