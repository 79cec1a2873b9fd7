/**
 * The cmdlets over HTTP, without HTTP: who calls, JSON in, JSON out (cmdlets §7, RFC 9457). Entry:
 * {@link org.mynah.admin.rest.CmdletEndpoint}; {@code web} carries it.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.rest;
