package org.mynah.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Narrowing;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;

/** What a narrowed listing goes through, on either database. */
abstract class ListingContract {

    private static final Directory.Change ADMIN =
            new Directory.Change("admin", "test", "New-Mailbox");

    @TempDir Path temp;
    private StoreFixture store;
    private Directory directory;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void openStore() {
        store = open(temp);
        directory = store.directory();
        directory.change(ADMIN, writer -> Organization.createIfAbsent(writer, "contoso.com"));
        user("Ann", "Sales", true);
        user("Bob", "SALES", false);
        user("Cid", "Salesforce", false);
        user("Dan", "Research", false);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void user(String name, String department, boolean isHidden) {
        directory.change(
                ADMIN,
                writer ->
                        UserMailboxes.create(
                                writer,
                                Edit.of(
                                        name,
                                        PropertyValues.EMPTY
                                                .with(Mailbox.ALIAS, name)
                                                .with(Mailbox.DEPARTMENT, department)
                                                .with(Mailbox.HIDDEN_FROM_ADDRESS_LISTS, isHidden)
                                                .with(
                                                        Mailbox.USER_PRINCIPAL_NAME,
                                                        name + "@contoso.com")),
                                Optional.empty(),
                                new Warnings()));
    }

    private List<String> names(Narrowing narrowing) {
        return directory.read(reader -> {
            var names = new ArrayList<String>();
            var after = Optional.<DirectoryObject>empty();
            var listing = new Listing(ObjectKind.MAILBOX, narrowing);
            do {
                var page = reader.page(listing, after, 1);
                page.forEach(each -> names.add(each.name()));
                after = page.stream().findFirst();
            } while (after.isPresent());
            return names;
        });
    }

    private void set(String name, Edit edit) {
        directory.change(
                ADMIN,
                writer ->
                        UserMailboxes.change(
                                writer,
                                Mailbox.bySignInName(writer, name + "@contoso.com").orElseThrow(),
                                edit,
                                new Warnings()));
    }

    @Test
    void stored_values_lead_to_objects_in_any_case() {
        assertThat(names(new Narrowing.ValueIs("Department", "sales")))
                .containsExactly("Ann", "Bob");
        assertThat(names(new Narrowing.ValueBegins("Department", "SALES")))
                .containsExactly("Ann", "Bob", "Cid");
        assertThat(names(new Narrowing.ValueIs("HiddenFromAddressListsEnabled", "true")))
                .containsExactly("Ann");
        assertThat(names(new Narrowing.ValueIs("HiddenFromAddressListsEnabled", "false")))
                .as("the default is not in the index")
                .isEmpty();
        assertThat(names(new Narrowing.ValueIs("Title", "Sales"))).isEmpty();
    }

    @Test
    void keys_and_names_lead_to_objects() {
        assertThat(names(new Narrowing.KeyIs(KeyScope.ALIAS, "BOB"))).containsExactly("Bob");
        assertThat(names(new Narrowing.KeyBegins(KeyScope.SMTP_ADDRESS, "c")))
                .containsExactly("Cid");
        assertThat(names(new Narrowing.NameBegins("d"))).containsExactly("Dan");
        assertThat(names(new Narrowing.None())).containsExactly("Ann", "Bob", "Cid", "Dan");
    }

    @Test
    void the_index_follows_each_change() {
        set("Dan", Edit.of(PropertyValues.EMPTY.with(Mailbox.DEPARTMENT, "Sales")));
        assertThat(names(new Narrowing.ValueIs("Department", "Sales")))
                .containsExactly("Ann", "Bob", "Dan");

        set("Ann", new Edit(Optional.empty(), PropertyValues.EMPTY, Set.of("Department")));
        assertThat(names(new Narrowing.ValueIs("Department", "Sales")))
                .containsExactly("Bob", "Dan");

        directory.change(
                ADMIN,
                writer -> {
                    var bob = Mailbox.bySignInName(writer, "Bob@contoso.com").orElseThrow();
                    writer.delete(bob.id());
                    return bob;
                });
        assertThat(names(new Narrowing.ValueIs("Department", "Sales"))).containsExactly("Dan");
    }

    @Test
    void an_index_of_an_older_format_is_made_anew() {
        store.database()
                .write(handle -> {
                    handle.execute("update directory_state set value_format = 0");
                    return handle.execute("delete from directory_value");
                });
        assertThat(names(new Narrowing.ValueIs("Department", "Sales"))).isEmpty();

        directory = new SqlDirectory(store.database(), Clock.systemUTC());

        assertThat(names(new Narrowing.ValueIs("Department", "Sales")))
                .containsExactly("Ann", "Bob");
    }
}
