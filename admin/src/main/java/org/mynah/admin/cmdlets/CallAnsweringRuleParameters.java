package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.CallAnsweringRule;
import org.mynah.um.directory.CallAnsweringRules;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.UmMailbox;

/** What the cmdlets of call answering rules share (cmdlets §8.8). */
final class CallAnsweringRuleParameters {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static final Output OUTPUT = Output.of("UMCallAnsweringRule", "Priority", "Name", "Enabled");

    /** What New- and Set- take. */
    static final List<Property<?>> SETTABLE =
            CallAnsweringRule.PROPERTIES.stream()
                    .filter(each -> each.change() != Property.Changeability.BY_SYSTEM)
                    .<Property<?>>map(each -> each)
                    .toList();

    private CallAnsweringRuleParameters() {}

    static Parameter mailbox() {
        return Parameter.text("Mailbox", 1024, "Whose rules; default: the caller's own.");
    }

    static Parameter identity() {
        return Parameter.of(
                        "Identity",
                        new PropertyType.Reference(ObjectKind.CALL_ANSWERING_RULE),
                        "The rule: its name, mailbox\\name, or GUID.")
                .at(1)
                .fromInput();
    }

    /** A cmdlet that takes a rule by its identity and changes nothing but that. */
    static Definition ofOne(String cmdlet, String sentence) {
        return Definition.changing(cmdlet, sentence)
                .permission(Permission.UM_MAILBOXES)
                .ownRole(ManagementRole.MY_VOICE_MAIL)
                .with(identity().required())
                .with(mailbox())
                .example(cmdlet + " -Identity MyUMCallAnsweringRule -Mailbox tonysmith")
                .build();
    }

    /**
     * Runs such a cmdlet.
     *
     * @param doing what confirmation and -WhatIf call it
     */
    static void changeOne(
            Invocation call,
            Services services,
            String doing,
            BiConsumer<DirectoryWriter, Named> change) {
        call.change(
                services.directory(),
                writer -> {
                    var named = named(call, writer, call.requiredText("Identity"));
                    call.doing(doing, named.rule().name());
                    change.accept(writer, named);
                    return true;
                });
    }

    /** The mailbox that -Mailbox names, else the caller's own. */
    static Optional<DirectoryObject> mailbox(Invocation call, DirectoryReader reader) {
        var named =
                call.text("Mailbox")
                        .map(text -> Identities.find(reader, ObjectKind.MAILBOX, text))
                        .or(() -> call.caller().user().flatMap(reader::find));
        named.ifPresent(call::requireReach);
        return named;
    }

    /** The UM mailbox whose rules are meant; UM-E110 when it is not enabled. */
    static UmMailbox owner(Invocation call, DirectoryReader reader) {
        var mailbox =
                mailbox(call, reader)
                        .orElseThrow(() ->
                                new DirectoryException(
                                        ErrorId.E014,
                                        "%s needs -Mailbox: you have no mailbox of your own here."
                                                .formatted(call.definition().name())));
        return UmIdentity.enabled(reader, mailbox);
    }

    /**
     * The rule that an identity names, and its owner within the caller's reach.
     *
     * @param identity a name, {@code mailbox\name}, or GUID
     */
    static Named named(Invocation call, DirectoryReader reader, String identity) {
        if (identity.indexOf('*') >= 0) {
            throw new DirectoryException(
                    ErrorId.E026,
                    "-Identity is '%s'; %s changes one object: a wildcard is not allowed."
                            .formatted(identity, call.definition().name()));
        }
        var mailbox =
                call.has("Mailbox") || isBare(identity)
                        ? mailbox(call, reader)
                        : Optional.<DirectoryObject>empty();
        var rule = CallAnsweringRules.find(reader, identity, mailbox.map(DirectoryObject::id));
        var owner = reader.find(rule.mailbox()).orElseThrow();
        call.requireReach(owner);
        return new Named(rule, UmIdentity.enabled(reader, owner));
    }

    private static boolean isBare(String identity) {
        return identity.indexOf('\\') < 0 && !GUID.matcher(identity.strip()).matches();
    }

    /** A rule of a UM mailbox (cmdlets §11). */
    static Item item(Items items, CallAnsweringRule rule, UmMailbox owner) {
        var item = new Item("UMCallAnsweringRule").set("Name", rule.name());
        item.set("RuleId", rule.id().toString());
        items.properties(item, rule.object(), CallAnsweringRule.PROPERTIES);
        item.set("InError", rule.isInError(items.reader(), owner));
        var identity = items.name(rule.mailbox()) + "\\" + rule.name();
        return items.common(item, rule.object(), identity, items.userName(rule.object()));
    }

    /** A rule and whose it is. */
    record Named(CallAnsweringRule rule, UmMailbox owner) {}
}
