/**
 * Greetings and names that users record, as files. Entry: {@link
 * org.mynah.store.prompts.FileGreetings}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.prompts;
