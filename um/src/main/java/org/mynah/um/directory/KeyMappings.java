package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules on a whole key mapping: its keys, and what they refer to (directory §7.9.3). */
final class KeyMappings {

    private KeyMappings() {}

    /**
     * The entries as they are to be stored: each with a key of its own, and ids where identities
     * were.
     */
    static List<KeyMappingEntry> resolved(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            Property<List<KeyMappingEntry>> property,
            PropertyValues values,
            Warnings warnings) {
        var entries = values.get(property);
        var taken = new ArrayList<String>();
        for (var entry : entries) {
            var key = entry.key();
            if (taken.contains(key)) {
                checks.add(
                        ErrorId.E405,
                        "-%s has %s twice; a key does one thing."
                                .formatted(property.name(), entry.word()));
            } else if (!key.equals(KeyMappingEntry.NEXT_FREE)) {
                taken.add(key);
            }
        }
        var result = new ArrayList<KeyMappingEntry>();
        for (var entry : entries) {
            var keyed = entry;
            if (entry.key().equals(KeyMappingEntry.NEXT_FREE)) {
                var key = nextFree(taken);
                if (key.isEmpty()) {
                    checks.add(
                            ErrorId.E405,
                            "-%s has more than %d keys; '%s' gets none."
                                    .formatted(
                                            property.name(),
                                            KeyMappingEntry.MOST_KEYS,
                                            entry.description()));
                    continue;
                }
                taken.add(key.get());
                keyed = entry.withKey(key.get());
                warnings.add(
                        "-%s: '%s' has no key; it gets key %s."
                                .formatted(property.name(), entry.description(), key.get()));
            }
            result.add(withIds(reader, checks, plan, property.name(), keyed));
        }
        return checks.isClean() ? result : List.of();
    }

    private static Optional<String> nextFree(List<String> taken) {
        for (int key = 1; key <= KeyMappingEntry.MOST_KEYS; key++) {
            if (!taken.contains(Integer.toString(key))) {
                return Optional.of(Integer.toString(key));
            }
        }
        return Optional.empty();
    }

    private static KeyMappingEntry withIds(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            String parameter,
            KeyMappingEntry entry) {
        return entry.withReferences(
                entry.attendant().isEmpty()
                        ? ""
                        : attendant(reader, checks, plan, parameter, entry),
                entry.voiceMailFor().isEmpty()
                        ? ""
                        : mailbox(reader, checks, plan, parameter, entry, entry.voiceMailFor()),
                entry.mailbox().isEmpty()
                        ? ""
                        : mailbox(reader, checks, plan, parameter, entry, entry.mailbox()));
    }

    private static String attendant(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            String parameter,
            KeyMappingEntry entry) {
        return found(reader, checks, ObjectKind.AUTO_ATTENDANT, entry.attendant())
                .map(object -> {
                    if (!new AutoAttendant(object).dialPlan().equals(plan.id())) {
                        checks.add(
                                ErrorId.E112,
                                "-%s: the auto attendant '%s' of %s belongs to another dial plan than '%s'."
                                        .formatted(
                                                parameter,
                                                object.name(),
                                                entry.word(),
                                                plan.name()));
                    }
                    return object.id().toString();
                })
                .orElse("");
    }

    private static String mailbox(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            String parameter,
            KeyMappingEntry entry,
            String identity) {
        return found(reader, checks, ObjectKind.MAILBOX, identity)
                .map(object -> {
                    var um = UmMailbox.ofMailbox(reader, object.id());
                    if (um.isEmpty()) {
                        checks.add(
                                ErrorId.E110,
                                "-%s: the mailbox '%s' of %s isn't enabled for Unified Messaging; enable it by Enable-UMMailbox."
                                        .formatted(parameter, object.name(), entry.word()));
                    } else if (!um.get().get(UmMailbox.DIAL_PLANS).contains(plan.id().toString())) {
                        checks.add(
                                ErrorId.E112,
                                "-%s: the mailbox '%s' of %s has no number on the dial plan '%s'."
                                        .formatted(
                                                parameter,
                                                object.name(),
                                                entry.word(),
                                                plan.name()));
                    }
                    return object.id().toString();
                })
                .orElse("");
    }

    private static Optional<DirectoryObject> found(
            DirectoryReader reader, Checks checks, ObjectKind kind, String identity) {
        try {
            return Optional.of(Identities.find(reader, kind, identity));
        } catch (DirectoryException e) {
            checks.addAll(e.problems());
            return Optional.empty();
        }
    }
}
