package org.mynah.admin.shell.language;

import java.util.List;
import java.util.Optional;

/** The syntax tree of a script. All parts are immutable. */
public final class Syntax {

    private Syntax() {}

    /**
     * Statements with the parameters they declare.
     *
     * @param begin statements that run before the first object of the pipeline
     * @param process statements that run for each object of the pipeline; empty: none do
     * @param statements those of the end, or all of a block without parts
     * @param source the text between the braces, for showing it
     */
    public record Block(
            List<Declaration> parameters,
            List<Statement> begin,
            Optional<List<Statement>> process,
            List<Statement> statements,
            String source) {
        public Block {
            parameters = List.copyOf(parameters);
            begin = List.copyOf(begin);
            process = process.map(List::copyOf);
            statements = List.copyOf(statements);
        }

        /** Plain statements. */
        public static Block of(List<Statement> statements) {
            return new Block(List.of(), List.of(), Optional.empty(), statements, "");
        }

        /** The same with other parameters. */
        Block with(List<Declaration> others) {
            return new Block(others, begin, process, statements, source);
        }
    }

    /**
     * A declared parameter.
     *
     * @param isMandatory whether it must be given
     * @param takesInput whether an object of the pipeline supplies it
     * @param choices the values it may have; empty: any
     */
    public record Declaration(
            String name,
            Optional<String> type,
            Optional<Expression> defaultValue,
            boolean isMandatory,
            boolean takesInput,
            List<Expression> choices) {
        public Declaration {
            choices = List.copyOf(choices);
        }
    }

    /** A condition and what is done when it holds. */
    public record Branch(Statement condition, Block body) {}

    /** A case of a switch; without a condition it is the default. */
    public record Case(Optional<Expression> condition, Block body) {}

    /** A catch clause for exceptions of some classes; for all when none is named. */
    public record Catch(List<String> types, Block body) {
        public Catch {
            types = List.copyOf(types);
        }
    }

    /** Something that is done. */
    public sealed interface Statement {}

    /** Conditions in order; the first that holds decides. */
    public record If(List<Branch> branches, Optional<Block> otherwise) implements Statement {
        public If {
            branches = List.copyOf(branches);
        }
    }

    /** Once for each object. */
    public record ForEach(String variable, Statement items, Block body) implements Statement {}

    /** With a counter. */
    public record For(
            Optional<Statement> first,
            Optional<Statement> condition,
            Optional<Statement> next,
            Block body)
            implements Statement {}

    /** While a condition holds, or until it does; the body may come first. */
    public record While(Statement condition, Block body, boolean isUntil, boolean isBodyFirst)
            implements Statement {}

    /** How the cases of a switch are compared with the value. */
    public enum Comparison {
        EXACT,
        WILDCARD,
        REGEX
    }

    /** By the value. */
    public record Switch(
            Statement value, List<Case> cases, Comparison comparison, boolean isCaseSensitive)
            implements Statement {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /** Defines a function. */
    public record Function(String name, Block body) implements Statement {}

    /** With errors caught. */
    public record Try(Block body, List<Catch> catches, Optional<Block> last) implements Statement {
        public Try {
            catches = List.copyOf(catches);
        }
    }

    /** Ends a function. */
    public record Return(Optional<Statement> value) implements Statement {}

    /** Raises an error. */
    public record Throw(Optional<Statement> value) implements Statement {}

    /** Ends the script. */
    public record Exit(Optional<Statement> code) implements Statement {}

    /** Ends a loop. */
    public record Break() implements Statement {}

    /** Goes on with the next round of a loop. */
    public record Continue() implements Statement {}

    /** Gives a value to a variable, property or element; the operator is {@code =}, {@code +=} … */
    public record Assignment(Expression target, String operator, Statement value)
            implements Statement {}

    /** {@code ++} or {@code --}. */
    public record Increment(Expression target, boolean isDown) implements Statement {}

    /** Objects through stages. */
    public record Pipeline(List<Stage> stages) implements Statement {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /** One stage of a pipeline. */
    public sealed interface Stage {}

    /** Values at the head of a pipeline. */
    public record Values(Expression expression, List<Redirection> redirections) implements Stage {
        public Values {
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * A command with its arguments.
     *
     * @param isInPlace whether it is dot-sourced: it runs in the scope it stands in
     */
    public record Command(
            Expression name,
            List<Element> elements,
            List<Redirection> redirections,
            boolean isInPlace)
            implements Stage {
        public Command {
            elements = List.copyOf(elements);
            redirections = List.copyOf(redirections);
        }
    }

    /** What a redirection takes. */
    public enum Stream {
        OUTPUT,
        ERRORS,
        WARNINGS,
        OTHERS,
        ALL
    }

    /**
     * {@code > file}, {@code 2>> file}, {@code *>&1}.
     *
     * @param target the file; empty: where the output goes
     */
    public record Redirection(Stream stream, boolean appends, Optional<Expression> target) {}

    /** An argument of a command. */
    public sealed interface Element {}

    /** {@code -Name} or {@code -Name:}. */
    public record NameElement(String name, boolean hasColon) implements Element {}

    /** A hyphen alone. */
    public record HyphenElement() implements Element {}

    /** {@code @arguments}: the arguments that a variable holds. */
    public record SplatElement(String variable) implements Element {}

    /** A value. */
    public record ValueElement(Expression value, boolean isBareWord) implements Element {}

    /** Something with a value. */
    public sealed interface Expression {}

    /** A constant. */
    public record Literal(Object value) implements Expression {}

    /** {@code $name}. */
    public record Variable(String name) implements Expression {}

    /** A text with variables in it. */
    public record Expandable(List<Expression> parts) implements Expression {
        public Expandable {
            parts = List.copyOf(parts);
        }
    }

    /** {@code a, b}. */
    public record ListOf(List<Expression> items) implements Expression {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** {@code -not x}, {@code -x}, {@code ,x}. */
    public record Prefix(String operator, Expression operand) implements Expression {}

    /** {@code [type]x}. */
    public record Cast(String type, Expression operand) implements Expression {}

    /** {@code x -eq y}. */
    public record Binary(String operator, Expression left, Expression right)
            implements Expression {}

    /** {@code x.Name} or {@code [type]::Name}. */
    public record Member(Expression target, Expression name, boolean isStatic)
            implements Expression {}

    /** {@code x.Name(y)} or {@code [type]::Name(y)}. */
    public record Call(
            Expression target, Expression name, List<Expression> arguments, boolean isStatic)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code x[y]}. */
    public record Index(Expression target, Expression index) implements Expression {}

    /** {@code [type]}. */
    public record TypeName(String name) implements Expression {}

    /** {@code ( … )}. */
    public record Group(Statement statement) implements Expression {}

    /** {@code $( … )}. */
    public record Sub(Block block) implements Expression {}

    /** {@code @( … )}. */
    public record ArrayOf(Block block) implements Expression {}

    /** {@code @{ … }}. */
    public record HashOf(List<Entry> entries) implements Expression {
        public HashOf {
            entries = List.copyOf(entries);
        }
    }

    /** A key and what it stands for. */
    public record Entry(Expression key, Statement value) {}

    /** {@code { … }}. */
    public record BlockLiteral(Block block) implements Expression {}
}
