package org.mynah.um.answering;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.NumberingFormats;
import org.mynah.um.directory.Numbers;

/**
 * A telephone number as a dial plan understands it, so that numbers written in different ways can
 * be compared (call flows §3.4, step 4): with country code, without plus and without prefixes.
 */
final class CallerNumber {

    private CallerNumber() {}

    /**
     * What a number may stand for. Two numbers mean the same line when they share a form.
     *
     * @param plan its international access code, national prefix and number formats are asked
     * @param country the country code of the plan, if it has one
     */
    static Set<String> forms(DialPlan plan, Optional<String> country, String number) {
        var plain = Numbers.plain(number);
        var forms = new LinkedHashSet<String>();
        if (plain.startsWith("+")) {
            forms.add(plain.substring(1));
        } else if (plain.chars().allMatch(c -> c >= '0' && c <= '9') && !plain.isEmpty()) {
            addNational(forms, plan, country, plain);
        }
        NumberingFormats.extension(plan, plain)
                .ifPresent(extension -> forms.add(country.orElse("") + extension));
        return forms;
    }

    private static void addNational(
            Set<String> forms, DialPlan plan, Optional<String> country, String digits) {
        var international = plan.find(DialPlan.INTERNATIONAL_ACCESS_CODE);
        if (international.isPresent() && digits.startsWith(international.get())) {
            forms.add(digits.substring(international.get().length()));
            return;
        }
        if (country.isEmpty()) {
            forms.add(digits);
            return;
        }
        var prefix = plan.find(DialPlan.NATIONAL_NUMBER_PREFIX);
        if (prefix.isPresent() && digits.startsWith(prefix.get())) {
            forms.add(country.get() + digits.substring(prefix.get().length()));
            return;
        }
        forms.add(country.get() + digits);
        if (digits.startsWith(country.get())) {
            forms.add(digits);
        }
    }
}
