package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.filter.Column;
import org.mynah.admin.filter.Filter;
import org.mynah.admin.filter.FilterParser;
import org.mynah.admin.filter.Operator;
import org.mynah.admin.filter.Selection;
import org.mynah.admin.filter.Wildcard;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/** How the cmdlets that list people choose them (cmdlets §3, §8.6, §9). */
enum Recipients {
    /** Users with and without mailbox. */
    USERS(ObjectKind.USER),
    /** Users with a mailbox. */
    MAILBOXES(ObjectKind.MAILBOX),
    /** Users who are enabled for unified messaging. */
    UM_MAILBOXES(ObjectKind.MAILBOX);

    /** By what a listing is sorted. */
    enum SortKey {
        Name,
        DisplayName,
        Alias,
        ServerLegacyDN
    }

    private static final PropertyType<SortKey> SORT = new PropertyType.Choice<>(SortKey.class);

    private final ObjectKind identityKind;

    Recipients(ObjectKind identityKind) {
        this.identityKind = identityKind;
    }

    /** The kinds of objects that are listed. */
    private List<ObjectKind> kinds() {
        return switch (this) {
            case USERS -> List.of(ObjectKind.USER, ObjectKind.MAILBOX);
            case MAILBOXES -> List.of(ObjectKind.MAILBOX);
            case UM_MAILBOXES -> List.of(ObjectKind.UM_MAILBOX);
        };
    }

    /** Parameters that choose, beside -Identity. */
    static List<Parameter> selection() {
        return List.of(
                Parameter.text("Anr", 256, "Beginning of a name or alias."),
                Parameter.of(
                        "Filter",
                        PropertyType.Text.lines(FilterParser.LONGEST),
                        "OPATH: Property -eq 'value'; -ne -like -notlike -gt -ge -lt -le -and -or -not."),
                Parameter.text("OrganizationalUnit", 256, "Container of the users."),
                Lookup.resultSize(),
                Parameter.of("SortBy", SORT, "By what the listing is sorted."));
    }

    /** The people that the command chooses, sorted, cut at -ResultSize. */
    List<Person> chosen(Invocation call, DirectoryReader reader, Items items) {
        return chosen(call, reader, items, Filter.EVERYTHING);
    }

    /**
     * The people that the command chooses and that pass a filter of the cmdlet's own, unless
     * -Identity names one.
     */
    List<Person> chosen(Invocation call, DirectoryReader reader, Items items, Filter own) {
        var sort = call.read("SortBy", SORT).orElse(SortKey.Name);
        var asked = asked(call);
        var most = Lookup.resultSize(call);
        Lookup.warnOfNull(call);
        var identity = call.text("Identity");
        if (identity.isPresent() && !Wildcard.isIn(identity.get())) {
            var named = People.of(reader, Identities.find(reader, identityKind, identity.get()));
            return bound(asked, items, reader).fits().test(named) ? List.of(named) : List.of();
        }
        var filters = new ArrayList<>(asked);
        filters.add(own);
        identity.ifPresent(pattern -> filters.add(like("Name", pattern)));
        var selection = bound(filters, items, reader);
        var people =
                new People(
                        reader,
                        selection.listings().orElse(kinds().stream().map(Listing::of).toList()),
                        most + 1);
        var found =
                switch (sort) {
                    case Name, ServerLegacyDN -> first(people, selection, most + 1);
                    case DisplayName, Alias -> least(people, selection, most + 1, order(sort));
                };
        return Lookup.limited(call, found);
    }

    private Selection<Person> bound(List<Filter> filters, Items items, DirectoryReader reader) {
        var selection = Selection.of(new Filter.All(filters), columns(items), reader);
        return new Selection<>(
                person -> isOneOf(person) && selection.fits().test(person), selection.listings());
    }

    private List<Column<Person>> columns(Items items) {
        var columns = new PersonColumns(items, kinds());
        return switch (this) {
            case USERS, MAILBOXES -> columns.ofUser();
            case UM_MAILBOXES -> columns.ofUmMailbox();
        };
    }

    /** Of a named mailbox the cmdlet itself says that it is not enabled. */
    private boolean isOneOf(Person person) {
        return switch (this) {
            case USERS -> true;
            case MAILBOXES, UM_MAILBOXES -> person.mailbox().isMailbox();
        };
    }

    /** What -Filter, -Anr and -OrganizationalUnit ask for. */
    private static List<Filter> asked(Invocation call) {
        var filters = new ArrayList<Filter>();
        given(call, "Filter").map(FilterParser::parse).ifPresent(filters::add);
        given(call, "Anr").map(Recipients::ambiguousName).ifPresent(filters::add);
        given(call, "OrganizationalUnit")
                .map(Recipients::unit)
                .ifPresent(unit -> filters.add(equal(Mailbox.ORGANIZATIONAL_UNIT.name(), unit)));
        call.refuseIfAny();
        return filters;
    }

    /** The text of a parameter that some of the cmdlets have. */
    private static Optional<String> given(Invocation call, String parameter) {
        return call.has(parameter) ? call.text(parameter) : Optional.empty();
    }

    /** Ambiguous name resolution: the beginning of one of the names. */
    private static Filter ambiguousName(String anr) {
        var beginning = anr.replace("*", "") + "*";
        return new Filter.Any(
                Stream.of(
                                "Name",
                                Mailbox.DISPLAY_NAME.name(),
                                Mailbox.FIRST_NAME.name(),
                                Mailbox.LAST_NAME.name(),
                                Mailbox.ALIAS.name())
                        .<Filter>map(property -> like(property, beginning))
                        .toList());
    }

    /** Given as {@code Sales}, {@code contoso.com/Sales} or a distinguished name. */
    private static String unit(String given) {
        var lower = given.toLowerCase(Locale.ROOT);
        if (lower.startsWith("ou=") || lower.startsWith("cn=")) {
            return given.substring(3, given.contains(",") ? given.indexOf(',') : given.length());
        }
        var isCanonical = given.indexOf('.') > 0 && given.indexOf('.') < given.indexOf('/');
        return isCanonical ? given.substring(given.indexOf('/') + 1) : given;
    }

    static Filter equal(String property, String text) {
        return Filter.Test.of(property, Operator.EQ, new Filter.Value.Text(text));
    }

    private static Filter like(String property, String pattern) {
        return Filter.Test.of(property, Operator.LIKE, new Filter.Value.Text(pattern));
    }

    private static List<Person> first(People people, Selection<Person> selection, int most) {
        var found = new ArrayList<Person>();
        while (found.size() < most && people.hasNext()) {
            var person = people.next();
            if (selection.fits().test(person)) {
                found.add(person);
            }
        }
        return found;
    }

    /** The first in an order that is not the one of the listing. */
    private static List<Person> least(
            People people, Selection<Person> selection, int most, Comparator<Person> order) {
        var kept = new PriorityQueue<>(order.reversed());
        while (people.hasNext()) {
            var person = people.next();
            if (selection.fits().test(person)) {
                kept.add(person);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        }
        return kept.stream().sorted(order).toList();
    }

    private static Comparator<Person> order(SortKey sort) {
        Comparator<Person> byKey =
                Comparator.comparing(
                        person -> key(person.mailbox(), sort).toLowerCase(Locale.ROOT));
        return byKey.thenComparing(person -> person.user().name());
    }

    private static String key(Mailbox mailbox, SortKey sort) {
        return switch (sort) {
            case Name, ServerLegacyDN -> mailbox.name();
            case DisplayName -> mailbox.displayName();
            case Alias -> mailbox.find(Mailbox.ALIAS).orElse("");
        };
    }

    /** The filter of one of several values. */
    static Filter oneOf(String property, Stream<String> values) {
        return new Filter.Any(values.map(value -> equal(property, value)).toList());
    }
}
