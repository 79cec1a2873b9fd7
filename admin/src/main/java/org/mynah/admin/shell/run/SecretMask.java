package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mynah.admin.catalogue.CommandLine;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.shell.language.Secrets;

/** Takes PINs and passwords out of lines before they are kept anywhere. Immutable. */
public final class SecretMask {

    private final List<String> secretParameters;

    /** A mask for the secret parameters of cmdlets. */
    public SecretMask(List<Definition> definitions) {
        secretParameters =
                definitions.stream()
                        .flatMap(each -> each.parameters().stream())
                        .filter(Parameter::isSecret)
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
    }

    /** The line without secrets; empty when it cannot be read, so that nothing of it is kept. */
    public Optional<String> mask(String line) {
        return Secrets.mask(line, this::isSecret, CommandLine.MASK);
    }

    /** A parameter may be shortened, so every beginning of a secret one counts. */
    private boolean isSecret(String parameter) {
        var given = parameter.toLowerCase(Locale.ROOT);
        return secretParameters.stream().anyMatch(each -> each.startsWith(given));
    }
}
