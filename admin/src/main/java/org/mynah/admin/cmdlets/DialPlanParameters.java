package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialingGroups;
import org.mynah.um.directory.DialingRule;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.HuntGroup;
import org.mynah.um.directory.Languages;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;

/** What the cmdlets of dial plans share (cmdlets §6, §8.1). */
final class DialPlanParameters {

    /** Longer texts are not even read; the rules on names say what is wrong with a shorter one. */
    static final int LONGEST_TEXT = 1024;

    static final Output OUTPUT =
            Output.of(
                    "UMDialPlan",
                    "Name",
                    "UMServers",
                    "VoIPSecurity",
                    "NumberOfDigitsInExtension",
                    "URIType");

    private static final Set<String> OF_NEW =
            Set.of(
                    DialPlan.NUMBER_OF_DIGITS.name(),
                    DialPlan.COUNTRY_OR_REGION_CODE.name(),
                    DialPlan.ACCESS_TELEPHONE_NUMBERS.name(),
                    DialPlan.DEFAULT_LANGUAGE.name(),
                    DialPlan.FAX_ENABLED.name(),
                    DialPlan.URI_TYPE.name(),
                    DialPlan.VOIP_SECURITY.name());

    private DialPlanParameters() {}

    /** Parameters of New-. */
    static List<Parameter> ofNew() {
        return DialPlan.PROPERTIES.stream()
                .filter(property -> OF_NEW.contains(property.name()))
                .map(DialPlanParameters::required)
                .toList();
    }

    /** Parameters of Set-: also the fixed ones, so that the rules can say why not (UM-E019). */
    static List<Parameter> ofSet() {
        return DialPlan.PROPERTIES.stream().map(Parameter::of).toList();
    }

    private static Parameter required(Property<?> property) {
        var parameter = Parameter.of(property);
        return property.equals(DialPlan.NUMBER_OF_DIGITS) ? parameter.required() : parameter;
    }

    /** A plan as it is printed, with what belongs to it. */
    static Item item(Items items, DirectoryObject object) {
        var plan = new DialPlan(object);
        var item = new Item("UMDialPlan").set("Name", object.name());
        items.properties(item, object, DialPlan.PROPERTIES);
        item.set(DialPlan.CONFIGURED_IN_COUNTRY_GROUPS.name(), dialingRules(plan.inCountryRules()));
        item.set(
                DialPlan.CONFIGURED_INTERNATIONAL_GROUPS.name(),
                dialingRules(plan.internationalRules()));
        item.set("AvailableLanguages", Languages.installed(items.reader()));
        item.set("UMServers", items.names(object.id(), ObjectKind.UM_SERVICE));
        item.set(
                "UMIPGateway",
                items.reader().referringTo(object.id(), ObjectKind.HUNT_GROUP).stream()
                        .map(group -> items.name(new HuntGroup(group).gateway()))
                        .distinct()
                        .toList());
        var huntGroups =
                items.reader().referringTo(object.id(), ObjectKind.HUNT_GROUP).stream()
                        .map(group -> HuntGroupParameters.identity(items, group))
                        .toList();
        item.set("UMHuntGroups", huntGroups).set("HuntGroups", huntGroups);
        item.set("UMAutoAttendants", items.names(object.id(), ObjectKind.AUTO_ATTENDANT));
        item.set("UMMailboxPolicies", items.names(object.id(), ObjectKind.MAILBOX_POLICY));
        items.common(item, object, object.name(), items.configurationName(object));
        return item.set("IsValid", DialingGroups.areDefined(plan, object));
    }

    private static List<Item> dialingRules(List<DialingRule> rules) {
        return rules.stream().map(rule -> Items.row(DialingRule.COLUMNS, rule.fields())).toList();
    }
}
