package org.mynah.admin.shell;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Parameter;

/**
 * Names of objects that a parameter may be given, asked from the server. A server that does not
 * answer in time is no reason to wait: then there are no names. One thread.
 */
final class Identities {

    /** A completion comes within this or not at all. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    /** Names that are asked for and offered. */
    static final int MOST_NAMES = 100;

    private static final List<String> PROPERTIES =
            List.of("Identity", "Name", "Alias", "PrimarySmtpAddress");

    private final CmdletServer server;
    private final Map<String, Definition> getters = new LinkedHashMap<>();

    Identities(CmdletServer server, List<Definition> definitions) {
        this.server = server;
        definitions.stream()
                .filter(each -> each.verb().equalsIgnoreCase("Get"))
                .forEach(each -> getters.put(fold(each.noun()), each));
    }

    /** Names of the kind that a parameter wants, beginning with a word. */
    List<String> beginning(Definition command, Parameter parameter, String word) {
        return getter(command, parameter)
                .map(getter -> within(getter, word).stream().limit(MOST_NAMES).toList())
                .orElse(List.of());
    }

    /** {@code -Identity} of X-UMDialPlan and {@code -UMDialPlan} are what Get-UMDialPlan lists. */
    private Optional<Definition> getter(Definition command, Parameter parameter) {
        var noun = parameter.name().equals("Identity") ? command.noun() : parameter.name();
        return Optional.ofNullable(getters.get(fold(noun)));
    }

    private List<String> within(Definition getter, String word) {
        var answer = new CompletableFuture<List<String>>();
        Thread.ofVirtual()
                .name("completion")
                .start(() -> {
                    try {
                        answer.complete(ask(getter, word));
                    } catch (UncheckedIOException e) {
                        answer.completeExceptionally(e);
                    }
                });
        try {
            return answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<String> ask(Definition getter, String word) {
        var parameters = new LinkedHashMap<String, Object>();
        if (!word.isEmpty() && getter.parameter("Identity").isPresent()) {
            parameters.put("Identity", word + "*");
        }
        if (getter.parameter("ResultSize").isPresent()) {
            parameters.put("ResultSize", String.valueOf(MOST_NAMES));
        }
        return server.run(getter.name(), parameters).objects().stream()
                .flatMap(item -> name(item, word))
                .map(Completion::quoted)
                .distinct()
                .toList();
    }

    /** The first of an object's names that begins with the word. */
    private static Stream<String> name(Item item, String word) {
        return PROPERTIES.stream()
                .flatMap(each -> item.find(each).stream())
                .map(String::valueOf)
                .filter(each -> each.regionMatches(true, 0, word, 0, word.length()))
                .limit(1);
    }

    private static String fold(String noun) {
        return noun.toLowerCase(java.util.Locale.ROOT);
    }
}
