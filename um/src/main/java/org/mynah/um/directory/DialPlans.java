package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules on dial plans (directory §2–4, §7.4). */
public final class DialPlans {

    /** What follows the plan's name in the name of its default policy. */
    public static final String DEFAULT_POLICY_SUFFIX = " Default Policy";

    /** More gateways on one plan are refused (directory §1.1). */
    public static final int MOST_GATEWAYS = 200;

    /** At most so many blockers of one kind are named. */
    private static final int MOST_NAMED = 1000;

    private DialPlans() {}

    /**
     * Creates a dial plan and, if wanted, its default policy.
     *
     * @throws DirectoryException UM-E001–E008, E014, E121, E126
     */
    public static DialPlan create(
            DirectoryWriter writer, Edit edit, boolean generatePolicy, Warnings warnings) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.DIAL_PLAN, edit.name(), "");
        if (generatePolicy
                && name.length() > Names.LONGEST_WITH_POLICY
                && name.length() <= Names.LONGEST) {
            checks.add(
                    ErrorId.E004,
                    ("The name '%s' has %d characters; with the default policy at most %d are allowed. Shorten it, or give"
                                    + " -GenerateUMMailboxPolicy $false.")
                            .formatted(name, name.length(), Names.LONGEST_WITH_POLICY));
        }
        checks.require(edit.set(), DialPlan.NUMBER_OF_DIGITS);
        var context = name + "." + Organization.in(writer).rootDomain();
        writer.find(new DirectoryKey(KeyScope.PHONE_CONTEXT, context))
                .filter(holder -> !DirectoryKey.fold(holder.name()).equals(DirectoryKey.fold(name)))
                .ifPresent(holder ->
                        checks.add(
                                ErrorId.E003,
                                ("The phone context '%s' belongs to the dial plan '%s', which was renamed; choose"
                                                + " another name.")
                                        .formatted(context, holder.name())));
        var policyName = name + DEFAULT_POLICY_SUFFIX;
        if (generatePolicy
                && writer.find(DirectoryKey.name(ObjectKind.MAILBOX_POLICY, policyName))
                        .isPresent()) {
            checks.add(
                    ErrorId.E003,
                    ("A UM mailbox policy named '%s' exists already; choose another name, or give"
                                    + " -GenerateUMMailboxPolicy $false.")
                            .formatted(policyName));
        }
        var values =
                withFileNames(edit.applyTo(PropertyValues.EMPTY))
                        .with(DialPlan.PHONE_CONTEXT, context);
        values = Languages.withInstalled(writer, checks, edit, values, DialPlan.DEFAULT_LANGUAGE);
        checkValues(writer, checks, Optional.empty(), edit, values, warnings);
        checks.refuseIfAny();
        if (values.find(DialPlan.COUNTRY_OR_REGION_CODE).isEmpty()) {
            warnings.add(
                    WarningId.W10,
                    "No country or region code is set on the dial plan '%s'.".formatted(name));
        }
        var plan =
                new DialPlan(
                        writer.insert(
                                DialPlan.shape(NewObject.of(ObjectKind.DIAL_PLAN), name, values)));
        if (generatePolicy) {
            MailboxPolicies.create(
                    writer,
                    Edit.of(
                            policyName,
                            PropertyValues.EMPTY.with(MailboxPolicy.UM_DIAL_PLAN, plan.id())),
                    warnings);
        }
        return plan;
    }

    /**
     * Changes a dial plan. Its phone context stays as it is, also when it is renamed (directory
     * §2.3).
     *
     * @throws DirectoryException UM-E001–E009, E012, E019, E106, E112, E121, E122, E126, E609
     */
    public static DialPlan change(
            DirectoryWriter writer, DialPlan plan, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var before = plan.object().values();
        checks.addAll(edit.changesOfFixed(ObjectKind.DIAL_PLAN, DialPlan.PROPERTIES, before));
        var name = checks.changedName(writer, plan.object(), edit.name(), "");
        var values = withFileNames(edit.withoutFixed(DialPlan.PROPERTIES).applyTo(before));
        checkAttendant(writer, checks, plan, edit);
        values = Languages.withInstalled(writer, checks, edit, values, DialPlan.DEFAULT_LANGUAGE);
        checkValues(writer, checks, Optional.of(plan), edit, values, warnings);
        if (edit.set().has(DialPlan.VOIP_SECURITY)
                && values.get(DialPlan.VOIP_SECURITY) != DialPlan.VoipSecurity.Unsecured) {
            for (var gateway : gateways(writer, plan.id())) {
                if (!gateway.isByName()) {
                    checks.add(
                            ErrorId.E012,
                            "The gateway '%s' has the address %s; a %s dial plan needs a host name (FQDN) there."
                                    .formatted(
                                            gateway.name(),
                                            gateway.address(),
                                            values.get(DialPlan.VOIP_SECURITY)));
                }
            }
        }
        checks.refuseIfAny();
        return new DialPlan(writer.update(DialPlan.shape(plan.object(), name, values)));
    }

    /**
     * Removes a dial plan.
     *
     * @throws DirectoryException UM-E201 with all blockers by name
     */
    public static void remove(DirectoryWriter writer, DialPlan plan) {
        var blockers = new ArrayList<String>();
        for (var kind :
                List.of(
                        ObjectKind.MAILBOX_POLICY,
                        ObjectKind.AUTO_ATTENDANT,
                        ObjectKind.HUNT_GROUP,
                        ObjectKind.UM_MAILBOX,
                        ObjectKind.UM_SERVICE,
                        ObjectKind.CALL_ROUTER)) {
            writer.referringTo(plan.id(), kind).stream()
                    .limit(MOST_NAMED)
                    .forEach(object -> blockers.add(kind.word() + " '" + object.name() + "'"));
        }
        if (!blockers.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E201,
                    "The dial plan '%s' is in use by %s; remove these first."
                            .formatted(plan.name(), String.join(", ", blockers)));
        }
        Prompts.removeAllOf(writer, plan.id());
        writer.delete(plan.id());
    }

    /** The gateways that hunt groups link to a plan, each once. */
    public static List<IpGateway> gateways(DirectoryReader reader, ObjectId plan) {
        return reader.referringTo(plan, ObjectKind.HUNT_GROUP).stream()
                .map(group -> new HuntGroup(group).gateway())
                .distinct()
                .flatMap(gateway -> reader.find(gateway).stream())
                .map(IpGateway::new)
                .toList();
    }

    private static PropertyValues withFileNames(PropertyValues given) {
        var values = given;
        for (var property : DialPlan.PROMPT_FILES) {
            values = Prompts.withNameOnly(values, property);
        }
        return values;
    }

    /** A plan leads to auto attendants of its own only. */
    private static void checkAttendant(
            DirectoryReader reader, Checks checks, DialPlan plan, Edit edit) {
        edit.set()
                .find(DialPlan.UM_AUTO_ATTENDANT)
                .flatMap(reader::find)
                .map(AutoAttendant::new)
                .filter(attendant -> !attendant.dialPlan().equals(plan.id()))
                .ifPresent(attendant ->
                        checks.add(
                                ErrorId.E112,
                                "The auto attendant '%s' belongs to the dial plan '%s', not to '%s'."
                                        .formatted(
                                                attendant.name(),
                                                reader.find(attendant.dialPlan())
                                                        .map(DirectoryObject::name)
                                                        .orElse("?"),
                                                plan.name())));
    }

    private static void checkValues(
            DirectoryReader reader,
            Checks checks,
            Optional<DialPlan> before,
            Edit edit,
            PropertyValues values,
            Warnings warnings) {
        checkDurations(checks, edit, values, warnings);
        checkGroups(reader, checks, before, edit, values, warnings);
        for (var property : DialPlan.PROMPT_FILES) {
            if (edit.set().has(property)) {
                Prompts.requireImported(
                        reader,
                        checks,
                        before.map(DialPlan::object),
                        property.name(),
                        values.get(property));
            }
        }
        if (values.get(DialPlan.DIAL_BY_NAME_PRIMARY)
                .name()
                .equals(values.get(DialPlan.DIAL_BY_NAME_SECONDARY).name())) {
            if (edit.set().has(DialPlan.DIAL_BY_NAME_PRIMARY)
                    && edit.set().has(DialPlan.DIAL_BY_NAME_SECONDARY)) {
                checks.add(
                        ErrorId.E007,
                        "DialByNamePrimary and DialByNameSecondary are both %s; give two, or None for the latter."
                                .formatted(values.get(DialPlan.DIAL_BY_NAME_PRIMARY)));
            } else {
                warnings.add(
                        WarningId.W12,
                        "The secondary search method equals the primary one and counts as None.");
            }
        }
        values.find(DialPlan.EXTENSION)
                .filter(extension -> values.has(DialPlan.NUMBER_OF_DIGITS))
                .filter(extension -> extension.length() != values.get(DialPlan.NUMBER_OF_DIGITS))
                .ifPresent(extension ->
                        checks.add(
                                ErrorId.E106,
                                "-Extension '%s' has %d digits; the dial plan wants %d."
                                        .formatted(
                                                extension,
                                                extension.length(),
                                                values.get(DialPlan.NUMBER_OF_DIGITS))));
        for (var number : values.get(DialPlan.ACCESS_TELEPHONE_NUMBERS)) {
            var plain = Numbers.plain(number);
            reader.find(new DirectoryKey(KeyScope.ACCESS_NUMBER, plain))
                    .filter(holder -> before.isEmpty() || !holder.id().equals(before.get().id()))
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E121,
                                    "The access number '%s' already serves the dial plan '%s'; choose another."
                                            .formatted(number, holder.name())));
            before.flatMap(plan -> AutoAttendant.byPilot(reader, plan.id(), plain))
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E122,
                                    "The access number '%s' belongs to the auto attendant '%s'; choose another."
                                            .formatted(number, holder.name())));
            UmMailbox.byAddress(reader, plain, values.get(DialPlan.PHONE_CONTEXT))
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E126,
                                    ("The access number '%s' is an extension of '%s' on this plan; calls could not"
                                                    + " be told apart.")
                                            .formatted(number, holder.object().name())));
        }
    }

    /**
     * Allowed groups are defined by the plan as it is after the edit. A group that goes while
     * someone allows its name is told: that name then allows nothing.
     */
    private static void checkGroups(
            DirectoryReader reader,
            Checks checks,
            Optional<DialPlan> before,
            Edit edit,
            PropertyValues values,
            Warnings warnings) {
        if (before.isEmpty()) {
            return;
        }
        var after =
                new DialPlan(DialPlan.shape(before.get().object(), before.get().name(), values));
        DialingGroups.checkGiven(checks, after, edit, values, DialPlan.ALLOWED_GROUPS);
        DialingGroups.orphans(reader, before.get(), after).forEach(warnings::add);
    }

    private static void checkDurations(
            Checks checks, Edit edit, PropertyValues values, Warnings warnings) {
        int call = values.get(DialPlan.MAX_CALL_DURATION);
        int recording = values.get(DialPlan.MAX_RECORDING_DURATION);
        if (recording < call) {
            return;
        }
        if (edit.set().has(DialPlan.MAX_RECORDING_DURATION)) {
            checks.add(
                    ErrorId.E007,
                    ("MaxRecordingDuration is %d and MaxCallDuration is %d minutes; the recording must be shorter than the"
                                    + " call.")
                            .formatted(recording, call));
        } else if (edit.set().has(DialPlan.MAX_CALL_DURATION)) {
            warnings.add(
                    WarningId.W11,
                    "MaxCallDuration (%d) is not above MaxRecordingDuration (%d); the smaller limit wins."
                            .formatted(call, recording));
        }
    }
}
