package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.shell.language.Syntax;
import org.mynah.admin.shell.view.Views;
import org.mynah.um.directory.DirectoryException;

/**
 * {@code >}, {@code 2>}, {@code *>} and their kin of one stage: objects as they would be printed,
 * into a file, or errors among the objects. One thread.
 */
final class Redirections {

    private final Session session;
    private final List<FileStage> files = new ArrayList<>();
    private Output output;
    private Streams streams;

    /**
     * The redirections of a stage.
     *
     * @param targets what the files' names are, in the order of the redirections
     * @param out where its objects go when they are not redirected
     */
    Redirections(
            Session session,
            List<Syntax.Redirection> redirections,
            List<Optional<Object>> targets,
            Output out) {
        this.session = session;
        this.output = out;
        this.streams = session.streams();
        for (int i = 0; i < redirections.size(); i++) {
            add(redirections.get(i), targets.get(i));
        }
    }

    private void add(Syntax.Redirection redirection, Optional<Object> target) {
        var goal = target.map(each -> file(each, redirection.appends())).orElse(output);
        Consumer<ErrorRecord> errors = each -> goal.write(each.toItem());
        Consumer<String> warnings = goal::write;
        switch (redirection.stream()) {
            case OUTPUT -> output = goal;
            case ERRORS -> streams = new Streams(Optional.of(errors), streams.warnings());
            case WARNINGS -> streams = new Streams(streams.errors(), Optional.of(warnings));
            case ALL -> {
                output = goal;
                streams = new Streams(Optional.of(errors), Optional.of(warnings));
            }
            // Verbose, debug and information texts are not redirected.
            case OTHERS -> {}
        }
    }

    private Output file(Object target, boolean appends) {
        if (target == Nothing.NULL) {
            return _ -> {};
        }
        var stage = new FileStage(Values.text(target), appends);
        files.add(stage);
        return stage::accept;
    }

    /** Where the objects of the stage go. */
    Output output() {
        return output;
    }

    /** Where its errors and warnings go. */
    Streams streams() {
        return streams;
    }

    /** What must end after the stage. */
    List<? extends Stage> files() {
        return files;
    }

    /** Collects what is written to a file. */
    private final class FileStage implements Stage {
        private final String name;
        private final boolean appends;
        private final List<Object> objects = new ArrayList<>();

        FileStage(String name, boolean appends) {
            this.name = name;
            this.appends = appends;
        }

        @Override
        public void accept(Object input) {
            objects.add(input);
        }

        @Override
        public void end() {
            var lines = new Views(session).lines(objects);
            var text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
            try {
                session.files().write(name, text.getBytes(StandardCharsets.UTF_8), appends);
            } catch (DirectoryException e) {
                throw ScriptError.of(e, "Out-File");
            }
        }
    }
}
