/**
 * Benchmarks: of the packaged server with peers that are not ours, and of the directory in this
 * process. Start at {@link org.mynah.bench.BenchMain}, which lists them.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.bench;
