package org.mynah.admin.shell.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.antlr.v4.runtime.Token;
import org.mynah.admin.shell.grammar.Shell;

/** Masks secrets in a line before it is kept. */
public final class Secrets {

    private static final String SECURE_STRING = "ConvertTo-SecureString";

    private Secrets() {}

    /**
     * The line with the values of secret parameters, and every text of a line that makes a secure
     * string, masked.
     *
     * @param isSecret whether a parameter's name, perhaps shortened, is that of a secret
     * @return empty when the line cannot be read: then nothing of it should be kept
     */
    public static Optional<String> mask(String line, Predicate<String> isSecret, String mask) {
        List<Token> tokens;
        try {
            tokens = new Scanner(line).scan();
        } catch (SyntaxException _) {
            return Optional.empty();
        }
        var masksTexts =
                tokens.stream().anyMatch(each -> each.getText().equalsIgnoreCase(SECURE_STRING));
        var masked = new StringBuilder();
        var copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var isText = token.getType() == Shell.TEXT || token.getType() == Shell.EXPANDABLE_TEXT;
            var isValue =
                    isText
                            || token.getType() == Shell.WORD
                            || token.getType() == Shell.EXPANDABLE_WORD;
            var follows =
                    i > 0
                            && tokens.get(i - 1).getType() == Shell.PARAMETER
                            && isSecret.test(tokens.get(i - 1).getText().replace(":", ""));
            if ((isValue && follows) || (isText && masksTexts)) {
                masked.append(line, copied, token.getStartIndex()).append(mask);
                copied = token.getStopIndex() + 1;
            }
        }
        return Optional.of(masked.append(line.substring(copied)).toString());
    }
}
