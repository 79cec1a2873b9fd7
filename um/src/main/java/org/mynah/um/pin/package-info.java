/**
 * PINs: what a new one must satisfy, how one is generated, and how a sign-in is counted. Entry:
 * {@code PinSignIn}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.pin;
