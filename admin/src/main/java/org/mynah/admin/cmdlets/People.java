package org.mynah.admin.cmdlets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;

/**
 * Goes through the people of several listings, each once, by name: a page of users and their UM
 * sides at a time, so that a hundred thousand are not in memory together. One thread.
 */
final class People implements Iterator<Person> {

    /** Objects that are read together. */
    static final int LARGEST_PAGE = 1000;

    private final Set<ObjectId> seen = new HashSet<>();
    private final PriorityQueue<Pages> open =
            new PriorityQueue<>(Comparator.comparing(pages -> pages.peek().name()));
    private Optional<Person> next = Optional.empty();

    /**
     * The people of listings of users, mailboxes or UM mailboxes.
     *
     * @param page objects that are read together; no more than the caller will probably take
     */
    People(DirectoryReader reader, List<Listing> listings, int page) {
        for (var listing : listings) {
            var pages = new Pages(reader, listing, Math.clamp(page, 1, LARGEST_PAGE));
            if (pages.hasNext()) {
                open.add(pages);
            }
        }
    }

    /** A user with his UM side. */
    static Person of(DirectoryReader reader, DirectoryObject user) {
        return new Person(user, UmMailbox.ofMailbox(reader, user.id()));
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !open.isEmpty()) {
            var pages = open.poll();
            var person = pages.take();
            if (pages.hasNext()) {
                open.add(pages);
            }
            next = Optional.of(person).filter(each -> seen.add(each.id()));
        }
        return next.isPresent();
    }

    @Override
    public Person next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var person = next.orElseThrow();
        next = Optional.empty();
        return person;
    }

    /** A person and by what he is sorted. */
    private record Named(String name, Person person) {}

    /** One listing, a page at a time. */
    private static final class Pages {
        private final DirectoryReader reader;
        private final Listing listing;
        private final Deque<Named> page = new ArrayDeque<>();
        private int size;
        private boolean isAtEnd;
        private Optional<DirectoryObject> last = Optional.empty();

        Pages(DirectoryReader reader, Listing listing, int size) {
            this.reader = reader;
            this.listing = listing;
            this.size = size;
        }

        boolean hasNext() {
            while (page.isEmpty() && !isAtEnd) {
                var objects = reader.page(listing, last, size);
                isAtEnd = objects.size() < size;
                if (!objects.isEmpty()) {
                    last = Optional.of(objects.getLast());
                }
                page.addAll(people(objects));
                // Whoever wants more than the first page probably wants many.
                size = LARGEST_PAGE;
            }
            return !page.isEmpty();
        }

        Named peek() {
            return page.getFirst();
        }

        Person take() {
            return page.removeFirst().person();
        }

        private List<Named> people(List<DirectoryObject> objects) {
            var people = new ArrayList<Named>(objects.size());
            if (listing.kind() == ObjectKind.UM_MAILBOX) {
                var users =
                        reader.findAll(
                                objects.stream()
                                        .map(each -> new UmMailbox(each).mailbox())
                                        .toList());
                for (var object : objects) {
                    var um = new UmMailbox(object);
                    var user = users.get(um.mailbox());
                    if (user != null) {
                        people.add(named(object, new Person(user, Optional.of(um))));
                    }
                }
            } else {
                var sides =
                        reader.findAll(
                                KeyScope.UM_MAILBOX_OF,
                                objects.stream().map(each -> each.id().toString()).toList());
                for (var object : objects) {
                    var um = Optional.ofNullable(sides.get(object.id().toString()));
                    people.add(named(object, new Person(object, um.map(UmMailbox::new))));
                }
            }
            return people;
        }

        private static Named named(DirectoryObject object, Person person) {
            return new Named(DirectoryKey.fold(object.name()), person);
        }
    }
}
