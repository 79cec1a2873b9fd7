package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.function.Function;
import org.mynah.admin.catalogue.Binding;

/** The common parameters that keep what a command puts out, or how it fails (cmdlets §4). */
final class Observed {

    private Observed() {}

    static Stage of(
            Session session,
            Scope scope,
            Binding binding,
            Output out,
            Function<Output, Stage> open) {
        var outVariable = binding.text("OutVariable");
        var kept = new ArrayList<Object>();
        Output observed =
                outVariable.isEmpty()
                        ? out
                        : value -> {
                            kept.add(value);
                            out.write(value);
                        };
        var stage = open.apply(observed);
        var action = binding.text("ErrorAction");
        return new Stage() {
            @Override
            public void begin() {
                session.withAction(action, binding, scope, stage::begin);
            }

            @Override
            public void accept(Object input) {
                session.withAction(action, binding, scope, () -> stage.accept(input));
            }

            @Override
            public void runAlone() {
                session.withAction(action, binding, scope, stage::runAlone);
            }

            @Override
            public void end() {
                session.withAction(action, binding, scope, stage::end);
                outVariable.ifPresent(name -> scope.set(name.replaceFirst("^\\+", ""), kept));
            }
        };
    }
}
