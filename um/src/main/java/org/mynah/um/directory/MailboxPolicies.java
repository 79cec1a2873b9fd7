package org.mynah.um.directory;

/** The rules on UM mailbox policies (directory §4, §7.6). */
public final class MailboxPolicies {

    /** At most so many mailboxes are named in an error. */
    private static final int MOST_NAMED = 10;

    private MailboxPolicies() {}

    /**
     * Creates a policy of a dial plan.
     *
     * @throws DirectoryException UM-E001–E003, E007, E014, E607
     */
    public static MailboxPolicy create(DirectoryWriter writer, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.MAILBOX_POLICY, edit.name(), "");
        checks.require(edit.set(), MailboxPolicy.UM_DIAL_PLAN);
        var values = edit.applyTo(PropertyValues.EMPTY);
        checkValues(writer, checks, edit, values, warnings);
        checks.refuseIfAny();
        return new MailboxPolicy(
                writer.insert(
                        MailboxPolicy.shape(
                                NewObject.of(ObjectKind.MAILBOX_POLICY), name, values)));
    }

    /**
     * Changes a policy; its dial plan only while no mailbox uses it.
     *
     * @throws DirectoryException UM-E001–E007, E206, E607
     */
    public static MailboxPolicy change(
            DirectoryWriter writer, MailboxPolicy policy, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var name = checks.changedName(writer, policy.object(), edit.name(), "");
        var values = edit.applyTo(policy.object().values());
        if (!values.get(MailboxPolicy.UM_DIAL_PLAN).equals(policy.dialPlan())) {
            var users = writer.referringTo(policy.id(), ObjectKind.UM_MAILBOX).size();
            if (users > 0) {
                checks.add(
                        ErrorId.E206,
                        "The dial plan of the policy '%s' cannot change while %d mailboxes use the policy."
                                .formatted(policy.name(), users));
            }
        }
        checkValues(writer, checks, edit, values, warnings);
        checks.refuseIfAny();
        return new MailboxPolicy(writer.update(MailboxPolicy.shape(policy.object(), name, values)));
    }

    /**
     * Removes a policy that no UM mailbox uses.
     *
     * @throws DirectoryException UM-E202 with the count and the first ten
     */
    public static void remove(DirectoryWriter writer, MailboxPolicy policy) {
        var users = writer.referringTo(policy.id(), ObjectKind.UM_MAILBOX);
        if (!users.isEmpty()) {
            var first = users.stream().limit(MOST_NAMED).map(DirectoryObject::name).toList();
            throw new DirectoryException(
                    ErrorId.E202,
                    "The policy '%s' is used by %d UM mailboxes (%s%s); give them another policy first."
                            .formatted(
                                    policy.name(),
                                    users.size(),
                                    String.join(", ", first),
                                    users.size() > MOST_NAMED ? ", …" : ""));
        }
        writer.delete(policy.id());
    }

    private static void checkValues(
            DirectoryReader reader,
            Checks checks,
            Edit edit,
            PropertyValues values,
            Warnings warnings) {
        values.find(MailboxPolicy.UM_DIAL_PLAN)
                .flatMap(reader::find)
                .map(DialPlan::new)
                .ifPresent(plan ->
                        DialingGroups.checkGiven(
                                checks, plan, edit, values, MailboxPolicy.ALLOWED_GROUPS));
        var reset = values.get(MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET);
        var lock = values.get(MailboxPolicy.MAX_LOGON_ATTEMPTS);
        if (!reset.isUnlimited() && !lock.isUnlimited() && reset.limit() >= lock.limit()) {
            checks.add(
                    ErrorId.E007,
                    "LogonFailuresBeforePINReset is %s and MaxLogonAttempts is %s; the former must be smaller."
                            .formatted(reset, lock));
        }
        if (edit.set().has(MailboxPolicy.ALLOW_ANALYSIS)
                || edit.set().has(MailboxPolicy.INFORM_OF_ANALYSIS)) {
            warnings.add(
                    WarningId.W08,
                    "Voice mail analysis is stored and has no effect: no data leaves this system.");
        }
    }
}
