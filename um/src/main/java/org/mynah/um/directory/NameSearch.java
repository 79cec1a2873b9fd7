package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds users by the name that a caller spells on the keypad (directory §3.5, §5 rule 3, §6
 * "Found/transferable"). Each hit is checked against the state at this moment, so a user who was
 * disabled or hidden by the last commit is not found.
 */
public final class NameSearch {

    /** Names that are spoken; when more fit, the caller is asked for more letters. */
    public static final int MOST_SPOKEN = 8;

    /** Hits that are looked at, should most of them be hidden. */
    public static final int MOST_LOOKED_AT = 2_000;

    /** Letters that are taken; more tell names no further apart. */
    public static final int LONGEST_SPELLING = 128;

    /**
     * Hits that are read first: as many as are spoken, and the one that tells that there are more.
     * Nearly always they suffice, and each costs as much to read as all else of the question.
     */
    private static final int FIRST_PAGE = MOST_SPOKEN + 1;

    /** Hits that are read at once where the ones before were hidden. */
    private static final int NEXT_PAGE = 32;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1," + LONGEST_SPELLING + "}");

    private NameSearch() {}

    /** Who can be found. */
    public sealed interface Scope {

        /** The users with a number in a dial plan. */
        record InDialPlan(ObjectId plan) implements Scope {}

        /** All users of the organization, also those without unified messaging. */
        record Everyone() implements Scope {}

        /** The users on an address list, also those without unified messaging. */
        record InAddressList(ObjectId list) implements Scope {}

        /** Nobody: callers reach people by number or through an auto attendant. */
        record Nobody() implements Scope {}

        /**
         * What a dial plan lets callers of its access number search in (directory §7.4
         * ContactScope). The scope AddressList finds nobody until an address list is named.
         */
        static Scope of(DialPlan plan) {
            return switch (plan.get(DialPlan.CONTACT_SCOPE)) {
                case DialPlan -> new InDialPlan(plan.id());
                case GlobalAddressList -> new Everyone();
                case AddressList ->
                        plan.find(DialPlan.CONTACT_ADDRESS_LIST)
                                .<Scope>map(InAddressList::new)
                                .orElseGet(Nobody::new);
                case Extension, AutoAttendantLink -> new Nobody();
            };
        }
    }

    /**
     * A question.
     *
     * @param scope who can be found
     * @param container only users of this organizational unit (ContactRecipientContainer); empty:
     *     any
     * @param spelling how the name is spelled
     * @param digits the keys pressed so far
     * @param isSignedIn whether the caller signed in: others do not find those who forbid it
     */
    public record Search(
            Scope scope,
            Optional<String> container,
            Spelling spelling,
            String digits,
            boolean isSignedIn) {

        /** A search in the whole scope. */
        public static Search of(Scope scope, Spelling spelling, String digits, boolean isSignedIn) {
            return new Search(scope, Optional.empty(), spelling, digits, isSignedIn);
        }
    }

    /**
     * A user that fits.
     *
     * @param mailbox who
     * @param umMailbox empty: the user has no unified messaging (scope {@link Scope.Everyone}
     *     only), so no voice message can be left
     * @param isOfPlan whether the searched plan is the user's primary one; otherwise an
     *     unauthenticated caller may leave a message only (directory §3.5)
     */
    public record Found(Mailbox mailbox, Optional<UmMailbox> umMailbox, boolean isOfPlan) {

        /**
         * What the caller is offered (directory §3.5, §6 "Found/transferable").
         *
         * @param called the dial plan whose number was called
         * @param isSignedIn whether the caller signed in
         * @param isDialable whether the user's primary number can be dialed from that plan; who has
         *     only a secondary number there is called if so
         */
        public Set<Offer> offers(DialPlan called, boolean isSignedIn, boolean isDialable) {
            var offers = EnumSet.noneOf(Offer.class);
            if (isSignedIn
                    ? isOfPlan || isDialable
                    : isOfPlan && called.get(DialPlan.CALL_SOMEONE_ENABLED)) {
                offers.add(Offer.CALL);
            }
            if (umMailbox.isPresent()
                    && (isSignedIn || called.get(DialPlan.SEND_VOICE_MSG_ENABLED))) {
                offers.add(Offer.LEAVE_MESSAGE);
            }
            return offers;
        }
    }

    /** What may be done with a user who was found. */
    public enum Offer {
        CALL,
        LEAVE_MESSAGE
    }

    /**
     * The answer.
     *
     * @param users at most {@link #MOST_SPOKEN}, by spelling
     * @param hasMore whether more fit: ask for more letters
     */
    public record Answer(List<Found> users, boolean hasMore) {
        public Answer {
            users = List.copyOf(users);
        }
    }

    /** Who fits; nobody when the digits are none or not digits. */
    public static Answer find(DirectoryReader reader, Search search) {
        if (search.scope() instanceof Scope.Nobody || !DIGITS.matcher(search.digits()).matches()) {
            return new Answer(List.of(), false);
        }
        var plan =
                search.scope() instanceof Scope.InDialPlan(var id)
                        ? Optional.of(id)
                        : Optional.<ObjectId>empty();
        var list =
                search.scope() instanceof Scope.InAddressList(var id)
                        ? reader.find(id).map(AddressList::new)
                        : Optional.<AddressList>empty();
        var found = new LinkedHashMap<ObjectId, Found>();
        var after = Optional.<KeypadHit>empty();
        int lookedAt = 0;
        while (lookedAt < MOST_LOOKED_AT) {
            int limit = after.isEmpty() ? FIRST_PAGE : NEXT_PAGE;
            var page = reader.spelled(plan, search.spelling(), search.digits(), after, limit);
            var umMailboxes =
                    reader.findAll(
                            KeyScope.UM_MAILBOX_OF,
                            page.stream().map(hit -> hit.mailbox().id().toString()).toList());
            for (var hit : page) {
                var um =
                        Optional.ofNullable(umMailboxes.get(hit.mailbox().id().toString()))
                                .map(UmMailbox::new);
                var mailbox = new Mailbox(hit.mailbox());
                if (!isVisible(search, list, mailbox, um)) {
                    continue;
                }
                if (found.size() == MOST_SPOKEN && !found.containsKey(mailbox.id())) {
                    return new Answer(new ArrayList<>(found.values()), true);
                }
                found.put(mailbox.id(), new Found(mailbox, um, isOfPlan(plan, um)));
            }
            lookedAt += page.size();
            if (page.size() < limit) {
                return new Answer(new ArrayList<>(found.values()), false);
            }
            after = Optional.of(page.getLast());
        }
        return new Answer(new ArrayList<>(found.values()), true);
    }

    /**
     * The user at an extension of the searched dial plan: the primary extension of those whose
     * primary plan it is, any extension of those who have only secondary ones there (directory
     * §3.5).
     *
     * @param extension as it was keyed in, all of it
     */
    public static Optional<Found> atExtension(
            DirectoryReader reader, DialPlan plan, String extension, boolean isSignedIn) {
        var search =
                Search.of(
                        new Scope.InDialPlan(plan.id()),
                        Spelling.LAST_FIRST,
                        extension,
                        isSignedIn);
        return UmMailbox.byAddress(reader, extension, plan.phoneContext())
                .flatMap(um ->
                        reader.find(um.mailbox())
                                .map(Mailbox::new)
                                .filter(mailbox ->
                                        isVisible(
                                                search, Optional.empty(), mailbox, Optional.of(um)))
                                .map(mailbox ->
                                        new Found(
                                                mailbox,
                                                Optional.of(um),
                                                isOfPlan(Optional.of(plan.id()), Optional.of(um)))))
                .filter(found ->
                        !found.isOfPlan()
                                || found.umMailbox().stream()
                                        .flatMap(um -> um.addresses().stream())
                                        .filter(each -> each.form() == EumAddress.Form.EXTENSION)
                                        .filter(each ->
                                                each.phoneContext()
                                                        .equalsIgnoreCase(plan.phoneContext()))
                                        .findFirst()
                                        .filter(each -> each.address().equals(extension))
                                        .isPresent());
    }

    private static boolean isVisible(
            Search search, Optional<AddressList> list, Mailbox mailbox, Optional<UmMailbox> um) {
        if (mailbox.get(Mailbox.HIDDEN_FROM_ADDRESS_LISTS)) {
            return false;
        }
        if (search.container().isPresent()
                && !search.container()
                        .get()
                        .equalsIgnoreCase(
                                mailbox.find(Mailbox.ORGANIZATIONAL_UNIT)
                                        .orElse(ObjectKind.MAILBOX.container()))) {
            return false;
        }
        var holder = um.map(UmMailbox::object).orElse(mailbox.object());
        if (!search.isSignedIn()
                && holder.values().get(UmMailbox.ALLOW_CALLS_FROM_NON_USERS)
                        == UmMailbox.NonUserCalls.None) {
            return false;
        }
        return switch (search.scope()) {
            case Scope.InDialPlan(var plan) ->
                    um.isPresent() && um.get().get(UmMailbox.DIAL_PLANS).contains(plan.toString());
            case Scope.InAddressList(_) -> list.filter(each -> each.holds(mailbox)).isPresent();
            case Scope.Everyone() -> true;
            case Scope.Nobody() -> false;
        };
    }

    private static boolean isOfPlan(Optional<ObjectId> plan, Optional<UmMailbox> um) {
        return plan.isEmpty()
                || um.stream()
                        .flatMap(each -> each.get(UmMailbox.DIAL_PLANS).stream())
                        .findFirst()
                        .filter(plan.get().toString()::equals)
                        .isPresent();
    }
}
