/** Slow hashes of PINs and passwords. Entry: {@link org.mynah.store.secret.Argon2Hashes}. */
@org.jspecify.annotations.NullMarked
package org.mynah.store.secret;
