/** Conversations held with a server of canned lines. */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.talk;
