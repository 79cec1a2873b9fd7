package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Text;

/**
 * What is kept of a UM mailbox that was disabled with KeepProperties: the name of its policy, its
 * switches and its former numbers (directory §5, rule 8). No number leads here, nothing refers to
 * it and nothing finds it; the next Enable-UMMailbox of the mailbox takes it up. Immutable view.
 */
public record SealedSettings(DirectoryObject object) {

    private static final Property<String> POLICY_NAME =
            blank("UMMailboxPolicyName", Text.upTo(64), "The name of the policy it had.")
                    .bySystem();

    /** The sealed settings of a mailbox, if it has any. */
    public static Optional<SealedSettings> of(DirectoryReader reader, ObjectId mailbox) {
        return reader.find(new DirectoryKey(KeyScope.SEALED_SETTINGS_OF, mailbox.toString()))
                .map(SealedSettings::new);
    }

    /** Puts the settings of a UM mailbox away. */
    static SealedSettings seal(DirectoryWriter writer, UmMailbox umMailbox) {
        var values = umMailbox.object().values();
        var policy = writer.find(umMailbox.policy()).map(DirectoryObject::name);
        var fresh = NewObject.of(ObjectKind.SEALED_SETTINGS);
        return new SealedSettings(
                writer.insert(
                        new DirectoryObject(
                                fresh.kind(),
                                fresh.id(),
                                umMailbox.object().name(),
                                0,
                                fresh.created(),
                                fresh.changed(),
                                policy.map(name -> values.with(POLICY_NAME, name)).orElse(values),
                                Set.of(
                                        new DirectoryKey(
                                                KeyScope.SEALED_SETTINGS_OF,
                                                umMailbox.mailbox().toString())),
                                List.of())));
    }

    public ObjectId id() {
        return object.id();
    }

    /** When unified messaging was disabled. */
    public Instant since() {
        return object.created();
    }

    /** The name of the policy it had. */
    public String policyName() {
        return object.values().find(POLICY_NAME).orElse("?");
    }

    /** The numbers and addresses it had, the primary one first. They may be in use elsewhere. */
    public List<String> formerNumbers() {
        return object.values().get(UmMailbox.UM_ADDRESSES).stream()
                .flatMap(text -> EumAddress.parse(text).stream())
                .map(EumAddress::address)
                .toList();
    }

    /** The switches alone: numbers, policy and PIN are never brought back. */
    PropertyValues switches() {
        return object.values()
                .without(POLICY_NAME)
                .without(UmMailbox.MAILBOX)
                .without(UmMailbox.UM_MAILBOX_POLICY)
                .without(UmMailbox.UM_ADDRESSES)
                .without(UmMailbox.DIAL_PLANS);
    }

    /** What an administrator is told who enables the mailbox again. */
    String offer(String mailbox) {
        return "The switches, rules and greetings that '%s' had until %s are in force again; before, it had the policy '%s' and the numbers %s."
                .formatted(
                        mailbox,
                        since().toString().substring(0, 10),
                        policyName(),
                        String.join(", ", formerNumbers()));
    }
}
