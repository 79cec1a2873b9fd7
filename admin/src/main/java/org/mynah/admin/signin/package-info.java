/**
 * How administrators and users sign in over HTTP: password and second factor, sessions, API tokens,
 * and the brake on guessing. Entry: {@link org.mynah.admin.signin.SignIn}; who a request is from is
 * told by {@link org.mynah.admin.signin.Callers}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.admin.signin;
