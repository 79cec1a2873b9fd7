package org.mynah.admin.shell;

import java.time.Instant;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.shell.run.SecretMask;

/** A history in which PINs and passwords are masked before they are kept anywhere. */
final class SecretFreeHistory extends DefaultHistory {

    private final SecretMask mask;

    SecretFreeHistory(List<Definition> definitions) {
        mask = new SecretMask(definitions);
    }

    @Override
    public void add(Instant time, String line) {
        mask.mask(line).ifPresent(masked -> super.add(time, masked));
    }
}
