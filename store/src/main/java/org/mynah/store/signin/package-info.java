/**
 * Sessions and failed sign-ins of administrators and users, shared by all nodes of one database.
 * Entry: {@link org.mynah.store.signin.SignInRecords}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.signin;
