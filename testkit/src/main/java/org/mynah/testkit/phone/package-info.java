/**
 * A telephone for tests: a SIP user agent with RTP of its own that calls, is called, speaks,
 * presses keys and listens, over real sockets. It shares no code with the server it judges. Enter
 * at {@link org.mynah.testkit.phone.TestPhone}; a call is a {@link
 * org.mynah.testkit.phone.PhoneCall}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.phone;
