package org.mynah.admin.shell.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.shell.run.Run;
import org.mynah.admin.shell.run.Stage;
import org.mynah.admin.shell.run.Values;

/** Collects what Set-Content and Add-Content write. One thread. */
final class ContentStage implements Stage {

    private final Binding binding;
    private final Run run;
    private final boolean appends;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    ContentStage(Binding binding, Run run, boolean appends) {
        this.binding = binding;
        this.run = run;
        this.appends = appends;
    }

    @Override
    public void accept(Object input) {
        if (input instanceof byte[] bytes) {
            content.writeBytes(bytes);
        } else {
            content.writeBytes((Values.text(input) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void runAlone() {
        binding.find("Value")
                .ifPresent(value -> {
                    if (value instanceof byte[]) {
                        accept(value);
                    } else {
                        Values.list(value).forEach(this::accept);
                    }
                });
    }

    @Override
    public void end() {
        run.session()
                .files()
                .write(binding.text("Path").orElseThrow(), content.toByteArray(), appends);
    }
}
