package org.mynah.um.waiting;

import org.mynah.um.directory.ObjectId;

/**
 * One lamp: a telephone of a user behind a gateway. Immutable.
 *
 * @param mailbox whose messages light it
 * @param gateway the gateway that is told
 * @param number extension, E.164 number, or user part of a SIP address
 */
public record Lamp(ObjectId mailbox, ObjectId gateway, String number) {}
