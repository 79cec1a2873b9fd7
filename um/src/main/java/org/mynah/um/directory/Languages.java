package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The languages of Unified Messaging (directory §7.17): the 26 cultures, who speaks for whom, and
 * which of them are installed. All functions are pure but for what they read.
 */
public final class Languages {

    /** The language that is always there. */
    public static final String LAST_RESORT = "en-US";

    /** All cultures that a dial plan, auto attendant or user may name. */
    public static final List<String> ALL =
            List.of(
                    "ca-ES", "da-DK", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES",
                    "es-MX", "fi-FI", "fr-CA", "fr-FR", "it-IT", "ja-JP", "ko-KR", "nb-NO", "nl-NL",
                    "pl-PL", "pt-BR", "pt-PT", "ru-RU", "sv-SE", "zh-CN", "zh-HK", "zh-TW");

    /** Who speaks for whom, nearest first; whoever is not here has only en-US. */
    private static final Map<String, List<String>> FALLBACKS =
            Map.ofEntries(
                    Map.entry("fr-CA", List.of("fr-FR", LAST_RESORT)),
                    Map.entry("fr-FR", List.of("fr-CA", LAST_RESORT)),
                    Map.entry("es-ES", List.of("es-MX", LAST_RESORT)),
                    Map.entry("es-MX", List.of("es-ES", LAST_RESORT)),
                    Map.entry("pt-PT", List.of("pt-BR", LAST_RESORT)),
                    Map.entry("pt-BR", List.of("pt-PT", LAST_RESORT)),
                    Map.entry("zh-HK", List.of("zh-CN", "zh-TW")),
                    Map.entry("zh-CN", List.of("zh-HK", "zh-TW")),
                    Map.entry("zh-TW", List.of("zh-HK", "zh-CN")),
                    Map.entry(LAST_RESORT, List.of()));

    private Languages() {}

    /** The culture that a text names, in any case and with {@code _} for {@code -}. */
    public static Optional<String> named(String text) {
        var plain = text.strip().replace('_', '-');
        return ALL.stream().filter(plain::equalsIgnoreCase).findFirst();
    }

    /**
     * A language and those that speak for it, nearest first. Chinese never becomes English by this
     * list; where no Chinese is installed at all, whoever speaks decides.
     */
    public static List<String> chain(String language) {
        var culture = named(language).orElse(language);
        var chain = new ArrayList<String>();
        chain.add(culture);
        chain.addAll(FALLBACKS.getOrDefault(culture, List.of(LAST_RESORT)));
        return List.copyOf(chain);
    }

    /**
     * The language in which somebody is spoken to: the first of the wanted ones that is installed;
     * else the fallback, or what stands in for that.
     *
     * @param wanted a user's {@code Languages} in order; may be empty
     * @param fallback the dial plan's {@code DefaultLanguage}
     */
    public static String spoken(
            List<String> wanted, String fallback, Collection<String> installed) {
        for (var each : wanted) {
            var culture = named(each);
            if (culture.isPresent() && installed.contains(culture.get())) {
                return culture.get();
            }
        }
        for (var standIn : chain(fallback)) {
            if (installed.contains(standIn)) {
                return standIn;
            }
        }
        return LAST_RESORT;
    }

    /** The languages that every node of this directory can speak, sorted; en-US always. */
    public static List<String> installed(DirectoryReader reader) {
        var common = new LinkedHashSet<>(List.of(LAST_RESORT));
        var services = reader.list(ObjectKind.UM_SERVICE, UmServices.MOST_NODES);
        for (var language : ALL) {
            if (!services.isEmpty()
                    && services.stream()
                            .allMatch(each ->
                                    each.values().get(UmService.LANGUAGES).contains(language))) {
                common.add(language);
            }
        }
        return common.stream().sorted().toList();
    }

    /**
     * The values with a language in its documented spelling, if the edit sets it.
     *
     * @param checks where UM-E602 goes, with the installed list
     */
    static PropertyValues withInstalled(
            DirectoryReader reader,
            Checks checks,
            Edit edit,
            PropertyValues values,
            Property<String> property) {
        if (!edit.set().has(property)) {
            return values;
        }
        var given = edit.set().get(property);
        var installed = installed(reader);
        var culture = named(given).filter(installed::contains);
        if (culture.isEmpty()) {
            checks.add(
                    ErrorId.E602,
                    "-%s is '%s', which is not installed; installed are: %s."
                            .formatted(
                                    property.name(),
                                    Names.printable(given),
                                    String.join(", ", installed)));
            return values;
        }
        return values.with(property, culture.get());
    }
}
