package org.mynah.admin.shell.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mynah.admin.catalogue.Item;

/** Names of properties with wildcards. */
public final class Names {

    private Names() {}

    /**
     * The properties of an object that the patterns name, in their order; all when none is given.
     */
    public static List<String> matching(Item item, List<String> patterns) {
        if (patterns.isEmpty()) {
            return List.copyOf(item.properties().keySet());
        }
        var names = new ArrayList<String>();
        for (var pattern : patterns) {
            if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
                names.add(spelled(item, pattern));
                continue;
            }
            var regex = Pattern.compile(quoted(pattern), Pattern.CASE_INSENSITIVE);
            item.properties().keySet().stream()
                    .filter(each -> regex.matcher(each).matches())
                    .filter(each -> !names.contains(each))
                    .forEach(names::add);
        }
        return names;
    }

    /** Whether a name fits one of the patterns. */
    public static boolean fits(String name, List<String> patterns) {
        return patterns.stream()
                .anyMatch(each ->
                        Pattern.compile(quoted(each), Pattern.CASE_INSENSITIVE)
                                .matcher(name)
                                .matches());
    }

    private static String quoted(String pattern) {
        return "\\Q"
                + pattern.replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q")
                + "\\E";
    }

    private static String spelled(Item item, String name) {
        return item.properties().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }
}
