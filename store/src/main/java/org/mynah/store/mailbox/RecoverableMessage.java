package org.mynah.store.mailbox;

import java.time.Instant;

/**
 * A message that was expunged and may be taken back. Immutable.
 *
 * @param id names it while it can be taken back
 * @param folder the name of the folder it was in
 * @param deleted when it was expunged
 * @param message as it was in its folder, without its bytes
 */
public record RecoverableMessage(long id, String folder, Instant deleted, StoredMessage message) {}
