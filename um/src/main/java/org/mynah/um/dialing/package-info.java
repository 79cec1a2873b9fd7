/**
 * What may be dialed, by whom, and what goes out for it: dialing rules, number building, and the
 * names behind callers' numbers. Entry: {@code Dialing}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.dialing;
