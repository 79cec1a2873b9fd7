/** Real processes, started and ended. */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.process;
