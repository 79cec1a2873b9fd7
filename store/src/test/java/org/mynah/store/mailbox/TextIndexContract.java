package org.mynah.store.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.TextQuery.Place;

/** Searching by texts gives what comparing every message would, on either database. */
abstract class TextIndexContract {

    private static final long SEED = 20_261_125;

    @TempDir Path temp;
    StoreFixture store;
    Folder inbox;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void openStore() throws Exception {
        store = open(temp);
        inbox = store.mailStore().folder(store.mailbox("tonysmith"), SpecialUse.INBOX);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private StoredMessage put(String text) throws Exception {
        return store.mailStore()
                .append(
                        inbox.id(),
                        NewMessage.email(
                                Instant.parse("2026-11-25T12:00:00Z"),
                                out -> out.write(text.getBytes(UTF_8))),
                        QuotaRule.IGNORE);
    }

    private TextIndex texts() {
        return store.mailStore().texts();
    }

    private StoredMessage indexed(String headers, String body) throws Exception {
        var message = put(body);
        texts().put(Map.of(message.id(), Optional.of(new MessageText(headers, body))));
        return message;
    }

    private UidSet found(Place place, String text) {
        var query = new TextQuery(place, text);
        return Objects.requireNonNull(
                texts().find(inbox.id(), List.of(query)).matches().get(query));
    }

    @Test
    void a_text_is_found_in_the_middle_of_a_word_and_in_any_case() throws Exception {
        var budget = indexed("Subject: Budget 2027", "Reorganization of the FINANCE department");
        indexed("Subject: lunch", "Thai food at noon");
        assertThat(found(Place.BODY, "organizat")).isEqualTo(UidSet.of(budget.uid()));
        assertThat(found(Place.BODY, "finance DEP")).isEqualTo(UidSet.of(budget.uid()));
        assertThat(found(Place.HEADERS, "budget")).isEqualTo(UidSet.of(budget.uid()));
        assertThat(found(Place.BODY, "budget")).isEqualTo(UidSet.NONE);
        assertThat(found(Place.ANYWHERE, "budget")).isEqualTo(UidSet.of(budget.uid()));
        assertThat(found(Place.ANYWHERE, "20")).isEqualTo(UidSet.of(budget.uid()));
    }

    @Test
    void a_message_without_its_text_is_named_until_it_has_it() throws Exception {
        var first = indexed("Subject: one", "one");
        var second = put("two");
        assertThat(texts().find(inbox.id(), List.of()).unread()).isEqualTo(UidSet.of(second.uid()));
        assertThat(texts().waiting(10)).extracting(StoredMessage::uid).containsExactly(2L);
        texts().put(Map.of(second.id(), Optional.of(new MessageText("", "two"))));
        assertThat(texts().find(inbox.id(), List.of()).unread()).isEqualTo(UidSet.NONE);
        assertThat(first.uid()).isEqualTo(1);
    }

    @Test
    void a_text_that_is_too_long_or_cannot_be_read_is_left_to_the_caller() throws Exception {
        var longest = put("longest");
        var tooLong = put("too long");
        var broken = put("broken");
        texts().put(
                        Map.of(
                                longest.id(),
                                Optional.of(
                                        new MessageText(
                                                "", "é".repeat(TextIndex.LARGEST_TEXT / 2))),
                                tooLong.id(),
                                Optional.of(
                                        new MessageText(
                                                "x", "é".repeat(TextIndex.LARGEST_TEXT / 2))),
                                broken.id(),
                                Optional.empty()));
        assertThat(texts().waiting(10)).isEmpty();
        assertThat(texts().find(inbox.id(), List.of()).unread())
                .isEqualTo(UidSet.of(List.of(tooLong.uid(), broken.uid())));
        assertThat(found(Place.BODY, "ééé")).isEqualTo(UidSet.of(longest.uid()));
    }

    @Test
    void a_removed_message_leaves_the_index_at_once() throws Exception {
        var message = indexed("Subject: secret", "the marmalade plan");
        var uid = UidSet.of(message.uid());
        var deleted = new FlagChange.Add(Flags.of(Flag.DELETED));
        store.mailStore().setFlags(inbox.id(), uid, deleted, OptionalLong.empty());
        assertThat(found(Place.ANYWHERE, "marmalade")).isEqualTo(uid);
        store.mailStore().expunge(inbox.id(), uid);
        assertThat(found(Place.ANYWHERE, "marmalade")).isEqualTo(UidSet.NONE);
        var rows =
                store.database()
                        .<Integer, RuntimeException>read(handle ->
                                handle.createQuery("select count(*) from message_text")
                                        .mapTo(Integer.class)
                                        .one());
        assertThat(rows).isZero();
    }

    @Test
    void a_copy_waits_for_its_own_text_and_a_moved_message_keeps_it() throws Exception {
        var message = indexed("Subject: plan", "the plan");
        var archive = store.mailStore().createFolder(inbox.mailbox(), "Archive 2026");
        store.mailStore().copy(inbox.id(), UidSet.of(message.uid()), archive.id());
        assertThat(texts().find(archive.id(), List.of()).unread()).isEqualTo(UidSet.of(1));
        store.mailStore().move(inbox.id(), UidSet.of(message.uid()), archive.id());
        var query = new TextQuery(Place.BODY, "plan");
        assertThat(texts().find(archive.id(), List.of(query)).matches().get(query))
                .isEqualTo(UidSet.of(2));
    }

    @Test
    void what_a_database_or_its_index_reads_as_a_sign_is_only_text() throws Exception {
        var odd =
                indexed(
                        "Subject: \"o'clock\" \\ 100% & | ! : * ( )",
                        "nul \0 half \ud83d whole 😀😀😀 Straße 中文邮件 \" AND \"");
        for (var text :
                List.of(
                        "\"o'clock\"",
                        "\\ 100%",
                        "& | !",
                        ": * (",
                        "😀😀😀",
                        "straße",
                        "中文邮件",
                        "\" and \"")) {
            assertThat(found(Place.ANYWHERE, text)).as(text).isEqualTo(UidSet.of(odd.uid()));
        }
        assertThat(found(Place.ANYWHERE, "o''clock")).isEqualTo(UidSet.NONE);
    }

    @Test
    void index_and_comparison_agree_on_seeded_texts() throws Exception {
        var random = new Random(SEED);
        var texts = IntStream.range(0, 60).mapToObj(_ -> letters(random, 40)).toList();
        for (var text : texts) {
            indexed("", text);
        }
        fillTo(TextIndex.SMALL_FOLDER);
        for (int i = 0; i < 200; i++) {
            var sought = letters(random, 1 + random.nextInt(5));
            var expected =
                    IntStream.range(0, texts.size())
                            .filter(each -> texts.get(each).contains(sought))
                            .mapToObj(each -> each + 1L)
                            .toList();
            assertThat(found(Place.BODY, sought))
                    .as("seed %d, text %s", SEED, sought)
                    .isEqualTo(UidSet.of(expected));
        }
    }

    private static String letters(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint("abcß😀".codePoints().toArray()[random.nextInt(5)]);
        }
        return text.toString();
    }

    /** Lets the folder be one in which the index is asked. */
    private void fillTo(int messages) {
        store.database()
                .<Integer, RuntimeException>write(handle ->
                        handle.createUpdate(
                                        """
                                        with recursive numbers (n) as (
                                            select 1001 union all select n + 1 from numbers
                                            where n < 1000 + :messages)
                                        insert into message (folder, uid, modseq, internal_date, size,
                                            flags, keywords, blob, kind, length_ms, is_important)
                                        select folder, n, modseq, internal_date, size, flags, keywords,
                                            blob, kind, length_ms, is_important
                                        from message, numbers where uid = 1
                                        """)
                                .bind("messages", messages)
                                .execute());
    }
}
