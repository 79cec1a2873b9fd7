package org.mynah.um.dialing;

import java.util.ArrayList;
import java.util.List;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialingGroups;
import org.mynah.um.directory.DialingRule;
import org.mynah.um.directory.MailboxPolicy;

/**
 * Whose list is asked, and what it allows (directory §3.6, call flows §9.1). The definitions of the
 * groups are always those of the plan in play. Immutable.
 *
 * @param asked who is asked, for messages: {@code policy MyPolicy}
 * @param plan the plan in play: the one whose number was called, or the owner's primary plan
 * @param subscribers whether UM users of the plan may be dialed
 * @param extensions whether any number of extension length may be dialed
 * @param inCountry allowed in-country groups, by name
 * @param international allowed international groups, by name
 * @param people whether people who were found by name may be called at all
 */
public record Permissions(
        String asked,
        DialPlan plan,
        boolean subscribers,
        boolean extensions,
        List<String> inCountry,
        List<String> international,
        boolean people) {
    public Permissions {
        inCountry = List.copyOf(inCountry);
        international = List.copyOf(international);
    }

    /** A caller of the plan's access number who is not signed in: the plan's own list. */
    public static Permissions ofPlanCaller(DialPlan plan) {
        return new Permissions(
                "dial plan " + plan.name(),
                plan,
                plan.get(DialPlan.ALLOW_DIAL_PLAN_SUBSCRIBERS),
                plan.get(DialPlan.ALLOW_EXTENSIONS),
                plan.get(DialPlan.ALLOWED_IN_COUNTRY_GROUPS),
                plan.get(DialPlan.ALLOWED_INTERNATIONAL_GROUPS),
                plan.get(DialPlan.CALL_SOMEONE_ENABLED));
    }

    /**
     * A signed-in user: the list of his policy. On a plan that lacks a group of that name he gets
     * what any caller of that plan gets (directory §3.5).
     *
     * @param plan the plan whose number was called
     */
    public static Permissions ofSignedIn(DialPlan plan, MailboxPolicy policy) {
        return new Permissions(
                "policy " + policy.name(),
                plan,
                policy.get(MailboxPolicy.ALLOW_DIAL_PLAN_SUBSCRIBERS),
                policy.get(MailboxPolicy.ALLOW_EXTENSIONS),
                groups(
                        policy.get(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS),
                        policy,
                        plan,
                        plan.inCountryRules(),
                        plan.get(DialPlan.ALLOWED_IN_COUNTRY_GROUPS)),
                groups(
                        policy.get(MailboxPolicy.ALLOWED_INTERNATIONAL_GROUPS),
                        policy,
                        plan,
                        plan.internationalRules(),
                        plan.get(DialPlan.ALLOWED_INTERNATIONAL_GROUPS)),
                true);
    }

    /** A caller of an auto attendant: the attendant's list, by the rules of its plan. */
    public static Permissions ofAttendant(DialPlan plan, AutoAttendant attendant) {
        return new Permissions(
                "auto attendant " + attendant.name(),
                plan,
                attendant.get(AutoAttendant.ALLOW_DIAL_PLAN_SUBSCRIBERS),
                attendant.get(AutoAttendant.ALLOW_EXTENSIONS),
                attendant.get(AutoAttendant.ALLOWED_IN_COUNTRY_GROUPS),
                attendant.get(AutoAttendant.ALLOWED_INTERNATIONAL_GROUPS),
                attendant.get(AutoAttendant.CALL_SOMEONE_ENABLED));
    }

    /**
     * Play on Phone, and transfers and calls of a call answering rule: the list of the mailbox
     * owner's policy, by the rules of his primary plan.
     */
    public static Permissions ofOwner(DialPlan primaryPlan, MailboxPolicy policy) {
        return ofSignedIn(primaryPlan, policy);
    }

    private static List<String> groups(
            List<String> allowed,
            MailboxPolicy policy,
            DialPlan plan,
            List<DialingRule> rules,
            List<String> ofAnyCaller) {
        if (policy.dialPlan().equals(plan.id())
                || DialingGroups.undefined(allowed, rules).isEmpty()) {
            return allowed;
        }
        var groups = new ArrayList<>(allowed);
        groups.addAll(ofAnyCaller);
        return groups;
    }
}
