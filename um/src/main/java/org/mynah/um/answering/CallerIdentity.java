package org.mynah.um.answering;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.NumberingFormats;
import org.mynah.um.directory.Numbers;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PhoneKeys;
import org.mynah.um.directory.UmMailbox;

/**
 * The person whom a caller's number belongs to (call flows §3.4): a UM user of the plan, one of an
 * equivalent plan, whoever has the number among his calling line ids, or the one person of the
 * directory with that telephone number. Where two people could be meant nobody is named. Immutable.
 */
record CallerIdentity(String name, String address) {

    /** With more candidates than these a number is a switchboard's, and means nobody. */
    private static final int MOST_CANDIDATES = 20;

    /** The person of a number as a dial plan understands it, if it is one. */
    static Optional<CallerIdentity> of(
            DirectoryReader reader, DialPlan plan, Optional<String> number) {
        return number.map(Numbers::plain)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> person(reader, plan, text))
                .map(each -> new CallerIdentity(each.displayName(), each.primarySmtpAddress()));
    }

    private static Optional<Mailbox> person(DirectoryReader reader, DialPlan plan, String number) {
        var country = plan.countryCode(Organization.in(reader));
        var forms = CallerNumber.forms(plan, country, number);
        return userOf(reader, plan, number, forms)
                .or(() -> userOfEquivalentPlan(reader, plan, number, forms))
                .or(() -> byCallingLineId(reader, number, forms))
                .or(() ->
                        plan.get(DialPlan.HEURISTIC_CALLING_LINE_ID)
                                ? byTelephone(reader, plan, country, number, forms)
                                : Optional.empty());
    }

    private static Optional<Mailbox> userOf(
            DirectoryReader reader, DialPlan plan, String number, Set<String> forms) {
        return byAddress(reader, plan.phoneContext(), number, forms)
                .or(() ->
                        NumberingFormats.extension(plan, number)
                                .flatMap(extension ->
                                        byAddress(
                                                reader, plan.phoneContext(), extension, Set.of())));
    }

    /** Phone contexts of another organization have no plan here; their users may have. */
    private static Optional<Mailbox> userOfEquivalentPlan(
            DirectoryReader reader, DialPlan plan, String number, Set<String> forms) {
        for (var context : plan.get(DialPlan.EQUIVALENT_PHONE_CONTEXTS)) {
            var hit =
                    reader.find(new DirectoryKey(KeyScope.PHONE_CONTEXT, context))
                            .map(DialPlan::new)
                            .flatMap(sister -> userOf(reader, sister, number, forms));
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    /** A UM user by extension, SIP address or E.164 number, the latter also without its plus. */
    private static Optional<Mailbox> byAddress(
            DirectoryReader reader, String context, String number, Collection<String> forms) {
        return Stream.concat(Stream.of(number), forms.stream().map(form -> "+" + form))
                .flatMap(address -> UmMailbox.byAddress(reader, address, context).stream())
                .findFirst()
                .flatMap(um -> reader.find(um.mailbox()))
                .map(Mailbox::new);
    }

    private static Optional<Mailbox> byCallingLineId(
            DirectoryReader reader, String number, Set<String> forms) {
        return only(
                Stream.concat(
                                Stream.of(number),
                                forms.stream().flatMap(form -> Stream.of("+" + form, form)))
                        .map(each -> reader.find(new DirectoryKey(KeyScope.CALLING_LINE_ID, each)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Mailbox> byTelephone(
            DirectoryReader reader,
            DialPlan plan,
            Optional<String> country,
            String number,
            Set<String> forms) {
        var keys = new LinkedHashSet<>(PhoneKeys.of(number));
        forms.forEach(form -> keys.addAll(PhoneKeys.of(form)));
        var hits = new LinkedHashSet<DirectoryObject>();
        for (var key : keys) {
            var candidates = reader.findAll(key, MOST_CANDIDATES + 1);
            if (candidates.size() > MOST_CANDIDATES) {
                return Optional.empty();
            }
            candidates.stream()
                    .filter(each -> hasNumber(new Mailbox(each), plan, country, forms))
                    .forEach(hits::add);
        }
        return only(hits);
    }

    private static boolean hasNumber(
            Mailbox person, DialPlan plan, Optional<String> country, Set<String> forms) {
        return Mailbox.PHONES.stream()
                .flatMap(phone -> person.find(phone).stream())
                .flatMap(number -> PhoneKeys.parts(number).stream())
                .anyMatch(part ->
                        !Collections.disjoint(CallerNumber.forms(plan, country, part), forms));
    }

    private static Optional<Mailbox> only(Collection<DirectoryObject> hits) {
        var people = hits.stream().distinct().toList();
        return people.size() == 1 ? Optional.of(new Mailbox(people.getFirst())) : Optional.empty();
    }
}
