package org.mynah.admin.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.MemoryDirectory;
import org.mynah.um.directory.ByteSize;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.Unlimited;

/** The filter language (cmdlets §3, OPATH). */
class FilterTest {

    private enum Colour {
        Red,
        Green
    }

    private record Thing(
            String name,
            Optional<String> office,
            int size,
            Unlimited limit,
            boolean isNew,
            Colour colour,
            List<String> tags) {}

    private static final PropertyType.Text TEXT = PropertyType.Text.upTo(64);
    private static final Property<String> OFFICE = Property.blank("Office", TEXT, "An office.");

    private static final Thing TONY =
            new Thing(
                    "Tony O'Neil",
                    Optional.of("21-B"),
                    7,
                    Unlimited.of(60),
                    true,
                    Colour.Green,
                    List.of("SMTP:tony@contoso.com", "smtp:t@contoso.com"));
    private static final Thing NOBODY =
            new Thing(
                    "Nobody",
                    Optional.empty(),
                    0,
                    Unlimited.UNLIMITED,
                    false,
                    Colour.Red,
                    List.of());

    private static List<Column<Thing>> columns() {
        return List.of(
                Column.<Thing>of("Name", TEXT, thing -> Optional.of(thing.name()))
                        .indexed(new Source.Names(ObjectKind.MAILBOX)),
                Column.<Thing>of("Office", TEXT, Thing::office)
                        .indexed(Source.Values.of(ObjectKind.MAILBOX, OFFICE)),
                Column.of(
                        "Size",
                        new PropertyType.Whole(0, 10, ""),
                        thing -> Optional.of(thing.size())),
                Column.of(
                        "Limit",
                        new PropertyType.WholeOrUnlimited(1, 999),
                        thing -> Optional.of(thing.limit())),
                Column.of("New", new PropertyType.Bool(), thing -> Optional.of(thing.isNew())),
                Column.of(
                        "Colour",
                        new PropertyType.Choice<>(Colour.class),
                        thing -> Optional.of(thing.colour())),
                Column.of(
                        "Tags", new PropertyType.Many(TEXT, 9), thing -> Optional.of(thing.tags())),
                Column.of(
                        "Quota",
                        new PropertyType.Bytes(),
                        _ -> Optional.of(new ByteSize(2L << 20))),
                Column.of(
                        "When",
                        new PropertyType.Moment(),
                        _ -> Optional.of(Instant.parse("2026-02-01T12:00:00Z"))));
    }

    private static Selection<Thing> select(String filter) {
        return new MemoryDirectory(() -> Instant.EPOCH)
                .read(reader -> Selection.of(FilterParser.parse(filter), columns(), reader));
    }

    private static DirectoryException refusal(String filter) {
        return catchThrowableOfType(DirectoryException.class, () -> select(filter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Name -eq 'tony o''neil' ~ true ~ false",
                "name -EQ \"TONY O'Neil\" ~ true ~ false",
                "Name -eq \u2018Nobody\u2019 ~ false ~ true",
                "Name -ne 'Nobody' ~ true ~ false",
                "Name != 'Nobody' ~ true ~ false",
                "Name -like 'T*N*l' ~ true ~ false",
                "Name -like '*o*' ~ true ~ true",
                "Name -like 'Tony' ~ false ~ false",
                "Name -notlike 'T*' ~ false ~ true",
                "Name -gt 'P' ~ true ~ false",
                "Office -eq '21-b' ~ true ~ false",
                "Office -eq $null ~ false ~ true",
                "Office -ne $null ~ true ~ false",
                "Office -ne '21-B' ~ false ~ true",
                "Office -like '2*' ~ true ~ false",
                "Size -eq 7 ~ true ~ false",
                "Size -eq '7' ~ true ~ false",
                "Size -ge 7 ~ true ~ false",
                "Size -lt 7 ~ false ~ true",
                "Size -gt -1 ~ true ~ true",
                "Limit -le 60 ~ true ~ false",
                "Limit -gt 998 ~ false ~ true",
                "Limit -eq 'Unlimited' ~ false ~ true",
                "New -eq $true ~ true ~ false",
                "New -eq 'False' ~ false ~ true",
                "Colour -eq 'green' ~ true ~ false",
                "Colour -ne 'Green' ~ false ~ true",
                "Tags -eq 'SMTP:tony@contoso.com' ~ true ~ false",
                "Tags -like 'smtp:t@*' ~ true ~ false",
                "Tags -ne 'SMTP:tony@contoso.com' ~ false ~ true",
                "Tags -eq $null ~ false ~ true",
                "Quota -eq 2MB ~ true ~ true",
                "Quota -gt '1 GB' ~ false ~ false",
                "When -ge '2026-02-01T12:00:00Z' ~ true ~ true",
                "When -lt '2026-01-01' ~ false ~ false",
                "Size -eq 7 -and New -eq $true ~ true ~ false",
                "Size -eq 7 -or Size -eq 0 ~ true ~ true",
                "-not (Size -eq 7) ~ false ~ true",
                "!(Size -eq 7) -and New -eq $false ~ false ~ true",
                "-not -not Size -eq 7 ~ true ~ false",
                "((Size -eq 7)) ~ true ~ false",
                "(Size -eq 1 -or Size -eq 7) -and (New -eq $true) ~ true ~ false",
                "Size -eq 0 -or Size -eq 7 -and New -eq $false ~ false ~ true",
                "  Size  \u2013eq  7  ~ true ~ false"
            })
    void a_filter_fits(String filter, boolean fitsTony, boolean fitsNobody) {
        var fits = select(filter).fits();

        assertThat(fits.test(TONY)).as("%s of Tony", filter).isEqualTo(fitsTony);
        assertThat(fits.test(NOBODY)).as("%s of Nobody", filter).isEqualTo(fitsNobody);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Nmae -eq 'x' ~ 1 ~ there are",
                "Name -is 'x' ~ 6 ~ -eq, -ne",
                "Name 'x' ~ 6 ~ is expected",
                "Name -eq ~ 9 ~ a value is expected",
                "Name -eq Tony ~ 10 ~ single quotes: 'Tony'",
                "Name -eq 'Tony ~ 10 ~ not closed",
                "Name -eq $x ~ 10 ~ $x is not known",
                "Name -eq 'T*' ~ 10 ~ -like",
                "Size -like '7*' ~ 1 ~ -eq or -ne",
                "New -gt $false ~ 1 ~ has no order",
                "Colour -lt 'Red' ~ 1 ~ has no order",
                "Tags -ge 'a' ~ 1 ~ has no order",
                "Size -eq 'seven' ~ 10 ~ a whole number",
                "When -gt 'soon' ~ 10 ~ a date",
                "Quota -gt 'much' ~ 11 ~ a size",
                "Size -gt $null ~ 10 ~ $null",
                "(Size -eq 7 ~ 12 ~ column 1 is not closed",
                "Size -eq 7) ~ 11 ~ the end is expected",
                "Size -eq 7 Size -eq 7 ~ 12 ~ -and",
                "Size -eq 7 -and ~ 16 ~ name of a property",
                "-and Size -eq 7 ~ 1 ~ name of a property",
                "'Size' -eq 7 ~ 1 ~ name of a property"
            })
    void a_wrong_filter_is_refused_with_the_column(String filter, int column, String what) {
        var refusal = refusal(filter);

        assertThat(refusal.id()).isEqualTo(ErrorId.E022);
        assertThat(refusal).hasMessageContaining("at column " + column + ":");
        assertThat(refusal).hasMessageContaining(what);
    }

    @Test
    void a_value_that_is_no_choice_is_refused_with_all_choices() {
        assertThat(refusal("Colour -eq 'blue'").id()).isEqualTo(ErrorId.E006);
        assertThat(refusal("Colour -eq 'blue'")).hasMessageContaining("Red, Green");
        assertThat(refusal("New -eq 'maybe'").id()).isEqualTo(ErrorId.E006);
    }

    @Test
    void depth_and_length_are_bounded() {
        assertThat(refusal("(".repeat(9_000) + "Size -eq 7" + ")".repeat(500)).id())
                .isEqualTo(ErrorId.E022);
        assertThat(refusal("Name -eq '" + "x".repeat(FilterParser.LONGEST) + "'").id())
                .isEqualTo(ErrorId.E022);
        assertThat(refusal("x".repeat(5_000))).message().hasSizeLessThan(1_000);
        assertThat(select("Size -eq 7" + " -or Size -eq 7".repeat(500)).fits().test(TONY)).isTrue();
    }

    @Test
    void an_index_is_used_where_it_leads_to_all_that_fit() {
        assertThat(select("Office -eq '21-B'").listings()).isPresent();
        assertThat(select("Office -eq '21-B' -and Size -gt 3").listings()).isPresent();
        assertThat(select("Office -eq '21-B' -or Name -like 'T*'").listings().orElseThrow())
                .hasSize(2);

        assertThat(select("Office -ne '21-B'").listings()).isEmpty();
        assertThat(select("Office -eq $null").listings()).isEmpty();
        assertThat(select("Office -like '*B'").listings()).isEmpty();
        assertThat(select("-not (Office -eq '21-B')").listings()).isEmpty();
        assertThat(select("Office -eq '21-B' -or Size -gt 3").listings()).isEmpty();
    }
}
