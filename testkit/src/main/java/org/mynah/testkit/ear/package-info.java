/**
 * What a test hears: tones ({@link org.mynah.testkit.ear.Tones}), speech and silence ({@link
 * org.mynah.testkit.ear.Loudness}), whether a recording is the sentence that was spoken ({@link
 * org.mynah.testkit.ear.Resemblance}) or even the same samples ({@link
 * org.mynah.testkit.ear.SampleMatch}). All sound is mono, linear 16 bit, 8000 samples a second;
 * {@link org.mynah.testkit.ear.Sounds} makes some. Enter at {@code Resemblance}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.ear;
