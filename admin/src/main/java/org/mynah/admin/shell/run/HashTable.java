package org.mynah.admin.shell.run;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code @{ … }}: keys in any case, in the order given. One thread. */
public final class HashTable extends AbstractMap<String, Object> {

    private final LinkedHashMap<String, Object> entries = new LinkedHashMap<>();

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return entries.entrySet();
    }

    /** The value of a key. */
    public Optional<Object> find(String key) {
        return spelled(key).map(entries::get);
    }

    @Override
    public Object put(String key, Object value) {
        var old = entries.put(spelled(key).orElse(key), value);
        return old == null ? value : old;
    }

    /** Removes a key. */
    public void drop(String key) {
        spelled(key).ifPresent(entries::remove);
    }

    private Optional<String> spelled(String key) {
        if (entries.containsKey(key)) {
            return Optional.of(key);
        }
        return entries.keySet().stream().filter(key::equalsIgnoreCase).findFirst();
    }

    @Override
    public String toString() {
        return "System.Collections.Hashtable";
    }
}
