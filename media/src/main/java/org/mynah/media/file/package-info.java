/**
 * Sound files, always as streams: WAV and MP3 in both directions, sniffed by their content.
 * Whatever is read comes out as 8000 Hz mono. Entry: {@link org.mynah.media.file.AudioReader} and
 * {@link org.mynah.media.file.AudioFileFormat}.
 */
@NullMarked
package org.mynah.media.file;

import org.jspecify.annotations.NullMarked;
