package org.mynah.admin.shell.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mynah.admin.shell.language.Syntax;

/** Variables and functions of the session, a function or a script block. One thread. */
public final class Scope {

    private final Optional<Scope> outer;
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Syntax.Block> functions = new HashMap<>();

    private Scope(Optional<Scope> outer) {
        this.outer = outer;
    }

    /** The scope of a session. */
    static Scope ofSession() {
        return new Scope(Optional.empty());
    }

    /** A scope that sees this one's variables, and whose own end with it. */
    Scope inner() {
        return new Scope(Optional.of(this));
    }

    /** The value of a variable, from the nearest scope that has it. */
    public Optional<Object> find(String name) {
        var key = fold(name);
        for (var scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            var value = scope.get().variables.get(key);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Sets a variable of this scope. */
    public void set(String name, Object value) {
        variables.put(fold(name), value);
    }

    /** Sets a variable of the session. */
    public void setGlobal(String name, Object value) {
        outermost().set(name, value);
    }

    /** The session's scope. */
    Scope outermost() {
        var scope = this;
        while (scope.outer.isPresent()) {
            scope = scope.outer.get();
        }
        return scope;
    }

    /** The names of the variables that can be seen from here, sorted. */
    public List<String> names() {
        var names = new TreeSet<String>();
        for (var scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            names.addAll(scope.get().variables.keySet());
        }
        return List.copyOf(names);
    }

    void define(String name, Syntax.Block function) {
        functions.put(fold(name), function);
    }

    Optional<Syntax.Block> function(String name) {
        var key = fold(name);
        for (var scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            var function = scope.get().functions.get(key);
            if (function != null) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
