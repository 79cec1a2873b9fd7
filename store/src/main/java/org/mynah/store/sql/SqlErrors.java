package org.mynah.store.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.mynah.store.sql.DatabaseException.Reason;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what an error of either database means. */
final class SqlErrors {

    private SqlErrors() {}

    static Reason reason(@Nullable Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return ofSqlite(sqlite.getResultCode());
            }
            if (cause instanceof SQLTransientConnectionException) {
                return Reason.UNAVAILABLE;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql.getSQLState());
            }
        }
        return Reason.DEFECT;
    }

    private static Reason ofSqlite(SQLiteErrorCode code) {
        // An extended result code holds its primary code in the low byte.
        var primary = code.code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return switch (code) {
                case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY -> Reason.DUPLICATE;
                case SQLITE_CONSTRAINT_FOREIGNKEY -> Reason.REFERENCE;
                default -> Reason.DEFECT;
            };
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Reason.CONFLICT;
        }
        if (primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_READONLY.code) {
            return Reason.UNAVAILABLE;
        }
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Reason.FORMAT;
        }
        return Reason.DEFECT;
    }

    /** SQLSTATE classes as in the PostgreSQL manual, appendix A. */
    private static Reason ofState(String state) {
        return switch (state) {
            case "23505" -> Reason.DUPLICATE;
            case "23503" -> Reason.REFERENCE;
            case "40001", "40P01", "55P03" -> Reason.CONFLICT;
            default ->
                    state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                            ? Reason.UNAVAILABLE
                            : Reason.DEFECT;
        };
    }
}
