package org.mynah.store.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;
import org.mynah.store.mailbox.MessageText;

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

    @Test
    void a_full_text_index_that_lacks_a_text_is_made_anew() throws Exception {
        var message = store.mailStore().texts().waiting(1).getFirst();
        var text = new MessageText("Subject: one", "the plan");
        store.mailStore().texts().put(Map.of(message.id(), Optional.of(text)));
        plant(
                "insert into message_grams (message_grams, rowid, headers, body) values ('delete', "
                        + message.id().value()
                        + ", 'subject: one', 'the plan')");
        isFoundAndMended("the full-text index is not the one of the messages' texts");
    }
}
