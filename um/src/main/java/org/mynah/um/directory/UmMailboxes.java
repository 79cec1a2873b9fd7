package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.um.pin.IssuedPin;
import org.mynah.um.pin.NewPin;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinTerms;

/**
 * The rules on UM mailboxes: enabling, changing, disabling (directory §3–5, §7.10). Thread-safe.
 */
public final class UmMailboxes {

    private final PinAdministration pins;

    public UmMailboxes(PinAdministration pins) {
        this.pins = pins;
    }

    /**
     * A mailbox that has just been enabled.
     *
     * @param umMailbox its UM side
     * @param plan the policy's dial plan
     * @param pin for the welcome mail
     * @param hadSettings whether sealed settings of an earlier time are in force again; if not,
     *     recordings that are still there belong to nobody and go
     */
    public record Enabled(UmMailbox umMailbox, DialPlan plan, IssuedPin pin, boolean hadSettings) {}

    /** What the first PIN has to satisfy, to be prepared before {@link #enable}. */
    public PinTerms pinTerms(DirectoryReader reader, EnableRequest request) {
        var plan = reader.find(request.policy().dialPlan()).map(DialPlan::new).orElseThrow();
        var mailbox = request.mailbox().id();
        return pins.terms(
                reader,
                SealedSettings.of(reader, mailbox).map(SealedSettings::id).orElse(mailbox),
                request.policy().pinPolicy(),
                extensions(new Checks(), request, plan),
                request.pin());
    }

    /** Makes the first PIN; see {@link PinAdministration#prepare}. */
    public NewPin prepare(PinTerms terms) {
        return pins.prepare(terms);
    }

    /**
     * Enables a mailbox for unified messaging: addresses, PIN and settings in one transaction.
     *
     * @param firstPin prepared from {@link #pinTerms} of the same request
     * @throws DirectoryException UM-E101–E107, E113, E126, E301–E306, all problems of one user in
     *     one go
     */
    public Enabled enable(
            DirectoryWriter writer, EnableRequest request, NewPin firstPin, Warnings warnings) {
        var mailbox = request.mailbox();
        checkType(mailbox);
        UmMailbox.ofMailbox(writer, mailbox.id())
                .ifPresent(present -> {
                    var policy =
                            writer.find(present.policy()).map(DirectoryObject::name).orElse("?");
                    throw new DirectoryException(
                            ErrorId.E113,
                            "The mailbox '%s' is enabled for Unified Messaging already, with the policy '%s'."
                                    .formatted(mailbox.name(), policy));
                });
        var plan = writer.find(request.policy().dialPlan()).map(DialPlan::new).orElseThrow();
        var checks = new Checks();
        var extensions = extensions(checks, request, plan);
        for (var extension : extensions) {
            UmNumbers.checkExtension(writer, checks, plan, Optional.empty(), extension);
        }
        var sip =
                UmNumbers.checkSipResourceIdentifier(
                        writer, checks, plan, request.sipResourceIdentifier());
        var fresh = NewObject.of(ObjectKind.UM_MAILBOX);
        var policy = request.policy().pinPolicy();
        var sealed = SealedSettings.of(writer, mailbox.id());
        var history = sealed.map(SealedSettings::id).orElse(fresh.id());
        pins.check(writer, history, policy, extensions, firstPin).ifPresent(checks::add);
        checks.refuseIfAny();

        var addresses = new ArrayList<EumAddress>();
        sip.ifPresent(address -> addresses.add(new EumAddress(true, address, plan.phoneContext())));
        for (var extension : extensions) {
            addresses.add(new EumAddress(addresses.isEmpty(), extension, plan.phoneContext()));
        }
        var values =
                sealed.map(SealedSettings::switches)
                        .orElse(PropertyValues.EMPTY)
                        .overlaidBy(ownSetting(mailbox))
                        .overlaidBy(request.settings())
                        .with(UmMailbox.MAILBOX, mailbox.id())
                        .with(UmMailbox.UM_MAILBOX_POLICY, request.policy().id())
                        .with(
                                UmMailbox.UM_ADDRESSES,
                                addresses.stream().map(EumAddress::toString).toList())
                        .with(UmMailbox.DIAL_PLANS, List.of(plan.id().toString()));
        var umMailbox =
                new UmMailbox(writer.insert(UmMailbox.shape(fresh, mailbox.name(), values)));
        sealed.ifPresent(kept -> {
            pins.unseal(writer, kept.id(), umMailbox.id());
            writer.delete(kept.id());
            warnings.add(WarningId.W13, kept.offer(mailbox.name()));
        });
        var pin =
                pins.issue(
                        writer, umMailbox.id(), policy, extensions, firstPin, request.pinExpired());
        return new Enabled(umMailbox, plan, pin, sealed.isPresent());
    }

    /** Which mailboxes may be enabled (cmdlets §15, 9). */
    private static void checkType(Mailbox mailbox) {
        var fault =
                switch (mailbox.type()) {
                    case UserMailbox, LinkedMailbox ->
                            mailbox.get(Mailbox.ACCOUNT_DISABLED)
                                    ? Optional.of("a disabled account")
                                    : Optional.<String>empty();
                    case SharedMailbox, RoomMailbox -> Optional.<String>empty();
                    case EquipmentMailbox, ArbitrationMailbox, DiscoveryMailbox ->
                            Optional.of("of the type " + mailbox.type());
                };
        if (!mailbox.isMailbox() || fault.isPresent()) {
            throw new DirectoryException(
                    ErrorId.E114,
                    "'%s' is %s; user, linked, shared and room mailboxes can be enabled for Unified Messaging."
                            .formatted(
                                    mailbox.name(),
                                    fault.orElse("a user without a mailbox (Enable-Mailbox)")));
        }
    }

    /** What was set on the user before he was enabled. */
    private static PropertyValues ownSetting(Mailbox mailbox) {
        var property = Mailbox.ALLOW_CALLS_FROM_NON_USERS;
        return mailbox.object().values().has(property)
                ? PropertyValues.EMPTY.with(property, mailbox.get(property))
                : PropertyValues.EMPTY;
    }

    /**
     * Changes switches, operator or policy of a UM mailbox.
     *
     * @throws DirectoryException UM-E112 when the policy belongs to another dial plan
     */
    public UmMailbox change(
            DirectoryWriter writer, UmMailbox umMailbox, Edit edit, Warnings warnings) {
        var values = edit.applyTo(umMailbox.object().values());
        if (!values.get(UmMailbox.UM_MAILBOX_POLICY).equals(umMailbox.policy())) {
            var present = writer.find(umMailbox.policy()).map(MailboxPolicy::new).orElseThrow();
            var wanted =
                    writer.find(values.get(UmMailbox.UM_MAILBOX_POLICY))
                            .map(MailboxPolicy::new)
                            .orElseThrow();
            if (!wanted.dialPlan().equals(present.dialPlan())) {
                throw new DirectoryException(
                        ErrorId.E112,
                        "The policy '%s' belongs to the dial plan '%s', the mailbox to '%s'; disable and enable it to move."
                                .formatted(
                                        wanted.name(),
                                        name(writer, wanted.dialPlan()),
                                        name(writer, present.dialPlan())));
            }
        }
        if (edit.set().has(UmMailbox.ANALYSIS_ENABLED)) {
            warnings.add(
                    WarningId.W08,
                    "VoiceMailAnalysisEnabled is stored and has no effect: no data leaves this system.");
        }
        var user = writer.find(umMailbox.mailbox()).map(Mailbox::new).orElseThrow();
        var property = Mailbox.ALLOW_CALLS_FROM_NON_USERS;
        if (!user.get(property).equals(values.get(property))) {
            var _ =
                    writer.update(
                            Mailbox.shape(
                                    user.object(),
                                    user.name(),
                                    user.object().values().with(property, values.get(property))));
        }
        return new UmMailbox(
                writer.update(UmMailbox.shape(umMailbox.object(), user.name(), values)));
    }

    /**
     * Gives a UM mailbox new EUM addresses, in the order of directory §3.4.
     *
     * @param wanted all addresses; when none is primary the first becomes it
     * @throws DirectoryException UM-E101, E102, E104–E109, E111, E126
     */
    public UmMailbox changeAddresses(
            DirectoryWriter writer, UmMailbox umMailbox, List<EumAddress> wanted) {
        var checks = new Checks();
        var addresses = UmNumbers.check(writer, checks, umMailbox, wanted);
        checks.refuseIfAny();
        var plans =
                addresses.stream()
                        .map(EumAddress::phoneContext)
                        .map(context ->
                                UmNumbers.planOf(writer, context).orElseThrow().id().toString())
                        .distinct()
                        .toList();
        var values =
                umMailbox
                        .object()
                        .values()
                        .with(
                                UmMailbox.UM_ADDRESSES,
                                addresses.stream().map(EumAddress::toString).toList())
                        .with(UmMailbox.DIAL_PLANS, plans);
        return new UmMailbox(
                writer.update(
                        UmMailbox.shape(umMailbox.object(), umMailbox.object().name(), values)));
    }

    /**
     * Disables a UM mailbox: from the commit on no number leads to it (directory §5). Recordings
     * lie outside the directory: where the properties are not kept, the caller deletes them after
     * the commit.
     *
     * @param keepProperties whether a sealed copy of its settings is kept for a later
     *     Enable-UMMailbox
     */
    public void disable(DirectoryWriter writer, UmMailbox umMailbox, boolean keepProperties) {
        SealedSettings.of(writer, umMailbox.mailbox()).ifPresent(old -> writer.delete(old.id()));
        if (!keepProperties) {
            // Rules stand at the mailbox, so that they are there again when it is enabled anew.
            writer.referringTo(umMailbox.mailbox(), ObjectKind.CALL_ANSWERING_RULE)
                    .forEach(rule -> writer.delete(rule.id()));
        }
        if (keepProperties) {
            var sealed = SealedSettings.seal(writer, umMailbox);
            pins.seal(writer, umMailbox.id(), sealed.id());
        }
        writer.delete(umMailbox.id());
    }

    private static List<String> extensions(Checks checks, EnableRequest request, DialPlan plan) {
        if (!request.extensions().isEmpty()) {
            return request.extensions().stream().map(String::strip).distinct().toList();
        }
        var digits =
                request.mailbox().find(Mailbox.PHONE_NUMBER).orElse("").replaceAll("[^0-9]", "");
        if (digits.length() < plan.digits()) {
            checks.add(
                    ErrorId.E103,
                    "No extension was given for '%s', and none can be taken from the business telephone; give -Extensions."
                            .formatted(request.mailbox().name()));
            return List.of();
        }
        return List.of(digits.substring(digits.length() - plan.digits()));
    }

    private static String name(DirectoryReader reader, ObjectId id) {
        return reader.find(id).map(DirectoryObject::name).orElse("?");
    }
}
