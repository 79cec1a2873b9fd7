package org.mynah.admin.shell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mynah.admin.shell.grammar.Shell;

/** Turns the parser's tree into the syntax tree. One thread. */
final class TreeBuilder {

    /** Expressions within expressions; a chain of operators counts each of them. */
    static final int DEEPEST_EXPRESSION = 1000;

    private final String script;
    private final int depth;
    private int expressionDepth;

    TreeBuilder(String script, int depth) {
        this.script = script;
        this.depth = depth;
    }

    Syntax.Block block(Shell.StatementsContext context, String source) {
        var parameters =
                context.parameters() == null
                        ? List.<Syntax.Declaration>of()
                        : declarations(context.parameters().declarations());
        var statements = statements(context);
        if (context.phase().isEmpty()) {
            return new Syntax.Block(parameters, List.of(), Optional.empty(), statements, source);
        }
        if (!statements.isEmpty()) {
            throw ScriptParser.error(
                    script,
                    "Beside begin, process and end blocks there are no other statements.",
                    context.phase(0).getStart().getStartIndex(),
                    false);
        }
        return new Syntax.Block(
                parameters,
                phase(context, Shell.BEGIN).orElse(List.of()),
                phase(context, Shell.PROCESS),
                phase(context, Shell.LAST).orElse(List.of()),
                source);
    }

    private Optional<List<Syntax.Statement>> phase(Shell.StatementsContext context, int type) {
        return context.phase().stream()
                .filter(each -> each.getStart().getType() == type)
                .map(each -> statements(each.block().statements()))
                .reduce((_, later) -> later);
    }

    private Syntax.Block block(Shell.BlockContext context) {
        return block(context.statements(), inside(context));
    }

    /** The text between the braces. */
    private String inside(ParserRuleContext context) {
        var from = context.getStart().getStopIndex() + 1;
        var end = context.getStop().getStartIndex();
        return from <= end ? script.substring(from, end) : "";
    }

    private List<Syntax.Statement> statements(Shell.StatementsContext context) {
        var statements = new ArrayList<Syntax.Statement>();
        for (var child : context.children == null ? List.<Object>of() : context.children) {
            switch (child) {
                case Shell.CompoundContext compound -> statements.add(compound(compound));
                case Shell.SimpleContext simple -> statements.add(simple(simple));
                default -> {}
            }
        }
        return statements;
    }

    private List<Syntax.Declaration> declarations(Shell.DeclarationsContext context) {
        if (context == null) {
            return List.of();
        }
        return context.declaration().stream().map(this::declaration).toList();
    }

    private Syntax.Declaration declaration(Shell.DeclarationContext context) {
        var choices = new ArrayList<Syntax.Expression>();
        var isMandatory = false;
        var takesInput = false;
        for (var attribute : context.attribute()) {
            var isChoice = named(attribute.ATTRIBUTE(), "[ValidateSet(");
            for (var setting : attribute.setting()) {
                if (isChoice && setting.KEY() == null) {
                    choices.add(expression(setting.expression()));
                }
                isMandatory |= isOn(setting, "Mandatory");
                takesInput |=
                        isOn(setting, "ValueFromPipeline")
                                || isOn(setting, "ValueFromPipelineByPropertyName");
            }
        }
        return new Syntax.Declaration(
                context.VARIABLE().getText(),
                context.TYPE().stream().map(TerminalNode::getText).findFirst(),
                Optional.ofNullable(context.expression()).map(this::expression),
                isMandatory,
                takesInput,
                choices);
    }

    private static boolean named(TerminalNode node, String name) {
        return node.getText().replace(" ", "").equalsIgnoreCase(name);
    }

    /** {@code Mandatory} or {@code Mandatory=$true}. */
    private static boolean isOn(Shell.SettingContext setting, String name) {
        return setting.KEY() != null
                && setting.KEY().getText().equalsIgnoreCase(name)
                && (setting.expression() == null
                        || !setting.expression().getText().equalsIgnoreCase("false"));
    }

    // ---- statements

    private Syntax.Statement compound(Shell.CompoundContext context) {
        return switch (context) {
            case Shell.IfStatementContext each -> ifStatement(each);
            case Shell.ForeachStatementContext each ->
                    new Syntax.ForEach(
                            each.VARIABLE().getText(),
                            pipeline(each.pipeline()),
                            block(each.block()));
            case Shell.ForStatementContext each ->
                    new Syntax.For(
                            optional(each.first),
                            optional(each.condition),
                            optional(each.next),
                            block(each.block()));
            case Shell.WhileStatementContext each ->
                    new Syntax.While(pipeline(each.pipeline()), block(each.block()), false, false);
            case Shell.DoStatementContext each ->
                    new Syntax.While(
                            pipeline(each.pipeline()),
                            block(each.block()),
                            each.UNTIL() != null,
                            true);
            case Shell.SwitchStatementContext each -> switchStatement(each);
            case Shell.FunctionStatementContext each -> function(each);
            case Shell.TryStatementContext each -> tryStatement(each);
            default -> throw new IllegalStateException("no rule for " + context.getClass());
        };
    }

    private Syntax.Statement ifStatement(Shell.IfStatementContext context) {
        var branches = new ArrayList<Syntax.Branch>();
        for (int i = 0; i < context.pipeline().size(); i++) {
            branches.add(new Syntax.Branch(pipeline(context.pipeline(i)), block(context.block(i))));
        }
        var otherwise =
                context.ELSE() == null
                        ? Optional.<Syntax.Block>empty()
                        : Optional.of(block(context.block(context.block().size() - 1)));
        return new Syntax.If(branches, otherwise);
    }

    private Syntax.Statement switchStatement(Shell.SwitchStatementContext context) {
        var comparison = Syntax.Comparison.EXACT;
        var isCaseSensitive = false;
        for (var option : context.PARAMETER()) {
            switch (option.getText().toLowerCase(Locale.ROOT)) {
                case "regex" -> comparison = Syntax.Comparison.REGEX;
                case "wildcard" -> comparison = Syntax.Comparison.WILDCARD;
                case "exact" -> comparison = Syntax.Comparison.EXACT;
                case "casesensitive" -> isCaseSensitive = true;
                default ->
                        throw ScriptParser.error(
                                script,
                                "switch has the options -Regex, -Wildcard, -Exact and -CaseSensitive, not -%s."
                                        .formatted(option.getText()),
                                option.getSymbol().getStartIndex(),
                                false);
            }
        }
        return new Syntax.Switch(
                pipeline(context.pipeline()),
                context.switchCase().stream().map(this::switchCase).toList(),
                comparison,
                isCaseSensitive);
    }

    private Syntax.Case switchCase(Shell.SwitchCaseContext context) {
        return new Syntax.Case(
                Optional.ofNullable(context.expression()).map(this::expression),
                block(context.block()));
    }

    private Syntax.Statement function(Shell.FunctionStatementContext context) {
        var block = block(context.block());
        var declared = declarations(context.declarations());
        var body = declared.isEmpty() ? block : block.with(declared);
        return new Syntax.Function(
                context.WORD().getText(),
                context.FILTER() == null
                        ? body
                        : new Syntax.Block(
                                body.parameters(),
                                List.of(),
                                Optional.of(body.statements()),
                                List.of(),
                                body.source()));
    }

    private Syntax.Statement tryStatement(Shell.TryStatementContext context) {
        return new Syntax.Try(
                block(context.block(0)),
                context.catchClause().stream()
                        .map(each ->
                                new Syntax.Catch(
                                        each.TYPE().stream().map(TerminalNode::getText).toList(),
                                        block(each.block())))
                        .toList(),
                context.FINALLY() == null
                        ? Optional.empty()
                        : Optional.of(block(context.block(context.block().size() - 1))));
    }

    private Optional<Syntax.Statement> optional(Shell.SimpleContext context) {
        return Optional.ofNullable(context).map(this::simple);
    }

    private Optional<Syntax.Statement> optional(Shell.PipelineContext context) {
        return Optional.ofNullable(context).map(this::pipeline);
    }

    private Syntax.Statement simple(Shell.SimpleContext context) {
        return switch (context) {
            case Shell.ReturnStatementContext each -> new Syntax.Return(optional(each.pipeline()));
            case Shell.ThrowStatementContext each -> new Syntax.Throw(optional(each.pipeline()));
            case Shell.ExitStatementContext each -> new Syntax.Exit(optional(each.pipeline()));
            case Shell.BreakStatementContext _ -> new Syntax.Break();
            case Shell.ContinueStatementContext _ -> new Syntax.Continue();
            case Shell.PipelineStatementContext each -> pipeline(each.pipeline());
            default -> throw new IllegalStateException("no rule for " + context.getClass());
        };
    }

    private Syntax.Statement pipeline(Shell.PipelineContext context) {
        if (context.assigned() != null) {
            var target = expression(context.expression());
            var value = assigned(context.assigned());
            return new Syntax.Assignment(target, context.assigned().ASSIGN().getText(), value);
        }
        if (context.INCREMENT() != null) {
            return new Syntax.Increment(
                    expression(context.expression()), context.INCREMENT().getText().equals("--"));
        }
        var stages = new ArrayList<Syntax.Stage>();
        stages.add(
                context.expression() == null
                        ? command(context.command())
                        : new Syntax.Values(
                                expression(context.expression()),
                                redirections(context.redirection())));
        context.further().forEach(each -> stages.add(command(each.command())));
        return new Syntax.Pipeline(stages);
    }

    private Syntax.Statement assigned(Shell.AssignedContext context) {
        return context.compound() == null
                ? pipeline(context.pipeline())
                : compound(context.compound());
    }

    private List<Syntax.Redirection> redirections(List<Shell.RedirectionContext> contexts) {
        return contexts.stream().map(this::redirection).toList();
    }

    private Syntax.Redirection redirection(Shell.RedirectionContext context) {
        var mark = context.getStart().getText();
        if (context.MERGE() == null && context.argument() == null) {
            throw ScriptParser.error(
                    script,
                    "A file's name follows '%s'.".formatted(mark),
                    context.getStart().getStopIndex() + 1,
                    false);
        }
        return new Syntax.Redirection(
                switch (mark.charAt(0)) {
                    case '>', '1' -> Syntax.Stream.OUTPUT;
                    case '2' -> Syntax.Stream.ERRORS;
                    case '3' -> Syntax.Stream.WARNINGS;
                    case '*' -> Syntax.Stream.ALL;
                    default -> Syntax.Stream.OTHERS;
                },
                mark.endsWith(">>"),
                Optional.ofNullable(context.argument()).map(this::argument));
    }

    private Syntax.Command command(Shell.CommandContext context) {
        var name =
                context.WORD() == null
                        ? argument(context.argument())
                        : new Syntax.Literal(context.WORD().getText());
        return new Syntax.Command(
                name,
                context.element().stream().map(this::element).toList(),
                redirections(context.redirection()),
                context.DOT_SOURCE() != null);
    }

    private Syntax.Element element(Shell.ElementContext context) {
        return switch (context) {
            case Shell.ParameterElementContext each -> {
                var text = each.PARAMETER().getText();
                yield text.endsWith(":")
                        ? new Syntax.NameElement(text.substring(0, text.length() - 1), true)
                        : new Syntax.NameElement(text, false);
            }
            case Shell.HyphenElementContext _ -> new Syntax.HyphenElement();
            case Shell.SplatElementContext each -> new Syntax.SplatElement(each.SPLAT().getText());
            case Shell.ValueElementContext each -> {
                var values = each.argument().stream().map(this::argument).toList();
                yield values.size() == 1
                        ? new Syntax.ValueElement(values.getFirst(), isBareWord(each.argument(0)))
                        : new Syntax.ValueElement(new Syntax.ListOf(values), false);
            }
            default -> throw new IllegalStateException("no rule for " + context.getClass());
        };
    }

    private static boolean isBareWord(Shell.ArgumentContext context) {
        return context.WORD() != null || context.EXPANDABLE_WORD() != null;
    }

    private Syntax.Expression argument(Shell.ArgumentContext context) {
        if (context.WORD() != null) {
            return new Syntax.Literal(Literals.word(context.WORD().getText()));
        }
        if (context.EXPANDABLE_WORD() != null) {
            return expandable(context.EXPANDABLE_WORD().getText());
        }
        return primary(context.primary());
    }

    // ---- expressions

    private Syntax.Expression expression(Shell.ExpressionContext context) {
        if (++expressionDepth > DEEPEST_EXPRESSION) {
            throw ScriptParser.error(
                    script,
                    "The expression has too many operators.",
                    context.getStart().getStartIndex(),
                    false);
        }
        try {
            return expressionOf(context);
        } finally {
            expressionDepth--;
        }
    }

    private Syntax.Expression expressionOf(Shell.ExpressionContext context) {
        return switch (context) {
            case Shell.ListExpressionContext each -> list(each.list());
            case Shell.PrefixExpressionContext each -> {
                var operand = expression(each.expression());
                yield each.TYPE() != null
                        ? new Syntax.Cast(each.TYPE().getText(), operand)
                        : new Syntax.Prefix(operator(each.getStart().getText()), operand);
            }
            case Shell.BinaryExpressionContext each ->
                    new Syntax.Binary(
                            operator(each.getChild(1).getText()),
                            expression(each.expression(0)),
                            expression(each.expression(1)));
            default -> throw new IllegalStateException("no rule for " + context.getClass());
        };
    }

    private static String operator(String text) {
        return text.equals("!") ? "not" : text;
    }

    private Syntax.Expression list(Shell.ListContext context) {
        var first = primary(context.primary());
        if (context.listItem().isEmpty()) {
            return first;
        }
        var items = new ArrayList<Syntax.Expression>();
        items.add(first);
        context.listItem().forEach(item -> items.add(listItem(item)));
        return new Syntax.ListOf(items);
    }

    private Syntax.Expression listItem(Shell.ListItemContext context) {
        if (context.primary() != null) {
            return primary(context.primary());
        }
        var operand = listItem(context.listItem());
        return context.TYPE() != null
                ? new Syntax.Cast(context.TYPE().getText(), operand)
                : new Syntax.Prefix(operator(context.getStart().getText()), operand);
    }

    private Syntax.Expression primary(Shell.PrimaryContext context) {
        var value = atom(context.atom());
        for (var suffix : context.suffix()) {
            value = suffix(value, suffix);
        }
        return value;
    }

    private Syntax.Expression suffix(Syntax.Expression target, Shell.SuffixContext context) {
        return switch (context) {
            case Shell.IndexSuffixContext each ->
                    new Syntax.Index(target, expression(each.expression()));
            case Shell.MemberSuffixContext each -> {
                var name = member(each.member());
                var isStatic = each.STATIC() != null;
                if (each.OPEN_CALL() == null) {
                    yield new Syntax.Member(target, name, isStatic);
                }
                var arguments =
                        each.callArguments() == null
                                ? List.<Syntax.Expression>of()
                                : each.callArguments().expression().stream()
                                        .map(this::expression)
                                        .toList();
                yield new Syntax.Call(target, name, arguments, isStatic);
            }
            default -> throw new IllegalStateException("no rule for " + context.getClass());
        };
    }

    private static Syntax.Expression member(Shell.MemberContext context) {
        return context.VARIABLE() == null
                ? new Syntax.Literal(context.getText())
                : new Syntax.Variable(context.VARIABLE().getText());
    }

    private Syntax.Expression atom(Shell.AtomContext context) {
        return switch (context) {
            case Shell.VariableAtomContext each -> new Syntax.Variable(each.VARIABLE().getText());
            case Shell.NumberAtomContext each ->
                    new Syntax.Literal(
                            Literals.number(each.NUMBER().getText())
                                    .orElseThrow(() ->
                                            ScriptParser.error(
                                                    script,
                                                    "'%s' is no number."
                                                            .formatted(each.NUMBER().getText()),
                                                    each.getStart().getStartIndex(),
                                                    false)));
            case Shell.TextAtomContext each -> new Syntax.Literal(each.TEXT().getText());
            case Shell.ExpandableAtomContext each -> expandable(each.EXPANDABLE_TEXT().getText());
            case Shell.TypeAtomContext each -> new Syntax.TypeName(each.TYPE().getText());
            case Shell.GroupAtomContext each -> new Syntax.Group(pipeline(each.pipeline()));
            case Shell.SubAtomContext each ->
                    new Syntax.Sub(block(each.statements(), inside(each)));
            case Shell.ArrayAtomContext each ->
                    new Syntax.ArrayOf(block(each.statements(), inside(each)));
            case Shell.HashAtomContext each ->
                    new Syntax.HashOf(each.hashEntry().stream().map(this::entry).toList());
            case Shell.BlockAtomContext each -> new Syntax.BlockLiteral(block(each.block()));
            default -> throw new IllegalStateException("no rule for " + context.getClass());
        };
    }

    private Syntax.Entry entry(Shell.HashEntryContext context) {
        var key =
                context.VARIABLE() != null
                        ? new Syntax.Variable(context.VARIABLE().getText())
                        : context.EXPANDABLE_TEXT() != null
                                ? expandable(context.EXPANDABLE_TEXT().getText())
                                : new Syntax.Literal(context.getStart().getText());
        var value =
                context.compound() == null
                        ? pipeline(context.pipeline())
                        : compound(context.compound());
        return new Syntax.Entry(key, value);
    }

    /** The parts of a text in double quotes: plain text, {@code $name}, {@code $( … )}. */
    private Syntax.Expression expandable(String text) {
        var parts = new ArrayList<Syntax.Expression>();
        var plain = new StringBuilder();
        var i = 0;
        while (i < text.length()) {
            var c = text.charAt(i);
            if (c == '`' && i + 1 < text.length()) {
                plain.append(Literals.escaped(text.charAt(i + 1)));
                i += 2;
                continue;
            }
            if (c == '$') {
                var end =
                        text.startsWith("$(", i)
                                ? Expandables.subExpressionEnd(text, i)
                                : Expandables.variableEnd(text, i);
                if (end > i + 1) {
                    flush(plain, parts);
                    parts.add(part(text, i, end));
                    i = end;
                    continue;
                }
            }
            plain.append(c);
            i++;
        }
        flush(plain, parts);
        return parts.size() == 1 && parts.getFirst() instanceof Syntax.Literal literal
                ? literal
                : new Syntax.Expandable(parts);
    }

    private Syntax.Expression part(String text, int from, int end) {
        if (text.startsWith("$(", from)) {
            return new Syntax.Sub(ScriptParser.parse(text.substring(from + 2, end - 1), depth + 1));
        }
        var name = text.substring(from + 1, end);
        return new Syntax.Variable(
                name.startsWith("{") ? name.substring(1, name.length() - 1) : name);
    }

    private static void flush(StringBuilder plain, List<Syntax.Expression> parts) {
        if (!plain.isEmpty()) {
            parts.add(new Syntax.Literal(plain.toString()));
            plain.setLength(0);
        }
    }
}
