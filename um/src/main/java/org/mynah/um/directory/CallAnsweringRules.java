package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The rules on call answering rules, and which of them a call is for (directory §7.12). */
public final class CallAnsweringRules {

    private CallAnsweringRules() {}

    /** All rules of a mailbox, by priority. */
    public static List<CallAnsweringRule> of(DirectoryReader reader, ObjectId mailbox) {
        return reader.referringTo(mailbox, ObjectKind.CALL_ANSWERING_RULE).stream()
                .map(CallAnsweringRule::new)
                .sorted(Comparator.comparingInt(CallAnsweringRule::priority))
                .toList();
    }

    /**
     * The first enabled rule whose every condition holds, in the order given; none: ordinary call
     * answering. That the features are on (directory §6) is asked before.
     */
    public static Optional<CallAnsweringRule> firstMatching(
            DirectoryReader reader, List<CallAnsweringRule> byPriority, RuleCall call) {
        return byPriority.stream()
                .filter(CallAnsweringRule::isEnabled)
                .filter(rule -> rule.conditions(reader).hold(call))
                .findFirst();
    }

    /**
     * Creates a rule, which is enabled at once. A priority that is taken is inserted, and the rest
     * moves down; without one the lowest free is taken.
     *
     * @throws DirectoryException UM-E001, E003, E014, E401–E405, all problems in one go
     */
    public static CallAnsweringRule create(
            DirectoryWriter writer, UmMailbox owner, Edit edit, Warnings warnings) {
        requireFeature(writer, owner);
        var present = of(writer, owner.mailbox());
        if (present.size() >= CallAnsweringRule.MOST) {
            throw new DirectoryException(
                    ErrorId.E401,
                    "The mailbox '%s' has %d call answering rules; more than %d are not allowed. Remove one by Remove-UMCallAnsweringRule."
                            .formatted(
                                    owner.object().name(), present.size(), CallAnsweringRule.MOST));
        }
        var checks = new Checks();
        var name =
                checks.newName(
                        writer, ObjectKind.CALL_ANSWERING_RULE, edit.name(), owner.mailbox() + "/");
        var values =
                checked(
                        writer,
                        checks,
                        owner,
                        edit.applyTo(PropertyValues.EMPTY)
                                .with(CallAnsweringRule.MAILBOX, owner.mailbox()));
        checks.refuseIfAny();
        var priority =
                edit.set()
                        .find(CallAnsweringRule.PRIORITY)
                        .map(wanted -> makeRoom(writer, present, wanted, warnings))
                        .orElseGet(() -> lowestFree(present));
        return new CallAnsweringRule(
                writer.insert(
                        CallAnsweringRule.shape(
                                NewObject.of(ObjectKind.CALL_ANSWERING_RULE),
                                name,
                                values.with(CallAnsweringRule.PRIORITY, priority))));
    }

    /**
     * Changes a rule.
     *
     * @throws DirectoryException UM-E001, E003, E402–E405, all problems in one go
     */
    public static CallAnsweringRule change(
            DirectoryWriter writer,
            UmMailbox owner,
            CallAnsweringRule rule,
            Edit edit,
            Warnings warnings) {
        requireFeature(writer, owner);
        var checks = new Checks();
        var name = checks.changedName(writer, rule.object(), edit.name(), owner.mailbox() + "/");
        var values = checked(writer, checks, owner, edit.applyTo(rule.object().values()));
        checks.refuseIfAny();
        var wanted = values.find(CallAnsweringRule.PRIORITY);
        if (wanted.isEmpty() || wanted.get() != rule.priority()) {
            var others =
                    of(writer, owner.mailbox()).stream()
                            .filter(each -> !each.id().equals(rule.id()))
                            .toList();
            values =
                    values.with(
                            CallAnsweringRule.PRIORITY,
                            wanted.map(place -> makeRoom(writer, others, place, warnings))
                                    .orElseGet(() -> lowestFree(others)));
        }
        return new CallAnsweringRule(
                writer.update(CallAnsweringRule.shape(rule.object(), name, values)));
    }

    /**
     * Enables or disables a rule.
     *
     * @throws DirectoryException UM-E402 when it is to be enabled while the feature is off
     */
    public static CallAnsweringRule enable(
            DirectoryWriter writer, UmMailbox owner, CallAnsweringRule rule, boolean isEnabled) {
        if (isEnabled) {
            requireFeature(writer, owner);
        }
        return new CallAnsweringRule(
                writer.update(
                        CallAnsweringRule.shape(
                                rule.object(),
                                rule.name(),
                                rule.object()
                                        .values()
                                        .with(CallAnsweringRule.ENABLED, isEnabled))));
    }

    /** Removes a rule. */
    public static void remove(DirectoryWriter writer, CallAnsweringRule rule) {
        writer.delete(rule.id());
    }

    /**
     * The rule that an identity names: its GUID, {@code mailbox\rule}, or its name in the mailbox.
     *
     * @param mailbox where a bare name is looked for
     * @throws DirectoryException UM-E010, E014 when a bare name comes without a mailbox
     */
    public static CallAnsweringRule find(
            DirectoryReader reader, String identity, Optional<ObjectId> mailbox) {
        var text = identity.strip();
        var named =
                mailbox.flatMap(owner -> byName(reader, owner, text))
                        .or(() -> byGuid(reader, text))
                        .or(() -> byPath(reader, text))
                        .filter(rule -> mailbox.isEmpty() || rule.mailbox().equals(mailbox.get()));
        if (named.isEmpty() && mailbox.isEmpty() && text.indexOf('\\') < 0) {
            throw new DirectoryException(
                    ErrorId.E014,
                    "The call answering rule '%s' is named without its mailbox; give -Mailbox."
                            .formatted(Names.printable(text)));
        }
        return named.orElseThrow(() ->
                new DirectoryException(
                        ErrorId.E010,
                        "The operation couldn't be performed because the call answering rule '%s' couldn't be found."
                                .formatted(Names.printable(text))));
    }

    private static Optional<CallAnsweringRule> byName(
            DirectoryReader reader, ObjectId mailbox, String name) {
        return reader.find(DirectoryKey.name(ObjectKind.CALL_ANSWERING_RULE, mailbox + "/" + name))
                .map(CallAnsweringRule::new);
    }

    private static Optional<CallAnsweringRule> byGuid(DirectoryReader reader, String text) {
        try {
            return reader.find(ObjectId.of(text))
                    .filter(each -> each.kind() == ObjectKind.CALL_ANSWERING_RULE)
                    .map(CallAnsweringRule::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<CallAnsweringRule> byPath(DirectoryReader reader, String text) {
        var backslash = text.lastIndexOf('\\');
        if (backslash <= 0) {
            return Optional.empty();
        }
        var mailbox = Identities.find(reader, ObjectKind.MAILBOX, text.substring(0, backslash));
        return byName(reader, mailbox.id(), text.substring(backslash + 1));
    }

    /** Refuses while plan, policy or mailbox say that there are no rules, naming who does (§6). */
    private static void requireFeature(DirectoryReader reader, UmMailbox owner) {
        var policy = reader.find(owner.policy()).map(MailboxPolicy::new).orElseThrow();
        var plan = reader.find(policy.dialPlan()).map(DialPlan::new).orElseThrow();
        var off = new ArrayList<String>();
        if (!plan.object().values().get(DialPlan.CALL_ANSWERING_RULES_ENABLED)) {
            off.add("CallAnsweringRulesEnabled of the dial plan '%s'".formatted(plan.name()));
        }
        if (!policy.object().values().get(MailboxPolicy.ALLOW_CALL_ANSWERING_RULES)) {
            off.add(
                    "AllowCallAnsweringRules of the UM mailbox policy '%s'"
                            .formatted(policy.name()));
        }
        if (!owner.get(UmMailbox.CALL_ANSWERING_RULES_ENABLED)) {
            off.add(
                    "CallAnsweringRulesEnabled of the mailbox '%s'"
                            .formatted(owner.object().name()));
        }
        if (!off.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E402,
                    "Call answering rules are off for '%s': %s is $false."
                            .formatted(owner.object().name(), String.join(" and ", off)));
        }
    }

    /** The values with each entry in its plain form. */
    private static PropertyValues checked(
            DirectoryReader reader, Checks checks, UmMailbox owner, PropertyValues given) {
        var values = given;
        var callers = new ArrayList<RuleCaller>();
        for (var entry : given.get(CallAnsweringRule.CALLER_IDS)) {
            RuleCaller.read(reader, entry, checks).ifPresent(callers::add);
        }
        var folders = callers.stream().filter(RuleCaller.ContactsFolder.class::isInstance).count();
        if (folders > 1 || callers.size() - folders > CallAnsweringRule.MOST_CALLERS) {
            checks.add(
                    ErrorId.E403,
                    "-CallerIds has %d numbers and contacts and %d Contacts folders; at most %d and 1 are allowed."
                            .formatted(
                                    callers.size() - folders,
                                    folders,
                                    CallAnsweringRule.MOST_CALLERS));
        }
        if (given.has(CallAnsweringRule.CALLER_IDS)) {
            values =
                    values.with(
                            CallAnsweringRule.CALLER_IDS,
                            callers.stream().map(RuleCaller::entry).distinct().toList());
        }
        var actions = new ArrayList<RuleAction>();
        for (var entry : given.get(CallAnsweringRule.KEY_MAPPINGS)) {
            RuleAction.read(reader, entry, checks).ifPresent(actions::add);
        }
        checkKeys(checks, actions);
        if (given.has(CallAnsweringRule.KEY_MAPPINGS)) {
            values =
                    values.with(
                            CallAnsweringRule.KEY_MAPPINGS,
                            actions.stream().map(RuleAction::entry).toList());
        }
        var time = given.find(CallAnsweringRule.TIME_OF_DAY);
        if (time.isPresent()) {
            var read = RuleTime.read(time.get(), checks);
            if (read.isPresent()) {
                values = values.with(CallAnsweringRule.TIME_OF_DAY, read.get().entry());
            }
        }
        given.find(CallAnsweringRule.SCHEDULE_STATUS)
                .filter(mask -> mask < 0 || mask > CalendarStatus.ALL)
                .ifPresent(mask ->
                        checks.add(
                                ErrorId.E403,
                                "-ScheduleStatus is %d; it must be from 0 to %d: the sum of Free 1, Tentative 2, Busy 4, Out of office 8."
                                        .formatted(mask, CalendarStatus.ALL)));
        var own = owner.extensions();
        for (var extension : given.get(CallAnsweringRule.EXTENSIONS_DIALED)) {
            if (!own.contains(extension)) {
                checks.add(
                        ErrorId.E404,
                        "-ExtensionsDialed has '%s', which is not an extension of '%s'; those are %s."
                                .formatted(
                                        Names.printable(extension),
                                        owner.object().name(),
                                        String.join(", ", own)));
            }
        }
        return values;
    }

    private static void checkKeys(Checks checks, List<RuleAction> actions) {
        if (actions.size() > CallAnsweringRule.MOST_KEYS) {
            checks.add(
                    ErrorId.E405,
                    "-KeyMappings has %d entries; at most %d are allowed."
                            .formatted(actions.size(), CallAnsweringRule.MOST_KEYS));
        }
        var keys = new HashSet<Integer>();
        for (var action : actions) {
            if (!keys.add(action.key())) {
                checks.add(
                        ErrorId.E405,
                        action.key() == 0
                                ? "-KeyMappings has more than one entry without a key."
                                : "-KeyMappings uses the key %d twice.".formatted(action.key()));
            }
        }
    }

    private static int lowestFree(List<CallAnsweringRule> rules) {
        var place = 1;
        while (isTaken(rules, place)) {
            place++;
        }
        return place;
    }

    private static boolean isTaken(List<CallAnsweringRule> rules, int place) {
        return rules.stream().anyMatch(rule -> rule.priority() == place);
    }

    /**
     * Frees a place: whoever has it, and those after it without a gap, move down by one. Where
     * there is no room below, those before it move up, and the place before it is taken.
     *
     * @return the place that is free now
     */
    private static int makeRoom(
            DirectoryWriter writer, List<CallAnsweringRule> rules, int wanted, Warnings warnings) {
        var gap = wanted;
        while (isTaken(rules, gap)) {
            gap++;
        }
        if (gap <= CallAnsweringRule.MOST) {
            move(writer, rules, wanted, gap - 1, 1);
            return wanted;
        }
        gap = wanted - 1;
        while (isTaken(rules, gap)) {
            gap--;
        }
        move(writer, rules, gap + 1, wanted - 1, -1);
        warnings.add(
                WarningId.W14,
                "All places from %d on are taken; the rule has the place %d."
                        .formatted(wanted, wanted - 1));
        return wanted - 1;
    }

    private static void move(
            DirectoryWriter writer, List<CallAnsweringRule> rules, int first, int last, int by) {
        for (var rule : rules) {
            if (rule.priority() >= first && rule.priority() <= last) {
                var _ =
                        writer.update(
                                CallAnsweringRule.shape(
                                        rule.object(),
                                        rule.name(),
                                        rule.object()
                                                .values()
                                                .with(
                                                        CallAnsweringRule.PRIORITY,
                                                        rule.priority() + by)));
            }
        }
    }
}
