/**
 * What goes over the wire as sound, read and written by code of the test kit's own: G.711 ({@link
 * org.mynah.testkit.wire.G711}), WAV ({@link org.mynah.testkit.wire.Wav}), the audio attachment of
 * a mail ({@link org.mynah.testkit.wire.MailAudio}) and, with the help of an installed program,
 * MP3. Enter at {@link org.mynah.testkit.wire.AudioDecoder}, which turns any of them into samples.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.wire;
