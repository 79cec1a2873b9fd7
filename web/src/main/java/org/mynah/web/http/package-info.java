/** The HTTP routes: health, cmdlets. Entry: {@link org.mynah.web.http.HttpServer}. */
@org.jspecify.annotations.NullMarked
package org.mynah.web.http;
