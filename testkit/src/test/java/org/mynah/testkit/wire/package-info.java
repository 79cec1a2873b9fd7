/** Sound formats against vectors of the recommendations and against other programs. */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.wire;
