/**
 * Call answering: a diverted call hears the greeting and leaves a message. Entry: {@code
 * CallAnswering}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.answering;
