/** What the ear tells apart, shown with sound made on the spot. */
@org.jspecify.annotations.NullMarked
package org.mynah.testkit.ear;
