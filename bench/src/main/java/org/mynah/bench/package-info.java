/**
 * Benchmarks of the packaged server with peers that are not ours. Start at {@link
 * org.mynah.bench.BenchMain}, which lists them.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.bench;
