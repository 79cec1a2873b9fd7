package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.ScriptParser;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.admin.shell.language.SyntaxException;

/** Works out expressions, and assigns to those that name a place. One thread. */
final class Expressions {

    private final Session session;
    private final Interpreter interpreter;
    private final Operators operators;
    private final Statics statics;

    Expressions(Session session, Interpreter interpreter) {
        this.session = session;
        this.interpreter = interpreter;
        this.operators = new Operators(session.limits(), session.usage()::checkTime);
        this.statics = new Statics(session.files(), session.clock());
    }

    Object evaluate(Syntax.Expression expression, Scope scope) {
        session.usage().enter();
        try {
            return valueOf(expression, scope);
        } finally {
            session.usage().leave();
        }
    }

    private Object valueOf(Syntax.Expression expression, Scope scope) {
        return switch (expression) {
            case Syntax.Literal(var value) -> value;
            case Syntax.Variable(var name) -> session.variable(name, scope);
            case Syntax.Expandable(var parts) -> expanded(parts, scope);
            case Syntax.ListOf(var items) -> {
                var list = new ArrayList<Object>(items.size());
                items.forEach(item -> list.add(evaluate(item, scope)));
                yield list;
            }
            case Syntax.Prefix(var operator, var operand) -> prefix(operator, operand, scope);
            case Syntax.Cast(var type, var operand) -> cast(type, evaluate(operand, scope), scope);
            case Syntax.Binary binary -> binary(binary, scope);
            case Syntax.Member member -> member(member, scope);
            case Syntax.Call call -> call(call, scope);
            case Syntax.Index(var target, var index) ->
                    element(evaluate(target, scope), evaluate(index, scope));
            case Syntax.TypeName(var name) -> name;
            case Syntax.Group(var statement) -> interpreter.valueOf(statement, scope);
            case Syntax.Sub(var block) -> interpreter.collected(block, scope);
            case Syntax.ArrayOf(var block) -> interpreter.listOf(block, scope);
            case Syntax.HashOf(var entries) -> {
                var table = new HashTable();
                for (var entry : entries) {
                    table.put(
                            Values.text(evaluate(entry.key(), scope)),
                            interpreter.valueOf(entry.value(), scope));
                }
                yield table;
            }
            case Syntax.BlockLiteral(var block) -> new ScriptBlock(block, scope);
        };
    }

    private String expanded(List<Syntax.Expression> parts, Scope scope) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(Values.text(evaluate(part, scope)));
            if (text.length() > session.limits().longestText()) {
                throw new ScriptError(
                        "A text has at most %d characters."
                                .formatted(session.limits().longestText()),
                        "TextTooLong");
            }
        }
        return text.toString();
    }

    private Object prefix(String operator, Syntax.Expression operand, Scope scope) {
        var value = evaluate(operand, scope);
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "not" -> !Values.truth(value);
            case "-" -> operators.apply("-", 0, value);
            case "+" -> operators.apply("+", 0, value);
            case "," -> {
                var list = new ArrayList<Object>();
                list.add(value);
                yield list;
            }
            case "join" -> operators.apply("join", value, "");
            case "split", "isplit", "csplit" -> operators.apply("split", value, "\\s+");
            case "bnot" ->
                    Values.number(value)
                            .map(number -> (Object) Values.whole(~number.longValue()))
                            .orElse(Nothing.NULL);
            default ->
                    throw new ScriptError("'-" + operator + "' is no operator.", "UnknownOperator");
        };
    }

    private Object binary(Syntax.Binary binary, Scope scope) {
        var left = evaluate(binary.left(), scope);
        return switch (binary.operator().toLowerCase(Locale.ROOT)) {
            case "and" -> Values.truth(left) && Values.truth(evaluate(binary.right(), scope));
            case "or" -> Values.truth(left) || Values.truth(evaluate(binary.right(), scope));
            default -> {
                var right = evaluate(binary.right(), scope);
                yield compare(binary.operator(), left, right, scope);
            }
        };
    }

    /** The value of an operator between two values; {@code -match} also sets {@code $Matches}. */
    Object compare(String operator, Object left, Object right, Scope scope) {
        var value = operators.apply(operator, left, right);
        if (value.equals(true) && operator.toLowerCase(Locale.ROOT).endsWith("match")) {
            operators
                    .groups(operator, left, right)
                    .ifPresent(groups -> scope.set("Matches", groups));
        }
        return value;
    }

    private static Object cast(String type, Object value, Scope scope) {
        return type.equalsIgnoreCase("scriptblock") && value instanceof String text
                ? new ScriptBlock(parsed(text), scope)
                : Casts.cast(type, value);
    }

    private static Syntax.Block parsed(String text) {
        try {
            return ScriptParser.parse(text);
        } catch (SyntaxException e) {
            throw new ScriptError("The text is no script. " + e.getMessage(), "ParseError");
        }
    }

    private Object member(Syntax.Member member, Scope scope) {
        var name = Values.text(evaluate(member.name(), scope));
        if (member.isStatic()) {
            return statics.get(typeOf(member.target()), name);
        }
        return Members.get(evaluate(member.target(), scope), name);
    }

    private Object call(Syntax.Call call, Scope scope) {
        var name = Values.text(evaluate(call.name(), scope));
        var arguments = call.arguments().stream().map(each -> evaluate(each, scope)).toList();
        if (call.isStatic()) {
            return statics.call(typeOf(call.target()), name, arguments);
        }
        var target = evaluate(call.target(), scope);
        if (target instanceof ScriptBlock block && name.equalsIgnoreCase("Invoke")) {
            return interpreter.call(block, arguments);
        }
        if (name.equalsIgnoreCase("ForEach") || name.equalsIgnoreCase("Where")) {
            return each(target, name, arguments);
        }
        return Members.call(target, name, arguments);
    }

    /** {@code $list.ForEach({ … })} and {@code $list.Where({ … })}. */
    private Object each(Object target, String name, List<Object> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof ScriptBlock block)) {
            throw new ScriptError(
                    "The method '%s' needs a script block.".formatted(name),
                    "MethodCountCouldNotFindBest");
        }
        var objects = new ArrayList<Object>();
        var into = interpreter.into(objects);
        for (var each : Values.list(target)) {
            if (name.equalsIgnoreCase("ForEach")) {
                interpreter.invoke(block, each, into);
            } else {
                var held = new ArrayList<Object>();
                interpreter.invoke(block, each, interpreter.into(held));
                if (Values.truth(held)) {
                    into.write(each);
                }
            }
        }
        return objects;
    }

    private static String typeOf(Syntax.Expression target) {
        if (target instanceof Syntax.TypeName(var name)) {
            return name;
        }
        throw new ScriptError("'::' follows a type in brackets.", "TypeExpected");
    }

    private static Object element(Object target, Object index) {
        if (target instanceof HashTable table) {
            return table.find(Values.text(index)).orElse(Nothing.NULL);
        }
        if (target instanceof Item item && index instanceof String name) {
            return item.find(name).orElse(Nothing.NULL);
        }
        if (target == Nothing.NULL) {
            throw new ScriptError("Cannot index into a null value.", "NullArray");
        }
        if (index instanceof List<?> many) {
            var chosen = new ArrayList<Object>();
            for (var each : many) {
                var value = element(target, each);
                if (value != Nothing.NULL) {
                    chosen.add(value);
                }
            }
            return chosen;
        }
        var at = Members.whole(index, "[]");
        if (target instanceof String text) {
            var real = at < 0 ? text.length() + at : at;
            return real < 0 || real >= text.length()
                    ? Nothing.NULL
                    : String.valueOf(text.charAt(real));
        }
        var list = Values.list(target);
        var real = at < 0 ? list.size() + at : at;
        return real < 0 || real >= list.size() ? Nothing.NULL : list.get(real);
    }

    // ---- assignment

    /** Gives a value to a variable, property or element. */
    void assign(Syntax.Expression target, String operator, Object value, Scope scope) {
        switch (target) {
            case Syntax.Variable(var name) ->
                    session.setVariable(
                            name,
                            operator.equals("=")
                                    ? value
                                    : combined(operator, session.variable(name, scope), value),
                            scope);
            case Syntax.Cast(var type, var operand) ->
                    assign(
                            operand,
                            "=",
                            Casts.cast(
                                    type,
                                    operator.equals("=")
                                            ? value
                                            : combined(operator, evaluate(operand, scope), value)),
                            scope);
            case Syntax.Member member when !member.isStatic() -> {
                var owner = evaluate(member.target(), scope);
                var name = Values.text(evaluate(member.name(), scope));
                var fresh =
                        operator.equals("=")
                                ? value
                                : combined(operator, Members.get(owner, name), value);
                Members.set(owner, name, fresh);
            }
            case Syntax.Index(var list, var index) ->
                    setElement(evaluate(list, scope), evaluate(index, scope), operator, value);
            case Syntax.Call call when isItem(call) ->
                    setElement(
                            evaluate(call.target(), scope),
                            evaluate(call.arguments().getFirst(), scope),
                            operator,
                            value);
            case Syntax.ListOf(var targets) -> assignEach(targets, value, scope);
            default ->
                    throw new ScriptError(
                            "Nothing can be assigned to this expression.", "InvalidLeftHandSide");
        }
    }

    private Object combined(String operator, Object present, Object value) {
        return operators.apply(operator.substring(0, 1), present, value);
    }

    /** {@code $list.Item(2) = …}, as documented scripts write it. */
    private static boolean isItem(Syntax.Call call) {
        return call.name() instanceof Syntax.Literal(var name)
                && String.valueOf(name).equalsIgnoreCase("Item")
                && call.arguments().size() == 1;
    }

    private void setElement(Object target, Object index, String operator, Object value) {
        switch (target) {
            case HashTable table -> {
                var key = Values.text(index);
                table.put(
                        key,
                        operator.equals("=")
                                ? value
                                : combined(operator, table.find(key).orElse(Nothing.NULL), value));
            }
            case Item item when index instanceof String name -> item.set(name, value);
            case List<?> many -> {
                var list = Members.changeable(many);
                var at = Members.whole(index, "[]");
                var real = at < 0 ? list.size() + at : at;
                if (real < 0 || real >= list.size()) {
                    throw Members.outOfRange("[]");
                }
                // .Item(1) -= "address" takes the element out (cmdlets §9).
                if (operator.equals("-=") && list.get(real) instanceof String) {
                    list.remove(real);
                } else {
                    list.set(
                            real,
                            operator.equals("=")
                                    ? value
                                    : combined(operator, list.get(real), value));
                }
            }
            default -> throw new ScriptError("This value has no elements to set.", "CannotIndex");
        }
    }

    /** {@code $a, $b = 1, 2}: the last one takes the rest. */
    private void assignEach(List<Syntax.Expression> targets, Object value, Scope scope) {
        var values = Values.list(value);
        for (int i = 0; i < targets.size(); i++) {
            var isLast = i == targets.size() - 1;
            Object part =
                    i >= values.size()
                            ? Nothing.NULL
                            : isLast && values.size() > targets.size()
                                    ? new ArrayList<>(values.subList(i, values.size()))
                                    : values.get(i);
            assign(targets.get(i), "=", part, scope);
        }
    }

    void increment(Syntax.Expression target, boolean isDown, Scope scope) {
        assign(target, isDown ? "-=" : "+=", 1, scope);
    }

    /** The named arguments in a hash table, and the positional ones in a list, for {@code @x}. */
    static Map<String, Object> named(Object value) {
        return value instanceof HashTable table ? table : Map.of();
    }
}
