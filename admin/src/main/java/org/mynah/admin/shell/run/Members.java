package org.mynah.admin.shell.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/** Properties and methods of values (cmdlets §1.2, §1.3). */
final class Members {

    private Members() {}

    /** The value of a property; null where there is none, as scripts expect. */
    static Object get(Object target, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return switch (target) {
            case Item item -> item.find(name).orElseGet(() -> ofAny(target, lower));
            case HashTable table ->
                    table.find(name)
                            .orElseGet(() ->
                                    switch (lower) {
                                        case "count" -> table.size();
                                        case "keys" -> new ArrayList<Object>(table.keySet());
                                        case "values" -> new ArrayList<>(table.values());
                                        default -> Nothing.NULL;
                                    });
            case byte[] bytes ->
                    lower.equals("length") || lower.equals("count") ? bytes.length : Nothing.NULL;
            case List<?> many -> ofList(many, name, lower);
            case String text -> lower.equals("length") ? text.length() : ofAny(target, lower);
            case Instant instant -> ofInstant(instant, lower);
            default -> ofAny(target, lower);
        };
    }

    private static Object ofAny(Object target, String lower) {
        if (target == Nothing.NULL) {
            return lower.equals("count") || lower.equals("length") ? 0 : Nothing.NULL;
        }
        return lower.equals("count") || lower.equals("length") ? 1 : Nothing.NULL;
    }

    /** Length of a list, or the property of each element. */
    private static Object ofList(List<?> many, String name, String lower) {
        if (lower.equals("count") || lower.equals("length")) {
            return many.size();
        }
        var values = new ArrayList<Object>();
        for (var each : many) {
            values.addAll(Values.list(get(each, name)));
        }
        return values.isEmpty() ? Nothing.NULL : values.size() == 1 ? values.getFirst() : values;
    }

    private static Object ofInstant(Instant instant, String lower) {
        var time = instant.atZone(ZoneId.systemDefault());
        return switch (lower) {
            case "year" -> time.getYear();
            case "month" -> time.getMonthValue();
            case "day" -> time.getDayOfMonth();
            case "hour" -> time.getHour();
            case "minute" -> time.getMinute();
            case "second" -> time.getSecond();
            case "dayofweek" ->
                    time.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, Locale.US);
            case "dayofyear" -> time.getDayOfYear();
            case "date" -> time.truncatedTo(ChronoUnit.DAYS).toInstant();
            default -> ofAny(instant, lower);
        };
    }

    /** Sets a property of an object or key of a hash table. */
    static void set(Object target, String name, Object value) {
        switch (target) {
            case Item item -> item.set(name, value);
            case HashTable table -> table.put(name, value);
            default ->
                    throw new ScriptError(
                            "The property '%s' cannot be set on a value of type %s."
                                    .formatted(name, Values.typeName(target)),
                            "PropertyNotFound");
        }
    }

    /** Calls a method. */
    static Object call(Object target, String name, List<Object> arguments) {
        var lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "tostring" -> {
                return arguments.isEmpty()
                        ? Values.text(target)
                        : Formats.one(target, Values.text(arguments.getFirst()));
            }
            case "gettype" -> {
                var type = Values.typeName(target);
                return new Item("Type").set("Name", type).set("FullName", "System." + type);
            }
            case "equals" -> {
                return Values.areEqual(target, argument(arguments, 0, name), true);
            }
            default -> {}
        }
        return switch (target) {
            case List<?> many -> ofList(changeable(many), lower, name, arguments);
            case HashTable table -> ofTable(table, lower, name, arguments);
            case String text -> ofText(text, lower, name, arguments);
            case Instant instant -> ofTime(instant, lower, name, arguments);
            default -> throw notFound(target, name);
        };
    }

    private static Object ofList(
            List<Object> many, String lower, String name, List<Object> arguments) {
        return switch (lower) {
            case "add" -> {
                many.add(argument(arguments, 0, name));
                yield Nothing.NULL;
            }
            case "addrange" -> {
                many.addAll(Values.list(argument(arguments, 0, name)));
                yield Nothing.NULL;
            }
            case "remove" -> {
                var gone = argument(arguments, 0, name);
                for (int i = 0; i < many.size(); i++) {
                    if (Values.areEqual(many.get(i), gone, false)) {
                        many.remove(i);
                        yield true;
                    }
                }
                yield false;
            }
            case "insert" -> {
                many.add(index(many, arguments, name, 1), argument(arguments, 1, name));
                yield Nothing.NULL;
            }
            case "removeat" -> {
                many.remove(index(many, arguments, name, 0));
                yield Nothing.NULL;
            }
            case "contains" ->
                    many.stream()
                            .anyMatch(each ->
                                    Values.areEqual(each, argument(arguments, 0, name), false));
            case "indexof" -> {
                var wanted = argument(arguments, 0, name);
                for (int i = 0; i < many.size(); i++) {
                    if (Values.areEqual(many.get(i), wanted, false)) {
                        yield i;
                    }
                }
                yield -1;
            }
            case "item" -> many.get(index(many, arguments, name, 0));
            case "clear" -> {
                many.clear();
                yield Nothing.NULL;
            }
            case "toarray" -> new ArrayList<>(many);
            default -> throw notFound(many, name);
        };
    }

    private static Object ofTable(
            HashTable table, String lower, String name, List<Object> arguments) {
        return switch (lower) {
            case "add" -> {
                table.put(Values.text(argument(arguments, 0, name)), argument(arguments, 1, name));
                yield Nothing.NULL;
            }
            case "remove" -> {
                table.drop(Values.text(argument(arguments, 0, name)));
                yield Nothing.NULL;
            }
            case "contains", "containskey" ->
                    table.find(Values.text(argument(arguments, 0, name))).isPresent();
            case "item" ->
                    table.find(Values.text(argument(arguments, 0, name))).orElse(Nothing.NULL);
            default -> throw notFound(table, name);
        };
    }

    private static Object ofText(String text, String lower, String name, List<Object> arguments) {
        return switch (lower) {
            case "toupper", "toupperinvariant" -> text.toUpperCase(Locale.ROOT);
            case "tolower", "tolowerinvariant" -> text.toLowerCase(Locale.ROOT);
            case "trim" -> text.strip();
            case "trimstart" -> text.stripLeading();
            case "trimend" -> text.stripTrailing();
            case "startswith" -> text.startsWith(Values.text(argument(arguments, 0, name)));
            case "endswith" -> text.endsWith(Values.text(argument(arguments, 0, name)));
            case "contains" -> text.contains(Values.text(argument(arguments, 0, name)));
            case "indexof" -> text.indexOf(Values.text(argument(arguments, 0, name)));
            case "lastindexof" -> text.lastIndexOf(Values.text(argument(arguments, 0, name)));
            case "replace" ->
                    text.replace(
                            Values.text(argument(arguments, 0, name)),
                            Values.text(argument(arguments, 1, name)));
            case "split" -> {
                var marks = Values.text(argument(arguments, 0, name));
                var regex = marks.isEmpty() ? "\\s+" : "[" + Pattern.quote(marks) + "]";
                yield new ArrayList<Object>(Arrays.asList(text.split(regex, -1)));
            }
            case "substring" -> {
                var from = whole(argument(arguments, 0, name), name);
                var length =
                        arguments.size() > 1 ? whole(arguments.get(1), name) : text.length() - from;
                if (from < 0 || length < 0 || from + length > text.length()) {
                    throw outOfRange(name);
                }
                yield text.substring(from, from + length);
            }
            case "padleft", "padright" -> {
                var width = whole(argument(arguments, 0, name), name);
                if (width < 0 || width > 10_000) {
                    throw outOfRange(name);
                }
                var mark = arguments.size() > 1 ? Values.text(arguments.get(1)) : " ";
                if (mark.length() != 1) {
                    throw outOfRange(name);
                }
                var fill = mark.repeat(Math.max(0, width - text.length()));
                yield lower.equals("padleft") ? fill + text : text + fill;
            }
            default -> throw notFound(text, name);
        };
    }

    private static Object ofTime(
            Instant instant, String lower, String name, List<Object> arguments) {
        var time = instant.atZone(ZoneId.systemDefault());
        try {
            return switch (lower) {
                case "adddays" -> plus(time, argument(arguments, 0, name), 86_400_000, name);
                case "addhours" -> plus(time, argument(arguments, 0, name), 3_600_000, name);
                case "addminutes" -> plus(time, argument(arguments, 0, name), 60_000, name);
                case "addseconds" -> plus(time, argument(arguments, 0, name), 1_000, name);
                case "addmonths" ->
                        time.plusMonths(whole(argument(arguments, 0, name), name)).toInstant();
                case "addyears" ->
                        time.plusYears(whole(argument(arguments, 0, name), name)).toInstant();
                case "touniversaltime", "tolocaltime" -> instant;
                default -> throw notFound(instant, name);
            };
        } catch (java.time.DateTimeException | ArithmeticException _) {
            throw outOfRange(name);
        }
    }

    private static Instant plus(ZonedDateTime time, Object amount, long unit, String name) {
        var number = Values.number(amount).orElseThrow(() -> outOfRange(name)).doubleValue() * unit;
        return time.toInstant().plusMillis(Math.round(number));
    }

    private static Object argument(List<Object> arguments, int index, String name) {
        if (index >= arguments.size()) {
            throw new ScriptError(
                    "The method '%s' needs %d arguments.".formatted(name, index + 1),
                    "MethodCountCouldNotFindBest");
        }
        return arguments.get(index);
    }

    static int whole(Object value, String name) {
        return Values.number(value)
                .filter(number -> number.longValue() == number.intValue())
                .map(Number::intValue)
                .orElseThrow(() -> outOfRange(name));
    }

    /** An index that begins from 0, or from the end when negative. */
    private static int index(List<Object> many, List<Object> arguments, String name, int beyond) {
        var index = whole(argument(arguments, 0, name), name);
        var real = index < 0 ? many.size() + index : index;
        if (real < 0 || real >= many.size() + beyond) {
            throw outOfRange(name);
        }
        return real;
    }

    @SuppressWarnings("unchecked") // Lists of a session hold objects and nothing else.
    static List<Object> changeable(List<?> many) {
        return (List<Object>) many;
    }

    static ScriptError outOfRange(String name) {
        return new ScriptError(
                "The index or argument of '%s' is out of range.".formatted(name),
                "IndexOutOfRange");
    }

    private static ScriptError notFound(Object target, String name) {
        if (target == Nothing.NULL) {
            return new ScriptError(
                    "The method '%s' cannot be called on a null value.".formatted(name),
                    "InvokeMethodOnNull");
        }
        return new ScriptError(
                List.of(
                        ErrorRecord.of(
                                new Problem(
                                        ErrorId.E025,
                                        "The method '%s' of %s is not available in this shell."
                                                .formatted(name, Values.typeName(target))),
                                "")));
    }
}
