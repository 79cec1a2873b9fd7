package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.Numbers;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.WarningId;
import org.mynah.um.message.Notices;

/** Enables a mailbox for unified messaging and mails the welcome (cmdlets §8.6). */
record EnableUmMailbox(Services services) implements Cmdlet {

    static final Output OUTPUT =
            Output.of(
                    "UMMailbox",
                    "Name",
                    "UMEnabled",
                    "Extensions",
                    "UMMailboxPolicy",
                    "PrimarySmtpAddress");

    private static final Definition DEFINITION =
            Definition.changing("Enable-UMMailbox", "Enables a mailbox for Unified Messaging.")
                    .permission(Permission.UM_MAILBOXES)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(
                            Parameter.of(UmMailbox.UM_MAILBOX_POLICY).required(),
                            Parameter.of(
                                    "Extensions",
                                    new PropertyType.Many(PropertyType.Text.upTo(320), 10_000),
                                    "Extension numbers, the first is primary; default: from the business telephone."),
                            Parameter.text(
                                    "SIPResourceIdentifier",
                                    320,
                                    "SIP address or E.164 number, for plans of these types."),
                            Parameter.secret("PIN", "The first PIN; default: generated."),
                            Parameter.bool(
                                    "PINExpired",
                                    "Whether the PIN must be changed at the first sign-in."),
                            Parameter.text(
                                    "NotifyEmail",
                                    254,
                                    "Where the welcome goes; default: the user."),
                            Parameter.text(
                                    "PilotNumber",
                                    320,
                                    "The access number printed in the welcome."),
                            Parameter.of(UmMailbox.SPEECH_RECOGNITION_ENABLED),
                            Parameter.bool(
                                    "SendWelcomeMail",
                                    "Whether the welcome is mailed; default true."),
                            Parameter.flag("ValidateOnly", "Checks everything, changes nothing."))
                    .ignored(ValueKind.SWITCH, "IgnoreDefaultScope")
                    .retired(
                            "EnableCloudVoiceMail",
                            "every mailbox of this system is of this system; leave it out.")
                    .output(OUTPUT)
                    .example(
                            "Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN"
                                    + " 5643892 -NotifyEmail administrator@contoso.com -PINExpired $true")
                    .build();

    private record Done(
            Item item, Mailbox mailbox, MailboxPolicy policy, UmMailboxes.Enabled enabled) {}

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var rules = services.umMailboxes();
        var terms =
                services.directory().read(reader -> rules.pinTerms(reader, request(call, reader)));
        // A hash takes longer than a transaction should.
        var pin = rules.prepare(terms);
        var done =
                call.change(
                        services.directory(),
                        writer -> {
                            var request = request(call, writer);
                            var mailbox = request.mailbox();
                            call.doing("Enabling Unified Messaging for mailbox", mailbox.name());
                            checkPilot(call, writer, request.policy());
                            var enabled = rules.enable(writer, request, pin, call.warnings());
                            return new Done(
                                    UmMailboxItems.item(
                                            new Items(writer, services.node()),
                                            enabled.umMailbox()),
                                    mailbox,
                                    request.policy(),
                                    enabled);
                        });
        done.ifPresent(each -> {
            call.write(each.item());
            if (!each.enabled().hadSettings()) {
                Recordings.remove(services, call, each.mailbox().id());
            }
            if (call.flag("SendWelcomeMail").orElse(true)) {
                var enabled = each.enabled();
                services.notices()
                        .welcome(
                                new Notices.About(
                                        each.mailbox(),
                                        enabled.umMailbox(),
                                        each.policy(),
                                        enabled.plan()),
                                enabled.pin(),
                                call.text("PilotNumber"),
                                call.text("NotifyEmail"))
                        .ifPresent(why -> call.warnings().add(WarningId.MAIL_NOT_SENT, why));
            }
        });
    }

    private static EnableRequest request(Invocation call, DirectoryReader reader) {
        var mailbox = new Mailbox(Lookup.one(call, reader, ObjectKind.MAILBOX));
        var policy =
                new MailboxPolicy(
                        Identities.find(
                                reader,
                                ObjectKind.MAILBOX_POLICY,
                                call.requiredText("UMMailboxPolicy")));
        var settings =
                call.read(
                                UmMailbox.SPEECH_RECOGNITION_ENABLED.name(),
                                UmMailbox.SPEECH_RECOGNITION_ENABLED.type())
                        .map(value ->
                                PropertyValues.EMPTY.with(
                                        UmMailbox.SPEECH_RECOGNITION_ENABLED, value))
                        .orElse(PropertyValues.EMPTY);
        var request =
                new EnableRequest(
                        mailbox,
                        policy,
                        call.list("Extensions"),
                        call.text("SIPResourceIdentifier"),
                        call.text("PIN"),
                        call.flag("PINExpired"),
                        settings);
        // What is read after the commit must be right before it.
        call.text("NotifyEmail");
        call.flag("SendWelcomeMail");
        call.refuseIfAny();
        return request;
    }

    private static void checkPilot(Invocation call, DirectoryReader reader, MailboxPolicy policy) {
        var pilot = call.text("PilotNumber");
        if (pilot.isEmpty()) {
            return;
        }
        var numbers = UmIdentity.plan(reader, policy).accessNumbers();
        if (numbers.stream().map(Numbers::plain).noneMatch(Numbers.plain(pilot.get())::equals)) {
            throw new DirectoryException(
                    ErrorId.E006,
                    "-PilotNumber is '%s'; allowed are the access numbers of the dial plan: %s."
                            .formatted(
                                    pilot.get(),
                                    numbers.isEmpty() ? "none" : String.join(", ", numbers)));
        }
    }
}
