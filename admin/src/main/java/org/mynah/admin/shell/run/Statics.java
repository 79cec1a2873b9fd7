package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/** The static members that scripts may use (cmdlets §1.3); all others are UM-E025. */
final class Statics {

    private final Files files;
    private final Clock clock;

    Statics(Files files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    Object get(String type, String member) {
        return switch (key(type, member)) {
            case "datetime::now", "datetime::utcnow" -> clock.instant();
            case "datetime::today" -> Members.get(clock.instant(), "Date");
            case "math::pi" -> Math.PI;
            case "math::e" -> Math.E;
            case "string::empty" -> "";
            case "int::maxvalue", "int32::maxvalue" -> Integer.MAX_VALUE;
            case "int::minvalue", "int32::minvalue" -> Integer.MIN_VALUE;
            case "guid::empty" -> new UUID(0, 0).toString();
            default -> throw refuse(type, member);
        };
    }

    Object call(String type, String member, List<Object> arguments) {
        try {
            return result(type, member, arguments);
        } catch (DirectoryException refusal) {
            // A file that is missing or out of bounds is an error of the line, as of a command.
            throw ScriptError.of(refusal, member);
        }
    }

    private Object result(String type, String member, List<Object> arguments) {
        var key = key(type, member);
        if (key.startsWith("math::")) {
            return math(type, member, key.substring(6), arguments);
        }
        return switch (key) {
            case "io.file::readallbytes" -> files.read(text(arguments, 0, member));
            case "io.file::readalltext" -> files.readText(text(arguments, 0, member));
            case "io.file::exists" -> files.exists(text(arguments, 0, member));
            case "io.file::writeallbytes" -> {
                files.write(
                        text(arguments, 0, member),
                        (byte[]) Casts.cast("byte[]", at(arguments, 1, member)),
                        false);
                yield Nothing.NULL;
            }
            case "io.file::writealltext" -> {
                files.write(
                        text(arguments, 0, member),
                        text(arguments, 1, member).getBytes(StandardCharsets.UTF_8),
                        false);
                yield Nothing.NULL;
            }
            case "datetime::parse" -> Casts.cast("datetime", at(arguments, 0, member));
            case "guid::newguid" -> UUID.randomUUID().toString();
            case "string::join" -> {
                var values =
                        arguments.size() == 2
                                ? Values.list(arguments.get(1))
                                : arguments.subList(
                                        Math.min(1, arguments.size()), arguments.size());
                yield values.stream()
                        .map(Values::text)
                        .collect(Collectors.joining(text(arguments, 0, member)));
            }
            case "string::isnullorempty" -> text(arguments, 0, member).isEmpty();
            case "string::isnullorwhitespace" -> text(arguments, 0, member).isBlank();
            case "convert::tobase64string" ->
                    Base64.getEncoder()
                            .encodeToString(
                                    (byte[]) Casts.cast("byte[]", at(arguments, 0, member)));
            case "convert::frombase64string" -> {
                try {
                    yield Base64.getDecoder().decode(text(arguments, 0, member));
                } catch (IllegalArgumentException _) {
                    throw new ScriptError("The text is no base64.", "FormatError");
                }
            }
            default -> throw refuse(type, member);
        };
    }

    private static Object math(String type, String member, String name, List<Object> arguments) {
        var a = number(arguments, 0, member);
        var isWhole = a == Math.rint(a) && !(arguments.getFirst() instanceof Double);
        return switch (name) {
            case "abs" -> isWhole ? Values.whole(Math.abs((long) a)) : Math.abs(a);
            case "floor" -> Math.floor(a);
            case "ceiling" -> Math.ceil(a);
            case "truncate" -> a < 0 ? Math.ceil(a) : Math.floor(a);
            case "sqrt" -> Math.sqrt(a);
            case "log" -> Math.log(a);
            case "log10" -> Math.log10(a);
            case "sin" -> Math.sin(a);
            case "cos" -> Math.cos(a);
            case "tan" -> Math.tan(a);
            case "asin" -> Math.asin(a);
            case "acos" -> Math.acos(a);
            case "atan" -> Math.atan(a);
            case "atan2" -> Math.atan2(a, number(arguments, 1, member));
            case "sinh" -> Math.sinh(a);
            case "cosh" -> Math.cosh(a);
            case "tanh" -> Math.tanh(a);
            case "ieeeremainder" -> Math.IEEEremainder(a, number(arguments, 1, member));
            case "exp" -> Math.exp(a);
            case "sign" -> (int) Math.signum(a);
            case "pow" -> Math.pow(a, number(arguments, 1, member));
            case "max" ->
                    Values.order(arguments.get(0), at(arguments, 1, member), true) >= 0
                            ? arguments.get(0)
                            : arguments.get(1);
            case "min" ->
                    Values.order(arguments.get(0), at(arguments, 1, member), true) <= 0
                            ? arguments.get(0)
                            : arguments.get(1);
            case "round" -> {
                var places = arguments.size() > 1 ? Members.whole(arguments.get(1), member) : 0;
                if (places < 0 || places > 15) {
                    throw Members.outOfRange(member);
                }
                var scale = Math.pow(10, places);
                yield Math.rint(a * scale) / scale;
            }
            default -> throw refuse(type, member);
        };
    }

    private static String key(String type, String member) {
        var lower = type.toLowerCase(Locale.ROOT);
        var plain = lower.startsWith("system.") ? lower.substring(7) : lower;
        return plain + "::" + member.toLowerCase(Locale.ROOT);
    }

    private static Object at(List<Object> arguments, int index, String member) {
        if (index >= arguments.size()) {
            throw new ScriptError(
                    "The method '%s' needs %d arguments.".formatted(member, index + 1),
                    "MethodCountCouldNotFindBest");
        }
        return arguments.get(index);
    }

    private static String text(List<Object> arguments, int index, String member) {
        return Values.text(at(arguments, index, member));
    }

    private static double number(List<Object> arguments, int index, String member) {
        return Values.number(at(arguments, index, member))
                .map(Number::doubleValue)
                .orElseThrow(() -> Members.outOfRange(member));
    }

    private static ScriptError refuse(String type, String member) {
        return ScriptError.of(
                List.of(
                        new Problem(
                                ErrorId.E025,
                                "[%s]::%s is not available in this shell."
                                        .formatted(type, Formats.shortened(member)))),
                "");
    }
}
