/** Two phones call each other over real sockets. */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.phone;
