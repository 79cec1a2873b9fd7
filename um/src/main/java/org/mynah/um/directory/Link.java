package org.mynah.um.directory;

/**
 * That one object refers to another by a property; what holds a link cannot dangle (directory
 * §4.3). Immutable.
 */
public record Link(String property, ObjectId target) {}
