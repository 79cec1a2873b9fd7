package org.mynah.telephony;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.mynah.media.codec.Loudness;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.file.AudioReader;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.PromptAudio;
import org.mynah.um.directory.Prompts;

/**
 * Decodes, resamples and levels imported prompts ({@link Loudness}). One sound at a time is held in
 * memory, at most {@link Prompts#LONGEST}. Thread-safe.
 */
public final class MediaPromptAudio implements PromptAudio {

    private static final int MOST_SAMPLES = (int) Pcm.samples(Prompts.LONGEST);

    @Override
    public ImportedSound read(byte[] file) throws Unreadable {
        try {
            var samples = Loudness.level(decoded(file));
            var line = new byte[2 * samples.length];
            Pcm.toLittleEndian(samples, 0, line, 0, samples.length);
            var kind = AudioReader.describe(new ByteArrayInputStream(file));
            return new ImportedSound(file, line, kind.words(), !kind.isLineForm());
        } catch (IOException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static short[] decoded(byte[] file) throws IOException, Unreadable {
        var samples = new short[Pcm.SAMPLE_RATE * 10];
        int count = 0;
        try (var source = AudioReader.open(new ByteArrayInputStream(file))) {
            while (true) {
                if (count == samples.length) {
                    samples = Arrays.copyOf(samples, Math.min(MOST_SAMPLES + 1, 2 * count));
                }
                int got = source.read(samples, count, samples.length - count);
                if (got == PcmSource.END) {
                    break;
                }
                count += got;
                if (count > MOST_SAMPLES) {
                    throw new Unreadable(
                            "it plays longer than %d minutes, which is the most that is accepted"
                                    .formatted(Prompts.LONGEST.toMinutes()));
                }
            }
        }
        if (count == 0) {
            throw new Unreadable("it holds no sound");
        }
        return Arrays.copyOf(samples, count);
    }
}
