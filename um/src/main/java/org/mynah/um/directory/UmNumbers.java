package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules on extensions, SIP addresses, E.164 numbers and EUM proxy addresses (directory §2.4,
 * §3).
 */
final class UmNumbers {

    private static final Pattern SIP_ADDRESS =
            Pattern.compile("[^\\s@;<>\"]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");
    private static final Pattern E164 = Pattern.compile("\\+[0-9]{1,15}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** A UM mailbox has addresses in at most so many dial plans (directory §1.1). */
    private static final int MOST_PLANS = 2;

    private static final int MOST_NAMED = 20;

    private UmNumbers() {}

    /**
     * Checks one extension for a plan: form, length, not taken, no access number or pilot of the
     * plan.
     */
    static void checkExtension(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            Optional<UmMailbox> owner,
            String extension) {
        if (!DIGITS.matcher(extension).matches()) {
            checks.add(
                    ErrorId.E008,
                    "The extension '%s' may hold digits only."
                            .formatted(Names.printable(extension)));
            return;
        }
        if (extension.length() != plan.digits()) {
            checks.add(
                    ErrorId.E106,
                    "The extension '%s' has %d digits; the dial plan '%s' wants %d."
                            .formatted(extension, extension.length(), plan.name(), plan.digits()));
            return;
        }
        checkFree(reader, checks, plan, owner, extension, ErrorId.E101, "extension");
        pilotHolder(reader, plan, extension)
                .ifPresent(holder ->
                        checks.add(
                                ErrorId.E126,
                                "The extension '%s' is %s; calls could not be told apart."
                                        .formatted(extension, holder)));
    }

    /**
     * Checks the SIP address or E.164 number of an Enable-UMMailbox against the kind of the plan.
     */
    static Optional<String> checkSipResourceIdentifier(
            DirectoryReader reader, Checks checks, DialPlan plan, Optional<String> given) {
        var address = given.map(UmNumbers::withoutScheme);
        switch (plan.uriType()) {
            case TelExtn -> {
                if (address.isPresent()) {
                    checks.add(
                            ErrorId.E107,
                            "The dial plan '%s' is a telephone extension plan; leave out -SIPResourceIdentifier."
                                    .formatted(plan.name()));
                }
                return Optional.empty();
            }
            case SipName ->
                    checkForm(
                            checks,
                            plan,
                            address,
                            SIP_ADDRESS,
                            "a SIP address such as tonysmith@contoso.com");
            case E164 ->
                    checkForm(checks, plan, address, E164, "an E.164 number such as +14255550123");
        }
        address.ifPresent(text ->
                checkFree(reader, checks, plan, Optional.empty(), text, ErrorId.E102, "address"));
        return address;
    }

    /** Checks a whole new list of EUM addresses of a UM mailbox, and puts it in order. */
    static List<EumAddress> check(
            DirectoryReader reader, Checks checks, UmMailbox umMailbox, List<EumAddress> wanted) {
        var policy = reader.find(umMailbox.policy()).map(MailboxPolicy::new).orElseThrow();
        var primaryPlan = reader.find(policy.dialPlan()).map(DialPlan::new).orElseThrow();
        var contexts = new LinkedHashSet<String>();
        contexts.add(DirectoryKey.fold(primaryPlan.phoneContext()));
        for (var address : wanted) {
            var plan = planOf(reader, address.phoneContext());
            if (plan.isEmpty()) {
                checks.add(
                        ErrorId.E105,
                        "No dial plan has the phone-context '%s'; known ones: %s."
                                .formatted(address.phoneContext(), knownContexts(reader)));
                continue;
            }
            contexts.add(DirectoryKey.fold(plan.get().phoneContext()));
            checkAddress(reader, checks, umMailbox, plan.get(), address);
        }
        if (contexts.size() > MOST_PLANS) {
            checks.add(
                    ErrorId.E111,
                    "A mailbox has addresses in at most two dial plans; these are %s."
                            .formatted(String.join(", ", contexts)));
        }
        var inPrimaryPlan =
                wanted.stream()
                        .filter(each ->
                                each.phoneContext().equalsIgnoreCase(primaryPlan.phoneContext()))
                        .toList();
        if (inPrimaryPlan.stream().noneMatch(each -> each.form() == EumAddress.Form.EXTENSION)) {
            checks.add(
                    ErrorId.E108,
                    "The last extension in the dial plan '%s' cannot be removed; to end Unified Messaging use"
                                    .formatted(primaryPlan.name())
                            + " Disable-UMMailbox.");
            return List.of();
        }
        var primaries = wanted.stream().filter(EumAddress::isPrimary).toList();
        if (primaries.stream().map(EumAddress::key).distinct().count() > 1) {
            checks.add(
                    ErrorId.E007,
                    "'%s' and '%s' are both primary; write one of them as eum:."
                            .formatted(primaries.getFirst(), primaries.getLast()));
        }
        if (!primaries.isEmpty()
                && !primaries
                        .getFirst()
                        .phoneContext()
                        .equalsIgnoreCase(primaryPlan.phoneContext())) {
            checks.add(
                    ErrorId.E109,
                    "The primary address would be in another dial plan than the policy's '%s'; disable and enable the"
                                    .formatted(primaryPlan.name())
                            + " mailbox to move it.");
        }
        return ordered(wanted, inPrimaryPlan, primaries);
    }

    /** The dial plan that owns a phone context. */
    static Optional<DialPlan> planOf(DirectoryReader reader, String phoneContext) {
        return reader.find(new DirectoryKey(KeyScope.PHONE_CONTEXT, phoneContext))
                .map(DialPlan::new);
    }

    private static List<EumAddress> ordered(
            List<EumAddress> wanted, List<EumAddress> inPrimaryPlan, List<EumAddress> primaries) {
        var primary =
                primaries.stream()
                        .findFirst()
                        .or(() ->
                                inPrimaryPlan.stream()
                                        .filter(each -> each.form() != EumAddress.Form.EXTENSION)
                                        .findFirst())
                        .orElse(inPrimaryPlan.getFirst());
        var result = new ArrayList<EumAddress>();
        result.add(primary.asPrimary(true));
        wanted.stream()
                .filter(each -> !each.key().equals(primary.key()))
                .sorted(Comparator.comparing(each -> each.form() == EumAddress.Form.EXTENSION))
                .map(each -> each.asPrimary(false))
                .forEach(each -> {
                    if (result.stream().noneMatch(present -> present.key().equals(each.key()))) {
                        result.add(each);
                    }
                });
        return result;
    }

    private static void checkAddress(
            DirectoryReader reader,
            Checks checks,
            UmMailbox owner,
            DialPlan plan,
            EumAddress address) {
        switch (address.form()) {
            case EXTENSION ->
                    checkExtension(reader, checks, plan, Optional.of(owner), address.address());
            case SIP -> {
                checkKind(checks, plan, DialPlan.UriType.SipName, address);
                if (!SIP_ADDRESS.matcher(address.address()).matches()) {
                    checks.add(
                            ErrorId.E104,
                            "'%s' is no EUM address; the form is eum:51234;phone-context=MyDialPlan.contoso.com."
                                    .formatted(address));
                }
                checkFree(
                        reader,
                        checks,
                        plan,
                        Optional.of(owner),
                        address.address(),
                        ErrorId.E102,
                        "address");
            }
            case E164 -> {
                checkKind(checks, plan, DialPlan.UriType.E164, address);
                if (!E164.matcher(address.address()).matches()) {
                    checks.add(
                            ErrorId.E104,
                            "'%s' is no E.164 number: + and up to 15 digits.".formatted(address));
                }
                checkFree(
                        reader,
                        checks,
                        plan,
                        Optional.of(owner),
                        address.address(),
                        ErrorId.E102,
                        "address");
            }
        }
    }

    private static void checkKind(
            Checks checks, DialPlan plan, DialPlan.UriType kind, EumAddress address) {
        if (plan.uriType() != kind) {
            checks.add(
                    ErrorId.E107,
                    "'%s' does not fit the dial plan '%s', which is of the kind %s."
                            .formatted(address.address(), plan.name(), plan.uriType()));
        }
    }

    private static void checkForm(
            Checks checks, DialPlan plan, Optional<String> address, Pattern form, String example) {
        if (address.isEmpty() || !form.matcher(address.get()).matches()) {
            checks.add(
                    ErrorId.E107,
                    "The dial plan '%s' is of the kind %s; -SIPResourceIdentifier must be %s."
                            .formatted(plan.name(), plan.uriType(), example));
        }
    }

    private static void checkFree(
            DirectoryReader reader,
            Checks checks,
            DialPlan plan,
            Optional<UmMailbox> owner,
            String address,
            ErrorId error,
            String word) {
        UmMailbox.byAddress(reader, address, plan.phoneContext())
                .filter(holder -> owner.isEmpty() || !holder.id().equals(owner.get().id()))
                .ifPresent(holder ->
                        checks.add(
                                error,
                                "The %s '%s' of the dial plan '%s' belongs to '%s' already; choose another."
                                        .formatted(
                                                word,
                                                address,
                                                plan.name(),
                                                holder.object().name())));
    }

    private static Optional<String> pilotHolder(
            DirectoryReader reader, DialPlan plan, String extension) {
        if (plan.accessNumbers().stream().map(Numbers::plain).anyMatch(extension::equals)) {
            return Optional.of("an access number of the dial plan '" + plan.name() + "'");
        }
        for (var group : reader.referringTo(plan.id(), ObjectKind.HUNT_GROUP)) {
            if (new HuntGroup(group)
                    .pilots().stream().map(Numbers::plain).anyMatch(extension::equals)) {
                return Optional.of("a pilot of the hunt group '" + group.name() + "'");
            }
        }
        return reader.find(new DirectoryKey(KeyScope.ATTENDANT_PILOT, plan.id() + "/" + extension))
                .map(attendant -> "a number of the auto attendant '" + attendant.name() + "'");
    }

    private static String knownContexts(DirectoryReader reader) {
        return reader.list(ObjectKind.DIAL_PLAN, MOST_NAMED).stream()
                .map(plan -> new DialPlan(plan).phoneContext())
                .collect(Collectors.joining(", "));
    }

    private static String withoutScheme(String address) {
        var text = address.strip();
        return text.toLowerCase(Locale.ROOT).startsWith("sip:") ? text.substring(4) : text;
    }
}
