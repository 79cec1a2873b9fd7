/**
 * Who signs in by an access token of an OpenID provider. Enter at {@link
 * org.mynah.mail.oauth.AccessTokens}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.mail.oauth;
