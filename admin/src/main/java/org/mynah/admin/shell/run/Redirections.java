package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.admin.shell.view.Views;
import org.mynah.um.directory.DirectoryException;

/** {@code >} and {@code >>}: objects as they would be printed, into a file. */
final class Redirections {

    private Redirections() {}

    static Optional<Stage> of(
            Session session,
            List<Syntax.Redirection> redirections,
            BiFunction<Syntax.Expression, Scope, Object> evaluate,
            Scope scope,
            Output out) {
        for (var each : redirections) {
            if (each.operator().equals(">") || each.operator().equals(">>")) {
                var target =
                        each.target()
                                .map(expression -> evaluate.apply(expression, scope))
                                .orElseThrow(() ->
                                        new ScriptError(
                                                "A file's name follows '>'.",
                                                "MissingFileSpecification"));
                return Optional.of(toFile(session, target, each.operator().equals(">>")));
            }
        }
        return Optional.empty();
    }

    private static Stage toFile(Session session, Object target, boolean appends) {
        var objects = new ArrayList<Object>();
        return new Stage() {
            @Override
            public void accept(Object input) {
                objects.add(input);
            }

            @Override
            public void end() {
                if (target == Nothing.NULL) {
                    return;
                }
                var lines = new Views(session).lines(objects);
                var text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
                try {
                    session.files()
                            .write(
                                    Values.text(target),
                                    text.getBytes(StandardCharsets.UTF_8),
                                    appends);
                } catch (DirectoryException e) {
                    throw ScriptError.of(e, "Out-File");
                }
            }
        };
    }
}
