/**
 * Where an incoming call goes: peer, called number and diversions in, a {@code Destination} out.
 * Entry: {@code Routing}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.um.routing;
