package org.mynah.um.directory;

/**
 * One thing that is wrong with a command: its id, and a message with the value, the limit and the
 * next step. Immutable.
 */
public record Problem(ErrorId id, String message) {}
