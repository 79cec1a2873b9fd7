/**
 * The written faces of the cmdlets: reference pages and the OpenAPI document, made from the same
 * definitions that the shell and REST run. Entry: {@link org.mynah.admin.reference.Reference}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.reference;
