package org.mynah.admin.filter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mynah.um.directory.ByteSize;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.Moments;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.Unlimited;

/**
 * A test of a filter, read by the type of its property: what it asks of a value, and by which text
 * an index finds what fits. Blank values fit {@code -ne}, {@code -notlike} and {@code -eq $null}.
 * Immutable.
 *
 * @param fits whether a value fits; empty: the object has none
 * @param equalTo the text that fitting objects have; for an index
 * @param beginning what the text of fitting objects begins with; for an index
 */
record Comparison(
        Predicate<Optional<?>> fits, Optional<String> equalTo, Optional<String> beginning) {

    /** What references mean: how they are found, and what they are called. */
    interface References {

        /** The object that an identity names. */
        ObjectId find(ObjectKind kind, String identity);

        /** The name of an object. */
        String name(ObjectId id);
    }

    /**
     * The comparison of a test.
     *
     * @throws org.mynah.um.directory.DirectoryException UM-E006, E010, E022
     */
    static Comparison of(Filter.Test test, PropertyType<?> type, References references) {
        if (test.value() instanceof Filter.Value.Nothing) {
            return blank(test);
        }
        return switch (type) {
            case PropertyType.Text _ -> text(test, Comparison::one);
            case PropertyType.Many _, PropertyType.Lines _, PropertyType.Entries<?> _ -> {
                requireNoOrder(test);
                yield text(test, Comparison::each);
            }
            case PropertyType.Reference(var kind) -> reference(test, kind, references);
            case PropertyType.Bool bool -> exact(test, given -> bool.parse(test.property(), given));
            case PropertyType.Choice<?> choice ->
                    exact(test, given -> choice.parse(test.property(), given));
            case PropertyType.Whole _ ->
                    ordered(
                            test,
                            "a whole number",
                            Comparison::number,
                            (Integer each) -> (long) each);
            case PropertyType.WholeOrUnlimited _ ->
                    ordered(
                            test,
                            "a whole number or 'Unlimited'",
                            given ->
                                    given.equalsIgnoreCase("Unlimited")
                                            ? Optional.of(Long.MAX_VALUE)
                                            : number(given),
                            (Unlimited each) ->
                                    each.isUnlimited() ? Long.MAX_VALUE : (long) each.limit());
            case PropertyType.Bytes _ ->
                    ordered(
                            test,
                            "a size such as 10MB",
                            given -> ByteSize.parse(given).map(ByteSize::bytes),
                            (ByteSize each) -> each.bytes());
            case PropertyType.Moment _ ->
                    ordered(
                            test,
                            "a date such as '2026-02-01' or '2/1/2026 8:00 AM'",
                            given -> Moments.parse(given, ZoneId.systemDefault()),
                            (Instant each) -> each);
        };
    }

    private static Comparison blank(Filter.Test test) {
        return switch (test.operator()) {
            case EQ -> unindexed(value -> isBlank(value));
            case NE -> unindexed(value -> !isBlank(value));
            case LIKE, NOTLIKE, GT, GE, LT, LE ->
                    throw FilterParser.refuse(test.valueAt(), "$null goes with -eq and -ne only");
        };
    }

    private static boolean isBlank(Optional<?> value) {
        return value.filter(each -> !(each instanceof Collection<?> many && many.isEmpty()))
                .isEmpty();
    }

    private static Comparison text(Filter.Test test, Function<Optional<?>, Stream<String>> texts) {
        var given = given(test);
        var folded = DirectoryKey.fold(given);
        return switch (test.operator()) {
            case EQ, NE -> {
                refuseWildcard(test, given);
                yield indexed(
                        test,
                        value ->
                                texts.apply(value).map(DirectoryKey::fold).anyMatch(folded::equals),
                        Optional.of(folded),
                        Optional.empty());
            }
            case LIKE, NOTLIKE -> {
                var wildcard = Wildcard.of(given);
                yield indexed(
                        test,
                        value -> texts.apply(value).anyMatch(wildcard::fits),
                        Wildcard.isIn(given) ? Optional.empty() : Optional.of(folded),
                        Optional.of(wildcard.prefix()).filter(prefix -> !prefix.isEmpty()));
            }
            case GT, GE, LT, LE ->
                    unindexed(value ->
                            texts.apply(value)
                                    .map(DirectoryKey::fold)
                                    .anyMatch(each -> isInOrder(test, each.compareTo(folded))));
        };
    }

    private static Comparison reference(Filter.Test test, ObjectKind kind, References references) {
        requireNoOrder(test);
        var given = given(test);
        if (test.operator() == Operator.LIKE || test.operator() == Operator.NOTLIKE) {
            return text(test, value -> value.map(id -> references.name((ObjectId) id)).stream())
                    .withoutIndex();
        }
        refuseWildcard(test, given);
        var wanted = references.find(kind, given);
        return indexed(
                test,
                value -> value.filter(wanted::equals).isPresent(),
                Optional.of(wanted.toString()),
                Optional.empty());
    }

    private static Comparison exact(Filter.Test test, Function<String, Object> parse) {
        requireNoOrder(test);
        requireNoPattern(test);
        var wanted = parse.apply(given(test));
        return indexed(
                test,
                value -> value.filter(wanted::equals).isPresent(),
                Optional.of(DirectoryKey.fold(wanted.toString())),
                Optional.empty());
    }

    @SuppressWarnings("unchecked") // a column's values are of the Java form of its type
    private static <V, C extends Comparable<C>> Comparison ordered(
            Filter.Test test,
            String allowed,
            Function<String, Optional<C>> parse,
            Function<V, C> measure) {
        requireNoPattern(test);
        var given = given(test);
        var wanted =
                parse.apply(given)
                        .orElseThrow(() ->
                                FilterParser.refuse(
                                        test.valueAt(),
                                        test.property() + " is compared with " + allowed));
        return unindexed(value -> {
            var order = value.map(each -> measure.apply((V) each).compareTo(wanted));
            return switch (test.operator()) {
                case EQ -> order.filter(each -> each == 0).isPresent();
                case NE -> order.filter(each -> each == 0).isEmpty();
                case GT, GE, LT, LE -> order.filter(each -> isInOrder(test, each)).isPresent();
                case LIKE, NOTLIKE -> throw new IllegalStateException("refused before");
            };
        });
    }

    private static Optional<Long> number(String given) {
        try {
            return Optional.of(Long.valueOf(given.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isInOrder(Filter.Test test, int order) {
        return switch (test.operator()) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case EQ, NE, LIKE, NOTLIKE ->
                    throw new IllegalStateException(test.operator() + " has no order");
        };
    }

    private static void requireNoOrder(Filter.Test test) {
        if (List.of(Operator.GT, Operator.GE, Operator.LT, Operator.LE).contains(test.operator())) {
            throw FilterParser.refuse(
                    test.at(),
                    "%s has no order, so %s says nothing; use -eq or -ne"
                            .formatted(test.property(), test.operator().written()));
        }
    }

    private static void requireNoPattern(Filter.Test test) {
        if (test.operator() == Operator.LIKE || test.operator() == Operator.NOTLIKE) {
            throw FilterParser.refuse(
                    test.at(),
                    "%s is no text, so %s says nothing; use -eq or -ne"
                            .formatted(test.property(), test.operator().written()));
        }
    }

    private static void refuseWildcard(Filter.Test test, String given) {
        if (Wildcard.isIn(given)) {
            throw FilterParser.refuse(test.valueAt(), "* goes with -like and -notlike only");
        }
    }

    private static String given(Filter.Test test) {
        return switch (test.value()) {
            case Filter.Value.Text(var text) -> text;
            case Filter.Value.Quantity(var digits) -> digits;
            case Filter.Value.Flag(var isTrue) -> isTrue ? "true" : "false";
            case Filter.Value.Nothing() -> throw new IllegalStateException("handled before");
        };
    }

    private static Stream<String> one(Optional<?> value) {
        return value.map(String::valueOf).stream();
    }

    private static Stream<String> each(Optional<?> value) {
        return value.stream()
                .flatMap(each ->
                        each instanceof Collection<?> many
                                ? many.stream()
                                : Arrays.stream(new Object[] {each}))
                .map(String::valueOf);
    }

    private static Comparison unindexed(Predicate<Optional<?>> fits) {
        return new Comparison(fits, Optional.empty(), Optional.empty());
    }

    /** What fits, or for the negated operators what does not: that no index can find. */
    private static Comparison indexed(
            Filter.Test test,
            Predicate<Optional<?>> fits,
            Optional<String> equalTo,
            Optional<String> beginning) {
        return switch (test.operator()) {
            case NE, NOTLIKE -> unindexed(fits.negate());
            case EQ, LIKE, GT, GE, LT, LE -> new Comparison(fits, equalTo, beginning);
        };
    }

    private Comparison withoutIndex() {
        return unindexed(fits);
    }
}
