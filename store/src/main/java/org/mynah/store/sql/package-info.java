/**
 * The database: SQLite or PostgreSQL behind the same plain SQL, its migrations, transactions and
 * wake-ups. Entry: {@link org.mynah.store.sql.Database}.
 */
@org.jspecify.annotations.NullMarked
package org.mynah.store.sql;
