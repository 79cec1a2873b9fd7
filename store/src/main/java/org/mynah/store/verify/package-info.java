/**
 * Looks for what is wrong with a store, and mends what can be mended without a loss (reliability
 * N9). Entry: {@link org.mynah.store.verify.Verification}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.verify;
