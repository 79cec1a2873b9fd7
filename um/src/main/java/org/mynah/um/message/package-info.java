/**
 * What a voice message, a missed call and a welcome mail are, apart from their MIME, and how the
 * spool is delivered. Entry: {@code Delivery}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.message;
