package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The groups that the dialing rules of a dial plan make, and the check of group names for whoever
 * allows some: the plan itself, a mailbox policy, an auto attendant (directory §3.6).
 */
public final class DialingGroups {

    private DialingGroups() {}

    /** The names of the groups, each once, in the order of the rules. */
    public static List<String> names(List<DialingRule> rules) {
        var names = new LinkedHashMap<String, String>();
        rules.forEach(rule -> names.putIfAbsent(DirectoryKey.fold(rule.name()), rule.name()));
        return List.copyOf(names.values());
    }

    /**
     * Notes UM-E607 for each allowed group that the dial plan does not define.
     *
     * @param property {@code AllowedInCountryOrRegionGroups} or {@code AllowedInternationalGroups}
     * @param groups names of groups
     */
    static void checkAllowed(
            Checks checks, DialPlan plan, Property<List<String>> property, List<String> groups) {
        var rules =
                property.name().equals(DialPlan.ALLOWED_INTERNATIONAL_GROUPS.name())
                        ? plan.internationalRules()
                        : plan.inCountryRules();
        var defined = names(rules);
        for (var name : undefined(groups, rules)) {
            checks.add(
                    ErrorId.E607,
                    "-%s: the dial plan '%s' defines no dialing group '%s'; defined are: %s."
                            .formatted(
                                    property.name(),
                                    plan.name(),
                                    Names.printable(name),
                                    defined.isEmpty() ? "none" : String.join(", ", defined)));
        }
    }

    /** The same for a command that gives both lists, one or none: only what it gives is asked. */
    static void checkGiven(
            Checks checks,
            DialPlan plan,
            Edit edit,
            PropertyValues values,
            List<Property<List<String>>> properties) {
        for (var property : properties) {
            if (edit.set().has(property)) {
                checkAllowed(checks, plan, property, values.get(property));
            }
        }
    }

    /** Allowed names that the plan does not define, such as after a rule was taken away. */
    public static List<String> undefined(List<String> allowed, List<DialingRule> rules) {
        return allowed.stream()
                .filter(name -> rules.stream().noneMatch(rule -> rule.isOf(name)))
                .toList();
    }

    /**
     * What is said of groups that are gone from a plan while the plan, a policy or an auto
     * attendant still allows them.
     */
    static List<String> orphans(DirectoryReader reader, DialPlan before, DialPlan after) {
        var texts = new ArrayList<String>();
        for (var property : DialPlan.ALLOWED_GROUPS) {
            var isInternational =
                    property.name().equals(DialPlan.ALLOWED_INTERNATIONAL_GROUPS.name());
            var rules = isInternational ? after.internationalRules() : after.inCountryRules();
            var gone =
                    undefined(
                            names(
                                    isInternational
                                            ? before.internationalRules()
                                            : before.inCountryRules()),
                            rules);
            for (var group : gone) {
                var holders = holders(reader, after, property, group);
                if (!holders.isEmpty()) {
                    texts.add(
                            "The dialing group '%s' is gone from the dial plan '%s', and %s still names it in %s: it allows nothing there."
                                    .formatted(
                                            group,
                                            after.name(),
                                            String.join(", ", holders),
                                            property.name()));
                }
            }
        }
        return texts;
    }

    /** Whether all groups that an object allows are defined; otherwise it is not valid. */
    public static boolean areDefined(DirectoryReader reader, MailboxPolicy policy) {
        return reader.find(policy.dialPlan())
                .map(DialPlan::new)
                .filter(plan -> areDefined(plan, policy.object()))
                .isPresent();
    }

    /** The same for what belongs to a plan, or the plan itself. */
    public static boolean areDefined(DialPlan plan, DirectoryObject object) {
        return undefined(allowed(object, DialPlan.ALLOWED_IN_COUNTRY_GROUPS), plan.inCountryRules())
                        .isEmpty()
                && undefined(
                                allowed(object, DialPlan.ALLOWED_INTERNATIONAL_GROUPS),
                                plan.internationalRules())
                        .isEmpty();
    }

    private static List<String> holders(
            DirectoryReader reader, DialPlan plan, Property<List<String>> property, String group) {
        var candidates = new ArrayList<DirectoryObject>();
        candidates.add(plan.object());
        candidates.addAll(reader.referringTo(plan.id(), ObjectKind.MAILBOX_POLICY));
        candidates.addAll(reader.referringTo(plan.id(), ObjectKind.AUTO_ATTENDANT));
        return candidates.stream()
                .filter(object ->
                        allowed(object, property).stream()
                                .anyMatch(name ->
                                        DirectoryKey.fold(name).equals(DirectoryKey.fold(group))))
                .map(object -> object.kind().word() + " '" + object.name() + "'")
                .toList();
    }

    /** Plan, policy and auto attendant call the property alike. */
    private static List<String> allowed(DirectoryObject object, Property<List<String>> property) {
        return object.values().get(property);
    }
}
