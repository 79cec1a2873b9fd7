/**
 * The program: settings, the wiring of every service by constructors, start, drain and stop, and
 * the commands behind {@code ./mynah}. Start at {@link org.mynah.server.Server}: it is the map of
 * the program.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.server;
