package org.mynah.um.dialing;

import org.mynah.um.dialing.Verdict.NumberClass;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Organization;

/**
 * A number outside the plan, as dialed and with the plan's codes (directory §3.7, call flows §9.2,
 * step 3). Immutable.
 *
 * @param dialed its digits, without plus
 * @param canonical with access code and prefixes, as the PBX wants it
 * @param kind by whose groups it is judged
 * @param isE164 whether it began with a plus
 */
record OutsideNumber(String dialed, String canonical, NumberClass kind, boolean isE164) {

    /**
     * Builds the canonical form.
     *
     * @param number digits, with or without leading plus
     */
    static OutsideNumber of(DialPlan plan, Organization organization, String number) {
        var access = plan.find(DialPlan.OUTSIDE_LINE_ACCESS_CODE).orElse("");
        var international = plan.find(DialPlan.INTERNATIONAL_ACCESS_CODE);
        if (number.startsWith("+")) {
            var digits = number.substring(1);
            var country = plan.countryCode(organization);
            if (country.isPresent() && digits.startsWith(country.get())) {
                var national =
                        plan.find(DialPlan.NATIONAL_NUMBER_PREFIX).orElse("")
                                + digits.substring(country.get().length());
                return new OutsideNumber(digits, access + national, NumberClass.IN_COUNTRY, true);
            }
            return new OutsideNumber(
                    digits,
                    access + international.orElse("") + digits,
                    NumberClass.INTERNATIONAL,
                    true);
        }
        var hasAccess = !access.isEmpty() && number.startsWith(access);
        var bare = hasAccess ? number.substring(access.length()) : number;
        var kind =
                international.isPresent() && bare.startsWith(international.get())
                        ? NumberClass.INTERNATIONAL
                        : NumberClass.IN_COUNTRY;
        return new OutsideNumber(number, hasAccess ? number : access + number, kind, false);
    }

    /**
     * The number that a rule with the dialed number {@code *} leaves unchanged. Nobody dials a
     * plus: a number that had one goes out with the codes.
     */
    String unchanged() {
        return isE164 ? canonical : dialed;
    }
}
