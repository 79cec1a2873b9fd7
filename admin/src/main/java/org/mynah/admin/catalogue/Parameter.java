package org.mynah.admin.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;

/**
 * One parameter of a cmdlet. Immutable.
 *
 * @param name as documented, without hyphen
 * @param aliases other names for it
 * @param kind how the value is given
 * @param choices the names of a {@link ValueKind#CHOICE}; otherwise empty
 * @param allowed what is allowed, in words
 * @param meaning one sentence for help
 * @param isRequired whether it must be given
 * @param position 1, 2 … when it may be given without its name; 0: never
 * @param takesInput whether an object of the pipeline supplies it
 * @param standard what holds until the property is set, as it would be typed; empty: nothing
 * @param type reads and checks the value; empty where the definition came over the wire, and for
 *     local cmdlets
 */
public record Parameter(
        String name,
        List<String> aliases,
        ValueKind kind,
        List<String> choices,
        String allowed,
        String meaning,
        boolean isRequired,
        int position,
        boolean takesInput,
        Optional<String> standard,
        Optional<PropertyType<?>> type) {

    /** The longest secret that is read: far beyond any PIN or password. */
    public static final int LONGEST_SECRET = 256;

    /** The meaning of a parameter that is accepted and ignored. */
    public static final String NO_EFFECT = "Accepted, no effect.";

    public Parameter {
        aliases = List.copyOf(aliases);
        choices = List.copyOf(choices);
    }

    /** The parameter of a property of an object: type, range, default and help come from there. */
    public static Parameter of(Property<?> property) {
        return of(property.name(), property.type(), property.meaning())
                .standard(standardOf(property));
    }

    /** A parameter of a type. */
    public static Parameter of(String name, PropertyType<?> type, String meaning) {
        return new Parameter(
                name,
                List.of(),
                kindOf(type),
                choicesOf(type),
                type.allowed(),
                meaning,
                false,
                0,
                false,
                Optional.empty(),
                Optional.of(type));
    }

    /** A switch. */
    public static Parameter flag(String name, String meaning) {
        return of(name, new PropertyType.Bool(), meaning).as(ValueKind.SWITCH);
    }

    /** A {@code $true} or {@code $false}. */
    public static Parameter bool(String name, String meaning) {
        return of(name, new PropertyType.Bool(), meaning);
    }

    /** A text of at most so many characters. */
    public static Parameter text(String name, int longest, String meaning) {
        return of(name, PropertyType.Text.upTo(longest), meaning);
    }

    /** A PIN or password. */
    public static Parameter secret(String name, String meaning) {
        return of(name, PropertyType.Text.upTo(LONGEST_SECRET), meaning).as(ValueKind.SECRET);
    }

    /** The identity of an object of a kind. */
    public static Parameter identity(ObjectKind kind) {
        return of("Identity", new PropertyType.Reference(kind), "The " + kind.word() + ".");
    }

    /** A parameter of a local cmdlet, whose value the cmdlet itself reads. */
    public static Parameter local(String name, ValueKind kind, String meaning) {
        return new Parameter(
                name,
                List.of(),
                kind,
                List.of(),
                "",
                meaning,
                false,
                0,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, but it must be given. */
    public Parameter required() {
        return new Parameter(
                name,
                aliases,
                kind,
                choices,
                allowed,
                meaning,
                true,
                position,
                takesInput,
                standard,
                type);
    }

    /** The same, but it may be given without its name as the n-th bare argument. */
    public Parameter at(int place) {
        return new Parameter(
                name,
                aliases,
                kind,
                choices,
                allowed,
                meaning,
                isRequired,
                place,
                takesInput,
                standard,
                type);
    }

    /** The same, but a piped object supplies it. */
    public Parameter fromInput() {
        return new Parameter(
                name,
                aliases,
                kind,
                choices,
                allowed,
                meaning,
                isRequired,
                position,
                true,
                standard,
                type);
    }

    /** The same under another name. */
    public Parameter named(String other) {
        return new Parameter(
                other,
                aliases,
                kind,
                choices,
                allowed,
                meaning,
                isRequired,
                position,
                takesInput,
                standard,
                type);
    }

    /** The same with another name beside its own. */
    public Parameter alias(String alias) {
        return new Parameter(
                name,
                Stream.concat(aliases.stream(), Stream.of(alias)).toList(),
                kind,
                choices,
                allowed,
                meaning,
                isRequired,
                position,
                takesInput,
                standard,
                type);
    }

    private Parameter standard(Optional<String> value) {
        return new Parameter(
                name,
                aliases,
                kind,
                choices,
                allowed,
                meaning,
                isRequired,
                position,
                takesInput,
                value,
                type);
    }

    /** The same, given in another way. */
    public Parameter as(ValueKind other) {
        return new Parameter(
                name,
                aliases,
                other,
                choices,
                allowed,
                meaning,
                isRequired,
                position,
                takesInput,
                standard,
                type);
    }

    /** Whether this is its name or one of its aliases, in any case. */
    public boolean isNamed(String text) {
        return name.equalsIgnoreCase(text) || aliases.stream().anyMatch(text::equalsIgnoreCase);
    }

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return kind == ValueKind.SECRET;
    }

    private static <T> Optional<String> standardOf(Property<T> property) {
        return property.defaultValue()
                .map(value -> written(value, property.type().toStored(value)))
                .filter(text -> !text.isEmpty());
    }

    private static String written(Object value, Object stored) {
        return switch (stored) {
            case Boolean flag -> flag ? "$true" : "$false";
            case List<?> many ->
                    many.stream().map(String::valueOf).collect(Collectors.joining("; "));
            default -> String.valueOf(value);
        };
    }

    private static ValueKind kindOf(PropertyType<?> type) {
        return switch (type) {
            case PropertyType.Text _,
                    PropertyType.WholeOrUnlimited _,
                    PropertyType.Bytes _,
                    PropertyType.Moment _ ->
                    ValueKind.TEXT;
            case PropertyType.Whole _ -> ValueKind.NUMBER;
            case PropertyType.Bool _ -> ValueKind.BOOLEAN;
            case PropertyType.Choice<?> _ -> ValueKind.CHOICE;
            case PropertyType.Many _, PropertyType.Lines _ -> ValueKind.LIST;
            case PropertyType.Entries<?> _ -> ValueKind.ROWS;
            case PropertyType.Reference _ -> ValueKind.REFERENCE;
        };
    }

    private static List<String> choicesOf(PropertyType<?> type) {
        return type instanceof PropertyType.Choice<?> choice
                ? Arrays.stream(choice.names().getEnumConstants()).map(Enum::name).toList()
                : List.of();
    }
}
