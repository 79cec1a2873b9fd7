package org.mynah.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mynah.um.directory.NameSearch.Offer.CALL;
import static org.mynah.um.directory.NameSearch.Offer.LEAVE_MESSAGE;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.um.directory.AddressList;
import org.mynah.um.directory.AddressLists;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.NameSearch;
import org.mynah.um.directory.NameSearch.Scope;
import org.mynah.um.directory.NameSearch.Search;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Spelling;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;
import org.mynah.um.pin.PinAdministration;

/** Who is found by name on the keypad, on either database. */
@DisplayName("directory §3.5, §5 rule 3, §6 Found/transferable, §7.2 keypad map")
abstract class NameSearchContract {

    private static final Directory.Change ADMIN =
            new Directory.Change("admin", "test", "New-Mailbox");

    @TempDir Path temp;
    private StoreFixture store;
    private Directory directory;
    private UmMailboxes umMailboxes;
    private DialPlan plan;
    private int nextExtension = 51000;

    abstract StoreFixture open(Path root);

    @BeforeEach
    void openStore() {
        store = open(temp);
        directory = store.directory();
        umMailboxes =
                new UmMailboxes(
                        new PinAdministration(
                                store.hashes(), new SecureRandom(), Clock.systemUTC()));
        directory.change(ADMIN, writer -> Organization.createIfAbsent(writer, "contoso.com"));
        plan = newPlan("MyDialPlan");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private DialPlan newPlan(String name) {
        return directory.change(
                ADMIN,
                writer ->
                        DialPlans.create(
                                writer,
                                Edit.of(
                                        name,
                                        PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5)),
                                true,
                                new Warnings()));
    }

    private Mailbox user(String first, String last, String alias) {
        return directory.change(
                ADMIN,
                writer ->
                        UserMailboxes.create(
                                writer,
                                Edit.of(
                                        first + " " + last + " " + alias,
                                        PropertyValues.EMPTY
                                                .with(Mailbox.ALIAS, alias)
                                                .with(Mailbox.FIRST_NAME, first)
                                                .with(Mailbox.LAST_NAME, last)
                                                .with(
                                                        Mailbox.USER_PRINCIPAL_NAME,
                                                        alias + "@contoso.com")),
                                Optional.empty(),
                                new Warnings()));
    }

    private UmMailbox enable(Mailbox mailbox) {
        return directory.change(
                ADMIN,
                writer -> {
                    var policy =
                            new MailboxPolicy(
                                    Identities.find(
                                            writer,
                                            ObjectKind.MAILBOX_POLICY,
                                            "MyDialPlan Default Policy"));
                    return Enabling.enable(
                                    umMailboxes,
                                    writer,
                                    new EnableRequest(
                                            mailbox,
                                            policy,
                                            List.of(Integer.toString(nextExtension++)),
                                            Optional.empty(),
                                            Optional.of("739164"),
                                            Optional.of(false),
                                            PropertyValues.EMPTY),
                                    new Warnings())
                            .umMailbox();
                });
    }

    private <T> void set(Mailbox mailbox, org.mynah.um.directory.Property<T> property, T value) {
        directory.change(
                ADMIN,
                writer ->
                        UserMailboxes.change(
                                writer,
                                new Mailbox(writer.find(mailbox.id()).orElseThrow()),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    private List<String> found(Scope scope, Spelling spelling, String digits, boolean isSignedIn) {
        return directory.read(reader ->
                NameSearch.find(reader, Search.of(scope, spelling, digits, isSignedIn))
                        .users()
                        .stream()
                        .map(each -> each.mailbox().alias())
                        .toList());
    }

    private List<String> found(String digits) {
        return found(new Scope.InDialPlan(plan.id()), Spelling.LAST_FIRST, digits, false);
    }

    @Test
    void a_name_is_found_by_its_first_keys_in_each_spelling() {
        enable(user("Jim", "Wilson", "jim.wilson"));

        assertThat(found("94")).containsExactly("jim.wilson");
        assertThat(found("945766546")).containsExactly("jim.wilson");
        var inPlan = new Scope.InDialPlan(plan.id());
        assertThat(found(inPlan, Spelling.FIRST_LAST, "546945", false))
                .containsExactly("jim.wilson");
        assertThat(found(inPlan, Spelling.ADDRESS, "546945766", false))
                .containsExactly("jim.wilson");
        assertThat(found("95")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("94*")).isEmpty();
    }

    @Test
    void a_new_name_is_found_and_the_old_one_is_not() {
        var mailbox = user("Jill", "Frank", "jill");
        enable(mailbox);

        set(mailbox, Mailbox.LAST_NAME, "Østergård");

        assertThat(found("37265")).isEmpty();
        assertThat(found("678374273")).containsExactly("jill");
    }

    @Test
    void a_disabled_user_is_not_found_from_the_commit_on() {
        var um = enable(user("Tony", "Smith", "tonysmith"));
        assertThat(found("76484")).containsExactly("tonysmith");

        directory.change(
                ADMIN,
                writer -> {
                    umMailboxes.disable(writer, um, true);
                    return um;
                });

        assertThat(found("76484")).isEmpty();
        assertThat(found(new Scope.Everyone(), Spelling.LAST_FIRST, "76484", false))
                .as("the scope GlobalAddressList also finds users without unified messaging")
                .containsExactly("tonysmith");
    }

    @Test
    void on_an_address_list_are_those_whom_all_its_conditions_fit() {
        var tony = user("Tony", "Smith", "tonysmith");
        set(tony, Mailbox.DEPARTMENT, "sales");
        var jim = user("Jim", "Smithers", "jimsmithers");
        set(jim, Mailbox.DEPARTMENT, "Legal");
        var list =
                directory.change(
                        ADMIN,
                        writer ->
                                AddressLists.create(
                                        writer,
                                        Edit.of(
                                                "Sales",
                                                PropertyValues.EMPTY.with(
                                                        AddressList.DEPARTMENT,
                                                        List.of("Sales")))));
        var scope = new Scope.InAddressList(list.id());

        assertThat(found(scope, Spelling.LAST_FIRST, "76484", false)).containsExactly("tonysmith");

        set(jim, Mailbox.DEPARTMENT, "Sales");
        set(tony, Mailbox.HIDDEN_FROM_ADDRESS_LISTS, true);
        assertThat(found(scope, Spelling.LAST_FIRST, "76484", false))
                .containsExactly("jimsmithers");
        directory.change(
                ADMIN,
                writer -> {
                    AddressLists.remove(writer, list);
                    return list;
                });
        assertThat(found(scope, Spelling.LAST_FIRST, "76484", false)).isEmpty();
    }

    @Test
    void a_removed_mailbox_is_found_by_nobody() {
        var mailbox = user("Tony", "Smith", "tonysmith");
        enable(mailbox);

        directory.change(
                ADMIN,
                writer -> {
                    UserMailboxes.remove(
                            writer,
                            umMailboxes,
                            new Mailbox(writer.find(mailbox.id()).orElseThrow()),
                            true);
                    return mailbox;
                });

        assertThat(found("7")).isEmpty();
        assertThat(found(new Scope.Everyone(), Spelling.LAST_FIRST, "7", true)).isEmpty();
    }

    @Test
    void a_hidden_user_is_not_found_even_by_colleagues() {
        var mailbox = user("Tony", "Smith", "tonysmith");
        enable(mailbox);

        set(mailbox, Mailbox.HIDDEN_FROM_ADDRESS_LISTS, true);

        assertThat(found("76484")).isEmpty();
        assertThat(found(new Scope.InDialPlan(plan.id()), Spelling.LAST_FIRST, "76484", true))
                .isEmpty();
    }

    @Test
    void who_forbids_calls_from_non_users_is_found_by_those_signed_in_only() {
        var um = enable(user("Tony", "Smith", "tonysmith"));

        directory.change(
                ADMIN,
                writer ->
                        umMailboxes.change(
                                writer,
                                um,
                                Edit.of(
                                        PropertyValues.EMPTY.with(
                                                UmMailbox.ALLOW_CALLS_FROM_NON_USERS,
                                                UmMailbox.NonUserCalls.None)),
                                new Warnings()));

        assertThat(found("76484")).isEmpty();
        assertThat(found(new Scope.InDialPlan(plan.id()), Spelling.LAST_FIRST, "76484", true))
                .containsExactly("tonysmith");
    }

    @Test
    void another_plan_is_another_directory_and_a_secondary_number_is_told_apart() {
        var other = newPlan("OtherPlan");
        var um = enable(user("Tony", "Smith", "tonysmith"));
        enable(user("Ann", "Smith", "ann"));
        var inOther = new Scope.InDialPlan(other.id());
        assertThat(found(inOther, Spelling.LAST_FIRST, "76484", true)).isEmpty();

        directory.change(
                ADMIN,
                writer -> {
                    var addresses = new ArrayList<>(um.addresses());
                    addresses.add(
                            org.mynah.um.directory.EumAddress.parse(
                                            "eum:52000;phone-context=" + other.phoneContext())
                                    .orElseThrow());
                    return umMailboxes.changeAddresses(writer, um, addresses);
                });

        var answer =
                directory.read(reader ->
                        NameSearch.find(
                                reader, Search.of(inOther, Spelling.LAST_FIRST, "76484", false)));
        assertThat(answer.users()).hasSize(1);
        assertThat(answer.users().getFirst().isOfPlan()).isFalse();
        assertThat(found("76484")).containsExactly("ann", "tonysmith");
    }

    private Optional<NameSearch.Found> at(DialPlan searched, String extension) {
        return directory.read(reader -> NameSearch.atExtension(reader, searched, extension, true));
    }

    @Test
    @DisplayName(
            "§3.5 directory search: by primary extension, and by secondary only where no other")
    void a_secondary_extension_is_a_key_only_for_who_has_no_primary_one_there() {
        var other = newPlan("OtherPlan");
        var um = enable(user("Tony", "Smith", "tonysmith"));
        var first = um.extensions().getFirst();
        directory.change(
                ADMIN,
                writer -> {
                    var addresses = new ArrayList<>(um.addresses());
                    for (var each :
                            List.of(
                                    "eum:51999;phone-context=" + plan.phoneContext(),
                                    "eum:52000;phone-context=" + other.phoneContext())) {
                        addresses.add(org.mynah.um.directory.EumAddress.parse(each).orElseThrow());
                    }
                    return umMailboxes.changeAddresses(writer, um, addresses);
                });

        assertThat(at(plan, first)).hasValueSatisfying(it -> assertThat(it.isOfPlan()).isTrue());
        assertThat(at(plan, "51999")).as("secondary in his primary plan").isEmpty();
        assertThat(at(other, "52000"))
                .hasValueSatisfying(it -> assertThat(it.isOfPlan()).isFalse());
        assertThat(at(other, first)).isEmpty();
        assertThat(at(plan, "50999")).isEmpty();
    }

    @Test
    @DisplayName("§3.5, §6 what is offered: call and message, or a message only")
    void who_has_only_a_secondary_number_there_is_called_where_he_can_be_dialed() {
        var um = Optional.of(enable(user("Tony", "Smith", "tonysmith")));
        var mailbox =
                new Mailbox(
                        directory
                                .<Optional<DirectoryObject>>read(
                                        reader -> reader.find(um.get().mailbox()))
                                .orElseThrow());
        var ofPlan = new NameSearch.Found(mailbox, um, true);
        var secondary = new NameSearch.Found(mailbox, um, false);
        var withoutUm = new NameSearch.Found(mailbox, Optional.empty(), true);

        assertThat(ofPlan.offers(plan, true, false)).containsExactly(CALL, LEAVE_MESSAGE);
        assertThat(secondary.offers(plan, true, true)).containsExactly(CALL, LEAVE_MESSAGE);
        assertThat(secondary.offers(plan, true, false)).containsExactly(LEAVE_MESSAGE);
        assertThat(ofPlan.offers(plan, false, false)).containsExactly(CALL, LEAVE_MESSAGE);
        assertThat(secondary.offers(plan, false, true)).containsExactly(LEAVE_MESSAGE);
        assertThat(withoutUm.offers(plan, false, true)).containsExactly(CALL);

        var silent =
                directory.change(
                        ADMIN,
                        writer ->
                                DialPlans.change(
                                        writer,
                                        new DialPlan(writer.find(plan.id()).orElseThrow()),
                                        Edit.of(
                                                PropertyValues.EMPTY
                                                        .with(
                                                                DialPlan.SEND_VOICE_MSG_ENABLED,
                                                                false)
                                                        .with(
                                                                DialPlan.CALL_SOMEONE_ENABLED,
                                                                false)),
                                        new Warnings()));
        assertThat(secondary.offers(silent, false, true)).isEmpty();
        assertThat(ofPlan.offers(silent, false, true)).isEmpty();
        assertThat(ofPlan.offers(silent, true, true)).containsExactly(CALL, LEAVE_MESSAGE);
    }

    @Test
    void eight_names_are_spoken_and_then_more_letters_are_wanted() {
        for (int i = 0; i < NameSearch.MOST_SPOKEN; i++) {
            enable(user("Tony", "Smith", "tony" + i));
        }
        var search = Search.of(new Scope.InDialPlan(plan.id()), Spelling.LAST_FIRST, "76484", true);
        assertThat(directory.read(reader -> NameSearch.find(reader, search)).hasMore()).isFalse();

        enable(user("Tony", "Smith", "tony8"));

        var answer = directory.read(reader -> NameSearch.find(reader, search));
        assertThat(answer.users()).hasSize(NameSearch.MOST_SPOKEN);
        assertThat(answer.hasMore()).isTrue();
    }

    @Test
    void hidden_namesakes_do_not_stand_in_the_way() {
        for (int i = 0; i < 70; i++) {
            set(user("Al", "Smith", "al" + i), Mailbox.HIDDEN_FROM_ADDRESS_LISTS, true);
        }
        user("Tony", "Smith", "tonysmith");

        assertThat(found(new Scope.Everyone(), Spelling.LAST_FIRST, "76484", true))
                .containsExactly("tonysmith");
    }

    @Test
    void the_index_is_made_anew_when_it_is_of_an_older_format() {
        enable(user("Tony", "Smith", "tonysmith"));
        store.database()
                .write(handle -> {
                    handle.execute("delete from keypad_name");
                    handle.execute("update directory_state set keypad_format = 0");
                    return handle;
                });
        assertThat(found("76484")).isEmpty();

        var reopened = new SqlDirectory(store.database(), Clock.systemUTC());

        assertThat(reopened.<Long>read(reader -> reader.version())).isPositive();
        assertThat(found("76484")).containsExactly("tonysmith");
        assertThat(found(new Scope.Everyone(), Spelling.ADDRESS, "8669", false))
                .containsExactly("tonysmith");
    }

    @Test
    void a_listing_goes_on_where_the_page_before_ended() {
        for (int i = 0; i < 7; i++) {
            user("User", "Number", "u" + i);
        }
        var names =
                directory.<List<String>>read(reader -> {
                    var all = new ArrayList<String>();
                    var after = Optional.<DirectoryObject>empty();
                    while (true) {
                        var page =
                                reader.page(
                                        Listing.named(ObjectKind.MAILBOX, "USER num"), after, 3);
                        page.forEach(each -> all.add(new Mailbox(each).alias()));
                        if (page.size() < 3) {
                            return all;
                        }
                        after = Optional.of(page.getLast());
                    }
                });

        assertThat(names).containsExactly("u0", "u1", "u2", "u3", "u4", "u5", "u6");
        assertThat(
                        directory.<List<DirectoryObject>>read(reader ->
                                reader.page(
                                        Listing.named(ObjectKind.MAILBOX, "userx"),
                                        Optional.empty(),
                                        3)))
                .isEmpty();
    }

    @Test
    void many_objects_come_by_one_question() {
        var tony = user("Tony", "Smith", "tonysmith");
        var ann = user("Ann", "Beebe", "ann");
        var um = enable(tony);

        var byId = directory.read(reader -> reader.findAll(List.of(tony.id(), ann.id(), um.id())));
        var byKey =
                directory.read(reader ->
                        reader.findAll(
                                KeyScope.UM_MAILBOX_OF,
                                List.of(tony.id().toString(), ann.id().toString())));

        assertThat(byId).containsOnlyKeys(tony.id(), ann.id(), um.id());
        assertThat(byKey).containsOnlyKeys(tony.id().toString());
        var found = byKey.values().iterator().next();
        assertThat(found.values()).isEqualTo(um.object().values());
        assertThat(found.keys()).isEqualTo(um.object().keys());
        assertThat(found.links()).containsExactlyInAnyOrderElementsOf(um.object().links());
    }
}
