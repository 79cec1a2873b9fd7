package org.mynah.admin.shell.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;

/** The operators between two values (cmdlets §1.2), apart from -and and -or, which decide early. */
final class Operators {

    private final Limits limits;
    private final Patterns patterns;

    /**
     * Operators within limits.
     *
     * @param checkTime called now and then while a pattern is matched; it may throw
     */
    Operators(Limits limits, Runnable checkTime) {
        this.limits = limits;
        this.patterns = new Patterns(checkTime);
    }

    Object apply(String name, Object left, Object right) {
        var lower = name.toLowerCase(Locale.ROOT);
        var isSensitive = lower.length() > 2 && lower.charAt(0) == 'c' && !lower.equals("contains");
        var plain =
                isSensitive
                                || (lower.length() > 2
                                        && lower.charAt(0) == 'i'
                                        && !isPlainWithI(lower))
                        ? lower.substring(1)
                        : lower;
        return switch (plain) {
            case "+" -> add(left, right);
            case "-" -> subtract(left, right);
            case "*" -> multiply(left, right);
            case "/" -> divide(left, right);
            case "%" -> remainder(left, right);
            case ".." -> range(left, right);
            case "f" -> Formats.apply(Values.text(left), Values.list(right));
            case "eq" -> filter(left, each -> Values.areEqual(each, right, isSensitive));
            case "ne" -> filter(left, each -> !Values.areEqual(each, right, isSensitive));
            case "gt" -> filter(left, each -> Values.order(each, right, isSensitive) > 0);
            case "ge" -> filter(left, each -> Values.order(each, right, isSensitive) >= 0);
            case "lt" -> filter(left, each -> Values.order(each, right, isSensitive) < 0);
            case "le" -> filter(left, each -> Values.order(each, right, isSensitive) <= 0);
            case "like" -> filter(left, like(right, isSensitive));
            case "notlike" -> filter(left, like(right, isSensitive).negate());
            case "match" -> filter(left, match(right, isSensitive));
            case "notmatch" -> filter(left, match(right, isSensitive).negate());
            case "contains" -> contains(left, right, isSensitive);
            case "notcontains" -> !contains(left, right, isSensitive);
            case "in" -> contains(right, left, isSensitive);
            case "notin" -> !contains(right, left, isSensitive);
            case "replace" -> replace(left, right, isSensitive);
            case "split" -> split(left, right, isSensitive);
            case "join" ->
                    Values.list(left).stream()
                            .map(Values::text)
                            .collect(Collectors.joining(Values.text(right)));
            case "is" -> Casts.isA(left, Values.text(right));
            case "isnot" -> !Casts.isA(left, Values.text(right));
            case "as" -> as(left, right);
            case "band" -> Values.whole(bits(left) & bits(right));
            case "bor" -> Values.whole(bits(left) | bits(right));
            case "bxor" -> Values.whole(bits(left) ^ bits(right));
            case "shl" -> Values.whole(bits(left) << bits(right));
            case "shr" -> Values.whole(bits(left) >> bits(right));
            case "xor" -> Values.truth(left) ^ Values.truth(right);
            default -> throw new ScriptError("'-" + name + "' is no operator.", "UnknownOperator");
        };
    }

    private static long bits(Object value) {
        return operand("-band", value).longValue();
    }

    /** What the groups of a pattern matched, by number and name. */
    Optional<HashTable> groups(String operator, Object left, Object right) {
        return left instanceof List<?>
                ? Optional.empty()
                : patterns.groups(
                        Values.text(right),
                        operator.toLowerCase(Locale.ROOT).startsWith("c"),
                        Values.text(left));
    }

    private static boolean isPlainWithI(String name) {
        return name.equals("isnot");
    }

    /** On a list, the elements for which the test holds; on one value, whether it does. */
    private static Object filter(Object left, Predicate<Object> test) {
        if (left instanceof List<?> many) {
            var kept = new ArrayList<Object>();
            for (var each : many) {
                if (test.test(each)) {
                    kept.add(each);
                }
            }
            return kept;
        }
        return test.test(left);
    }

    private static boolean contains(Object many, Object one, boolean isSensitive) {
        return Values.list(many).stream().anyMatch(each -> Values.areEqual(each, one, isSensitive));
    }

    Object add(Object left, Object right) {
        if (left instanceof HashTable table && right instanceof HashTable other) {
            var sum = new HashTable();
            sum.putAll(table);
            sum.putAll(other);
            return sum;
        }
        if (left instanceof Collection<?> || left instanceof byte[]) {
            var sum = new ArrayList<>(Values.list(left));
            sum.addAll(right == Nothing.NULL ? List.of(Nothing.NULL) : Values.list(right));
            return checked(sum);
        }
        if (left == Nothing.NULL) {
            return right;
        }
        if (left instanceof Number || left instanceof Boolean) {
            return arithmetic("+", left, right);
        }
        if (left instanceof Instant time && right instanceof Item span && Spans.isSpan(span)) {
            return time.plus(Spans.length(span));
        }
        return checked(Values.text(left) + Values.text(right));
    }

    private Object subtract(Object left, Object right) {
        // A documented script takes an address out of a list by -=.
        if (left instanceof List<?> many) {
            var rest = new ArrayList<Object>(many);
            for (var gone : Values.list(right)) {
                rest.removeIf(each -> Values.areEqual(each, gone, false));
            }
            return rest;
        }
        if (left instanceof Instant time) {
            return right instanceof Item span && Spans.isSpan(span)
                    ? time.minus(Spans.length(span))
                    : Values.instant(right)
                            .map(other -> (Object) Spans.of(Duration.between(other, time)))
                            .orElseGet(() -> arithmetic("-", left, right));
        }
        return arithmetic("-", left, right);
    }

    private Object multiply(Object left, Object right) {
        if (left instanceof String text) {
            var times = count(right);
            if ((long) text.length() * times > limits.longestText()) {
                throw tooLong();
            }
            return text.repeat(times);
        }
        if (left instanceof List<?> many) {
            var times = count(right);
            if ((long) many.size() * times > limits.largestList()) {
                throw tooMany();
            }
            var product = new ArrayList<Object>();
            for (int i = 0; i < times; i++) {
                product.addAll(many);
            }
            return product;
        }
        return arithmetic("*", left, right);
    }

    private static int count(Object right) {
        var times = Values.number(right).map(Number::longValue).orElse(0L);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, times));
    }

    private static Object divide(Object left, Object right) {
        var l = operand("/", left);
        var r = operand("/", right);
        if (r.doubleValue() == 0 && !(l instanceof Double) && !(r instanceof Double)) {
            throw new ScriptError("Attempted to divide by zero.", "DivideByZero");
        }
        if (isWhole(l) && isWhole(r) && l.longValue() % r.longValue() == 0) {
            return Values.whole(l.longValue() / r.longValue());
        }
        if (l instanceof BigDecimal || r instanceof BigDecimal) {
            return new BigDecimal(l.toString())
                    .divide(new BigDecimal(r.toString()), 28, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
        }
        return l.doubleValue() / r.doubleValue();
    }

    private static Object remainder(Object left, Object right) {
        var l = operand("%", left);
        var r = operand("%", right);
        if (isWhole(l) && isWhole(r)) {
            if (r.longValue() == 0) {
                throw new ScriptError("Attempted to divide by zero.", "DivideByZero");
            }
            return Values.whole(l.longValue() % r.longValue());
        }
        return l.doubleValue() % r.doubleValue();
    }

    private static Object arithmetic(String name, Object left, Object right) {
        var l = operand(name, left);
        var r = operand(name, right);
        if (isWhole(l) && isWhole(r)) {
            try {
                return Values.whole(
                        switch (name) {
                            case "+" -> Math.addExact(l.longValue(), r.longValue());
                            case "-" -> Math.subtractExact(l.longValue(), r.longValue());
                            default -> Math.multiplyExact(l.longValue(), r.longValue());
                        });
            } catch (ArithmeticException _) {
                // Beyond 64 bits a number goes on as a floating-point one.
            }
        } else if (l instanceof BigDecimal || r instanceof BigDecimal) {
            var a = new BigDecimal(l.toString());
            var b = new BigDecimal(r.toString());
            return switch (name) {
                case "+" -> a.add(b);
                case "-" -> a.subtract(b);
                default -> a.multiply(b);
            };
        }
        return switch (name) {
            case "+" -> l.doubleValue() + r.doubleValue();
            case "-" -> l.doubleValue() - r.doubleValue();
            default -> l.doubleValue() * r.doubleValue();
        };
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static Number operand(String name, Object value) {
        return Values.number(value)
                .orElseThrow(() ->
                        new ScriptError(
                                "'%s' is no number; '%s' needs one."
                                        .formatted(Formats.shortened(Values.text(value)), name),
                                "InvalidArgument"));
    }

    private Object range(Object left, Object right) {
        var from = operand("..", left).longValue();
        var to = operand("..", right).longValue();
        var size = Math.abs(Math.subtractExact(to, from)) + 1;
        if (size > limits.largestList()) {
            throw tooMany();
        }
        var numbers = new ArrayList<Object>((int) size);
        for (var i = from; from <= to ? i <= to : i >= to; i += from <= to ? 1 : -1) {
            numbers.add(Values.whole(i));
        }
        return numbers;
    }

    private Predicate<Object> like(Object pattern, boolean isSensitive) {
        return patterns.like(Values.text(pattern), isSensitive);
    }

    private Predicate<Object> match(Object pattern, boolean isSensitive) {
        return patterns.match(Values.text(pattern), isSensitive);
    }

    private Object replace(Object left, Object right, boolean isSensitive) {
        var parts = Values.list(right);
        var pattern = parts.isEmpty() ? "" : Values.text(parts.getFirst());
        var with = parts.size() > 1 ? Values.text(parts.get(1)) : "";
        if (left instanceof List<?> many) {
            return many.stream()
                    .map(each ->
                            (Object)
                                    checked(
                                            patterns.replaced(
                                                    pattern, isSensitive, Values.text(each), with)))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        return checked(patterns.replaced(pattern, isSensitive, Values.text(left), with));
    }

    private Object split(Object left, Object right, boolean isSensitive) {
        var parts = Values.list(right);
        var pattern = parts.isEmpty() ? "\\s+" : Values.text(parts.getFirst());
        var most = parts.size() > 1 ? count(parts.get(1)) : 0;
        var pieces = new ArrayList<Object>();
        for (var each : Values.list(left)) {
            pieces.addAll(patterns.split(pattern, isSensitive, Values.text(each), most));
        }
        return checked(pieces);
    }

    private Object as(Object left, Object right) {
        try {
            return Casts.cast(Values.text(right), left);
        } catch (ScriptError _) {
            return Nothing.NULL;
        }
    }

    private List<Object> checked(List<Object> list) {
        if (list.size() > limits.largestList()) {
            throw tooMany();
        }
        return list;
    }

    private String checked(String text) {
        if (text.length() > limits.longestText()) {
            throw tooLong();
        }
        return text;
    }

    private ScriptError tooMany() {
        return new ScriptError(
                "A list has at most %d elements.".formatted(limits.largestList()), "ListTooLarge");
    }

    private ScriptError tooLong() {
        return new ScriptError(
                "A text has at most %d characters.".formatted(limits.longestText()), "TextTooLong");
    }
}
