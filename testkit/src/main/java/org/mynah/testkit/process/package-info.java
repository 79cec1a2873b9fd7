/**
 * Programs run from a test: the server under test ({@link
 * org.mynah.testkit.process.ServerProcess}), external tools ({@link
 * org.mynah.testkit.process.Command}) and the ports they listen on. Every wait has a limit, and
 * what was started is ended.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.process;
