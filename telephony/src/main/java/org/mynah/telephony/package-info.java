/**
 * An INVITE and its media become the {@code Call} that a flow of {@code um} runs on: which peers
 * are served and how many calls, what an INVITE says of caller and diversion, the blocking verbs
 * over SIP dialog and media session, and the audio files of messages. Entry: {@link
 * org.mynah.telephony.Telephony}; the way of one call begins in {@link
 * org.mynah.telephony.InviteHandler}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.telephony;
