package org.mynah.admin.shell;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jline.reader.impl.history.DefaultHistory;
import org.mynah.admin.catalogue.CommandLine;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.shell.language.Secrets;

/** A history in which PINs and passwords are masked before they are kept anywhere. */
final class SecretFreeHistory extends DefaultHistory {

    private final List<String> secretParameters;

    SecretFreeHistory(List<Definition> definitions) {
        secretParameters =
                definitions.stream()
                        .flatMap(each -> each.parameters().stream())
                        .filter(Parameter::isSecret)
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
    }

    @Override
    public void add(Instant time, String line) {
        Secrets.mask(line, this::isSecret, CommandLine.MASK)
                .ifPresent(masked -> super.add(time, masked));
    }

    /** A parameter may be shortened, so every beginning of a secret one counts. */
    private boolean isSecret(String parameter) {
        var given = parameter.toLowerCase(Locale.ROOT);
        return secretParameters.stream().anyMatch(each -> each.startsWith(given));
    }
}
