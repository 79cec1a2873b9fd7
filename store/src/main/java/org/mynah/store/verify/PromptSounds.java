package org.mynah.store.verify;

import java.util.List;
import java.util.function.Consumer;

/** Imported prompts whose sound is gone: they must be imported again. */
final class PromptSounds implements Check {

    @Override
    public void examine(Subject subject, Consumer<Defect> found) {
        subject.database()
                .<List<String>, RuntimeException>read(handle ->
                        handle.createQuery(
                                        "select name from directory_object where kind = 'PROMPT' and not"
                                                + " exists (select 1 from prompt_sound where prompt ="
                                                + " directory_object.id) order by name")
                                .mapTo(String.class)
                                .list())
                .forEach(name ->
                        found.accept(
                                Defect.unmendable(
                                        "UM prompt '%s': its sound is missing".formatted(name))));
    }
}
