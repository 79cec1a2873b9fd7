package org.mynah.admin.shell.language;

import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mynah.admin.shell.grammar.Shell;

/** Reads a script. */
public final class ScriptParser {

    /** Rules of the grammar may be entered within each other so often. */
    static final int DEEPEST_RULES = 1500;

    private ScriptParser() {}

    /**
     * The syntax tree of a script.
     *
     * @throws SyntaxException when it is none, naming line and column
     */
    public static Syntax.Block parse(String script) {
        return parse(script, 0);
    }

    /** The same for a script inside a text inside a script … */
    static Syntax.Block parse(String script, int depth) {
        if (depth > Scanner.DEEPEST_NESTING) {
            throw error(script, "Texts are nested too deep.", 0, false);
        }
        List<Token> tokens = new Scanner(script).scan();
        var parser = new Shell(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusal(script));
        parser.addParseListener(new DepthGuard(script));
        var tree = parser.script();
        return new TreeBuilder(script, depth).block(tree.statements(), script);
    }

    /** An error at an offset of a text. */
    static SyntaxException error(String text, String message, int index, boolean isIncomplete) {
        var line = 1;
        var column = 1;
        for (int i = 0; i < Math.min(index, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new SyntaxException(
                "At line %d, column %d: %s".formatted(line, column, message),
                line,
                column,
                isIncomplete);
    }

    /** Ends the parse at the first error. */
    private record Refusal(String script) implements ANTLRErrorListener {

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offendingSymbol,
                int line,
                int charPositionInLine,
                String message,
                RecognitionException e) {
            var token = (Token) offendingSymbol;
            var isEnd = token.getStartIndex() >= script.length();
            var shown = token.getText();
            throw error(
                    script,
                    isEnd
                            ? "The statement is not complete."
                            : "Unexpected '%s'."
                                    .formatted(shown.equals(";") ? "end of line" : shown),
                    token.getStartIndex(),
                    isEnd);
        }

        @Override
        public void reportAmbiguity(
                Parser recognizer,
                DFA dfa,
                int startIndex,
                int stopIndex,
                boolean exact,
                BitSet ambiguousAlternatives,
                ATNConfigSet configs) {}

        @Override
        public void reportAttemptingFullContext(
                Parser recognizer,
                DFA dfa,
                int startIndex,
                int stopIndex,
                BitSet conflictingAlternatives,
                ATNConfigSet configs) {}

        @Override
        public void reportContextSensitivity(
                Parser recognizer,
                DFA dfa,
                int startIndex,
                int stopIndex,
                int prediction,
                ATNConfigSet configs) {}
    }

    /** Keeps the tree, and with it every walk over it, from growing too deep. */
    private static final class DepthGuard implements ParseTreeListener {
        private final String script;
        private int depth;

        DepthGuard(String script) {
            this.script = script;
        }

        @Override
        public void enterEveryRule(ParserRuleContext context) {
            if (++depth > DEEPEST_RULES) {
                throw error(
                        script,
                        "The statement is nested too deep, or has too many operators.",
                        context.getStart().getStartIndex(),
                        false);
            }
        }

        @Override
        public void exitEveryRule(ParserRuleContext context) {
            depth--;
        }

        @Override
        public void visitTerminal(TerminalNode node) {}

        @Override
        public void visitErrorNode(ErrorNode node) {}
    }
}
