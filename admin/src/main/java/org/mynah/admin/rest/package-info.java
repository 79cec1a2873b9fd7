/**
 * The cmdlets over HTTP, without HTTP: who calls, JSON in, JSON out (cmdlets §7, RFC 9457). Entry:
 * {@link org.mynah.admin.rest.CmdletEndpoint}, and {@link org.mynah.admin.rest.ResourceEndpoint}
 * for the same as resources; {@code web} carries them.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.rest;
