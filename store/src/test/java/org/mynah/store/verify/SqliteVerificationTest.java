package org.mynah.store.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;

class SqliteVerificationTest extends VerificationContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }

    @Override
    String url() {
        return "jdbc:sqlite:" + store.data().database();
    }

    @Override
    String lawless() {
        return "pragma foreign_keys = off";
    }

    @Test
    void an_index_that_lacks_rows_is_made_anew() throws Exception {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute("pragma writable_schema = on");
            statement.execute(
                    "update sqlite_schema set sql = replace(sql, 'kind = ', 'kind <> ') where name ="
                            + " 'message_voice'");
            statement.execute("pragma schema_version = 4711");
        }
        assertThat(found()).anyMatch(line -> line.contains("index message_voice"));
        repaired();
        assertThat(found()).isEmpty();
    }
}
