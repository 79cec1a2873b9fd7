package org.mynah.um.dialing;

import java.util.Optional;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.Numbers;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.UmMailbox;

/** The number under which a person of the directory is called from a dial plan. */
public final class PersonNumber {

    private PersonNumber() {}

    /**
     * The extension in the plan in play, be it a secondary one; else, for a user of another plan,
     * the number that plan's format makes of his business telephone; else that telephone number
     * (directory §3.5, §3.7). It must still pass {@link Dialing#check}.
     */
    public static Optional<String> of(DirectoryReader reader, DialPlan plan, Mailbox person) {
        var um = UmMailbox.ofMailbox(reader, person.id());
        var own = um.flatMap(each -> each.extensions(plan.phoneContext()).stream().findFirst());
        if (own.isPresent()) {
            return own;
        }
        var phone = person.find(Mailbox.PHONE_NUMBER).filter(text -> !text.isBlank());
        return um.flatMap(each -> reader.find(each.policy()))
                .map(MailboxPolicy::new)
                .flatMap(policy -> reader.find(policy.dialPlan()))
                .map(DialPlan::new)
                .flatMap(target ->
                        phone.flatMap(
                                text -> formatted(plan, target, Organization.in(reader), text)))
                .or(() -> phone.map(Numbers::plain));
    }

    /**
     * The number of a user of another plan: the prefix of that plan's format and the last digits of
     * the directory number, as many as the format has x's; empty when there is no format or the
     * number is too short.
     */
    static Optional<String> formatted(
            DialPlan from, DialPlan target, Organization organization, String phone) {
        var isSameCountry = from.countryCode(organization).equals(target.countryCode(organization));
        var format =
                target.find(
                        isSameCountry
                                ? DialPlan.IN_COUNTRY_NUMBER_FORMAT
                                : DialPlan.INTERNATIONAL_NUMBER_FORMAT);
        var digits = phone.replaceAll("[^0-9]", "");
        return format.flatMap(text -> {
            var prefix = text.replaceAll("[xX]", "");
            var wanted = text.length() - prefix.length();
            return digits.length() < wanted
                    ? Optional.empty()
                    : Optional.of(prefix + digits.substring(digits.length() - wanted));
        });
    }
}
