package org.mynah.admin.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;

/**
 * A filter bound to the properties of the objects that it is asked of. Immutable, but it reads
 * names of references within the transaction that it was made in.
 *
 * @param <R> the objects
 * @param fits whether an object fits
 * @param listings together they go through every object that may fit, in the cheapest way that the
 *     indexes offer; empty: all must be looked at
 */
public record Selection<R>(Predicate<R> fits, Optional<List<Listing>> listings) {

    /** More ways in one question cost more than looking at all. */
    private static final int MOST_LISTINGS = 64;

    /**
     * Binds a filter.
     *
     * @throws DirectoryException UM-E022 for a property that there is none of, and what {@link
     *     FilterParser} leaves to the types of values: UM-E006, E010, E022
     */
    public static <R> Selection<R> of(
            Filter filter, List<Column<R>> columns, DirectoryReader reader) {
        var part = new Binding<>(columns, references(reader)).bind(filter);
        return new Selection<>(part.fits(), part.ways().map(ways -> listings(ways)));
    }

    private static List<Listing> listings(Ways ways) {
        return ways.all().stream().map(Source.Way::listing).distinct().toList();
    }

    private static Comparison.References references(DirectoryReader reader) {
        return new Comparison.References() {
            @Override
            public ObjectId find(ObjectKind kind, String identity) {
                return Identities.find(reader, kind, identity).id();
            }

            @Override
            public String name(ObjectId id) {
                return reader.find(id).map(DirectoryObject::name).orElse(id.toString());
            }
        };
    }

    /** Ways that together lead to everything that may fit. */
    private record Ways(List<Source.Way> all) {

        int cost() {
            return all.stream().mapToInt(Source.Way::cost).max().orElse(0);
        }
    }

    /** A part of a filter, bound. */
    private record Part<R>(Predicate<R> fits, Optional<Ways> ways) {}

    private record Binding<R>(List<Column<R>> columns, Comparison.References references) {

        Part<R> bind(Filter filter) {
            return switch (filter) {
                case Filter.All(var parts) -> all(parts.stream().map(this::bind).toList());
                case Filter.Any(var parts) -> any(parts.stream().map(this::bind).toList());
                case Filter.Not(var part) ->
                        new Part<>(bind(part).fits().negate(), Optional.empty());
                case Filter.Test test -> test(test);
            };
        }

        /** Whatever fits lies on the way of each part: the cheapest will do. */
        private Part<R> all(List<Part<R>> parts) {
            return new Part<>(
                    object -> parts.stream().allMatch(part -> part.fits().test(object)),
                    parts.stream()
                            .flatMap(part -> part.ways().stream())
                            .min(Comparator.comparingInt(Ways::cost)));
        }

        /** Whatever fits lies on the way of one of the parts: all are gone. */
        private Part<R> any(List<Part<R>> parts) {
            var ways = new ArrayList<Source.Way>();
            for (var part : parts) {
                if (part.ways().isEmpty()) {
                    ways.clear();
                    break;
                }
                ways.addAll(part.ways().get().all());
            }
            return new Part<>(
                    object -> parts.stream().anyMatch(part -> part.fits().test(object)),
                    Optional.of(new Ways(List.copyOf(ways)))
                            .filter(each -> !each.all().isEmpty())
                            .filter(each -> each.all().size() <= MOST_LISTINGS));
        }

        private Part<R> test(Filter.Test test) {
            var column =
                    columns.stream()
                            .filter(each -> each.name().equalsIgnoreCase(test.property()))
                            .findFirst()
                            .orElseThrow(() -> unknown(test));
            var comparison = Comparison.of(test, column.type(), references);
            return new Part<>(
                    object -> comparison.fits().test(column.value().apply(object)),
                    ways(column, comparison));
        }

        private static <R> Optional<Ways> ways(Column<R> column, Comparison comparison) {
            var ways = new ArrayList<Source.Way>();
            for (var source : column.sources()) {
                var way =
                        comparison
                                .equalTo()
                                .flatMap(source::equal)
                                .or(() -> comparison.beginning().flatMap(source::beginning));
                if (way.isEmpty()) {
                    return Optional.empty();
                }
                ways.add(way.get());
            }
            return ways.isEmpty() ? Optional.empty() : Optional.of(new Ways(List.copyOf(ways)));
        }

        private DirectoryException unknown(Filter.Test test) {
            return FilterParser.refuse(
                    test.at(),
                    "'%s' is no property that can be asked for; there are %s"
                            .formatted(
                                    test.property().length() > 40
                                            ? test.property().substring(0, 40) + "…"
                                            : test.property(),
                                    String.join(
                                            ", ",
                                            columns.stream()
                                                    .map(Column::name)
                                                    .sorted(String.CASE_INSENSITIVE_ORDER)
                                                    .toList())));
        }
    }
}
