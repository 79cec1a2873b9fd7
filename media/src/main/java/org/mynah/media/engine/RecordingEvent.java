package org.mynah.media.engine;

import java.time.Duration;

/** What a {@link Recorder} heard next. */
public sealed interface RecordingEvent {

    /**
     * The next 20 ms.
     *
     * @param samples {@link org.mynah.media.codec.Pcm#FRAME_SAMPLES} of sound, the receiver's to
     *     keep; silent where a key was held down
     * @param concealed whether part of it was made up for a lost packet or a silent peer
     * @param speaking whether speech is going on
     * @param speech how much speech there was since the recorder was opened
     * @param silence how long it has been silent since the last speech, or since the beginning
     */
    // Never compared; a copy of each frame would only cost.
    @SuppressWarnings("ArrayRecordComponent")
    record Sound(
            short[] samples, boolean concealed, boolean speaking, Duration speech, Duration silence)
            implements RecordingEvent {}

    /** A key was pressed: {@code 0-9}, {@code *}, {@code #}, {@code A-D}. */
    record Key(char key) implements RecordingEvent {}

    /** Nothing will follow: the session has ended. Comes again when asked again. */
    record Ended(MediaEndedException.Reason reason) implements RecordingEvent {}
}
