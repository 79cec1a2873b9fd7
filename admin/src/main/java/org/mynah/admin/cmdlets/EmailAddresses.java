package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.EumAddress;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Names;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.WarningId;

/**
 * The proxy addresses that {@code Set-Mailbox -EmailAddresses} wants, in their documented forms
 * (cmdlets §9, directory §3.4). Immutable.
 *
 * @param primary the primary SMTP address
 * @param others further SMTP addresses
 * @param eum EUM addresses, in order
 */
record EmailAddresses(String primary, List<String> others, List<EumAddress> eum) {

    /** The parameter's name. */
    static final String PARAMETER = "EmailAddresses";

    EmailAddresses {
        others = List.copyOf(others);
        eum = List.copyOf(eum);
    }

    /**
     * The addresses after the command: a whole new list, or the present one with additions and
     * removals.
     *
     * @throws DirectoryException UM-E009, E104 with all addresses that are no addresses
     */
    static EmailAddresses wanted(Invocation call, DirectoryReader reader, Mailbox mailbox) {
        var present =
                MailboxItems.emailAddresses(mailbox, UmMailbox.ofMailbox(reader, mailbox.id()));
        if (call.isCleared(PARAMETER)) {
            throw new DirectoryException(
                    ErrorId.E014, "-EmailAddresses is $null; a mailbox keeps its primary address.");
        }
        return switch (call.raw(PARAMETER).orElseThrow()) {
            case Map<?, ?> change -> read(call, changed(call, present, change), mailbox);
            case Collection<?> many ->
                    read(
                            call,
                            many.stream().map(each -> String.valueOf(each).strip()).toList(),
                            mailbox);
            case Object one -> read(call, List.of(String.valueOf(one).strip()), mailbox);
        };
    }

    /** Gives the EUM addresses to the UM mailbox, by its rules. */
    void applyEum(DirectoryWriter writer, UmMailboxes rules, Mailbox mailbox) {
        var um = UmMailbox.ofMailbox(writer, mailbox.id());
        if (um.isPresent()) {
            if (!um.get().addresses().equals(eum)) {
                rules.changeAddresses(writer, um.get(), eum);
            }
        } else if (!eum.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E110,
                    "The mailbox '%s' isn't enabled for Unified Messaging and takes no EUM address; enable it by Enable-UMMailbox."
                            .formatted(mailbox.name()));
        }
    }

    /** These SMTP addresses over other values. */
    PropertyValues smtpOver(PropertyValues values) {
        return values.with(Mailbox.PRIMARY_SMTP_ADDRESS, primary)
                .with(Mailbox.SMTP_ADDRESSES, others);
    }

    private static List<String> changed(Invocation call, List<String> present, Map<?, ?> change) {
        var addresses = new ArrayList<>(present);
        for (var gone : Edits.parts(change, "remove")) {
            if (!addresses.removeIf(each -> isSame(each, gone))) {
                call.warnings()
                        .add(
                                WarningId.W07,
                                "-EmailAddresses has no '%s' to remove.".formatted(gone));
            }
        }
        for (var added : Edits.parts(change, "add")) {
            if (addresses.stream().anyMatch(each -> isSame(each, added))) {
                call.warnings()
                        .add(WarningId.W07, "-EmailAddresses has '%s' already.".formatted(added));
            } else {
                addresses.add(hasType(added) ? added : "smtp:" + added);
            }
        }
        return addresses;
    }

    private static EmailAddresses read(Invocation call, List<String> texts, Mailbox mailbox) {
        var primaries = new ArrayList<String>();
        var others = new ArrayList<String>();
        var untyped = new ArrayList<String>();
        var eum = new ArrayList<EumAddress>();
        for (var text : texts) {
            var lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("eum:")) {
                EumAddress.parse(text)
                        .ifPresentOrElse(
                                eum::add,
                                () ->
                                        call.note(
                                                new Problem(
                                                        ErrorId.E104,
                                                        "'%s' is no EUM address; the form is EUM:51234;phone-context=MyDialPlan.contoso.com."
                                                                .formatted(Names.shown(text)))));
            } else if (text.startsWith("SMTP:")) {
                smtp(call, text.substring(5), primaries);
            } else if (lower.startsWith("smtp:")) {
                smtp(call, text.substring(5), others);
            } else {
                smtp(call, text, untyped);
            }
        }
        call.refuseIfAny();
        if (primaries.size() > 1) {
            throw new DirectoryException(
                    ErrorId.E007,
                    "-EmailAddresses names two primary addresses, %s and %s; write the other as smtp:."
                            .formatted(primaries.get(0), primaries.get(1)));
        }
        var primary =
                !primaries.isEmpty()
                        ? primaries.getFirst()
                        : !untyped.isEmpty()
                                ? untyped.removeFirst()
                                : others.stream()
                                        .filter(mailbox.primarySmtpAddress()::equalsIgnoreCase)
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new DirectoryException(
                                                        ErrorId.E014,
                                                        "-EmailAddresses names no primary SMTP address; write it as SMTP:user@domain."));
        others.addAll(untyped);
        others.removeIf(primary::equalsIgnoreCase);
        return new EmailAddresses(primary, others, eum);
    }

    private static void smtp(Invocation call, String text, List<String> into) {
        try {
            into.add(Mailbox.PRIMARY_SMTP_ADDRESS.type().parse(PARAMETER, text));
        } catch (DirectoryException e) {
            e.problems().forEach(call::note);
        }
    }

    private static boolean isSame(String present, String given) {
        return present.equalsIgnoreCase(given)
                || (!hasType(given) && present.equalsIgnoreCase("smtp:" + given))
                || EumAddress.parse(present)
                        .flatMap(one ->
                                EumAddress.parse(given).map(two -> one.key().equals(two.key())))
                        .orElse(false);
    }

    private static boolean hasType(String text) {
        return text.matches("(?i)(smtp|eum):.*");
    }
}
