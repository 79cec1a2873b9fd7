package org.mynah.admin.shell.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.view.Views;

/** Objects as they would be printed, in a file. */
final class Printed {

    private Printed() {}

    static void write(Run run, List<Object> objects, String file, boolean appends) {
        var lines = new Views(run.session()).lines(objects);
        var text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        run.session().files().write(file, text.getBytes(StandardCharsets.UTF_8), appends);
    }
}
