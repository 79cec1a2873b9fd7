package org.mynah.um.dialing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mynah.um.dialing.Verdict.NumberClass;
import org.mynah.um.dialing.Verdict.Permitted;
import org.mynah.um.dialing.Verdict.Reason;
import org.mynah.um.dialing.Verdict.Refused;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialingRule;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Numbers;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.UmMailbox;

/**
 * Decides whether a number may be dialed and what goes out for it, in the order of call flows §9.2.
 * Every outgoing call and transfer to a number that a person chose passes here. Stateless.
 */
public final class Dialing {

    /** Never dialed, with or without the outside line access code. */
    public static final Set<String> EMERGENCY = Set.of("112", "911", "999", "000");

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,40}");

    private Dialing() {}

    /** Whether the number may be dialed. */
    public static Verdict check(DirectoryReader reader, Permissions permissions, String number) {
        return explain(reader, permissions, number).verdict();
    }

    /** The same for a person who was found by name (directory §3.6): CallSomeoneEnabled first. */
    public static Verdict checkPerson(
            DirectoryReader reader, Permissions permissions, Mailbox person) {
        if (!permissions.people()) {
            return new Refused(
                    Reason.PEOPLE_NOT_ALLOWED,
                    "%s has CallSomeoneEnabled off".formatted(permissions.asked()));
        }
        var number = PersonNumber.of(reader, permissions.plan(), person);
        return number.map(text -> check(reader, permissions, text))
                .orElseGet(() ->
                        new Refused(
                                Reason.NOT_A_NUMBER,
                                "'%s' has no number that the dial plan '%s' can call"
                                        .formatted(
                                                person.displayName(), permissions.plan().name())));
    }

    /** The rule tester: the verdict with every step that led to it. */
    public static Explanation explain(
            DirectoryReader reader, Permissions permissions, String number) {
        return new Run(reader, permissions).explain(number);
    }

    /** One check on its way. One thread. */
    private static final class Run {

        private final DirectoryReader reader;
        private final Permissions permissions;
        private final DialPlan plan;
        private final List<Explanation.Step> steps = new ArrayList<>();

        Run(DirectoryReader reader, Permissions permissions) {
            this.reader = reader;
            this.permissions = permissions;
            this.plan = permissions.plan();
        }

        Explanation explain(String given) {
            return new Explanation(steps, verdict(given));
        }

        private Verdict verdict(String given) {
            var number = Numbers.plain(given);
            step(1, "Formatting removed", number);
            var internal = internal(number);
            if (internal.isPresent()) {
                return internal.get();
            }
            if (!NUMBER.matcher(number).matches()) {
                return refused(
                        2,
                        Reason.NOT_A_NUMBER,
                        "'%s' is neither a number nor an address of the dial plan '%s'"
                                .formatted(number, plan.name()));
            }
            var outside = OutsideNumber.of(plan, Organization.in(reader), number);
            step(3, "Canonical number", outside.canonical());
            step(3, "Class", outside.kind().name());
            if (isEmergency(outside.dialed())) {
                return refused(3, Reason.EMERGENCY, "emergency numbers are never dialed");
            }
            return byRules(outside);
        }

        /** Step 2: UM users of the plan, and other numbers of extension length. */
        private Optional<Verdict> internal(String number) {
            var user = UmMailbox.byAddress(reader, number, plan.phoneContext());
            if (user.isPresent()) {
                var name = user.get().object().name();
                if (permissions.subscribers()) {
                    step(2, "UM user of the plan", name + ": dialed as it is");
                    return Optional.of(
                            new Permitted(number, NumberClass.SUBSCRIBER, Optional.empty()));
                }
                return Optional.of(
                        refused(
                                2,
                                Reason.SUBSCRIBERS_NOT_ALLOWED,
                                "'%s' is the UM user '%s', and %s has AllowDialPlanSubscribers off"
                                        .formatted(number, name, permissions.asked())));
            }
            if (number.length() != plan.digits() || !number.chars().allMatch(Run::isDigit)) {
                step(2, "Internal number", "no");
                return Optional.empty();
            }
            if (permissions.extensions() && !isEmergency(number)) {
                step(2, "Extension length", "AllowExtensions is on: dialed as it is");
                return Optional.of(new Permitted(number, NumberClass.EXTENSION, Optional.empty()));
            }
            // In a plan of long extensions an outside number may be as long: its rules decide.
            step(
                    2,
                    "Extension length",
                    "%s has AllowExtensions %s"
                            .formatted(
                                    permissions.asked(), permissions.extensions() ? "on" : "off"));
            return Optional.empty();
        }

        /** Steps 4 and 5: the allowed groups of the class, in the order the rules are written. */
        private Verdict byRules(OutsideNumber outside) {
            var isInCountry = outside.kind() == NumberClass.IN_COUNTRY;
            var allowed = isInCountry ? permissions.inCountry() : permissions.international();
            var word = isInCountry ? "in-country" : "international";
            if (allowed.isEmpty()) {
                return refused(
                        4,
                        Reason.NO_GROUP_ALLOWED,
                        "%s allows no %s dialing group".formatted(permissions.asked(), word));
            }
            step(4, "Allowed groups", String.join(", ", allowed));
            var rules = isInCountry ? plan.inCountryRules() : plan.internationalRules();
            for (var rule : rules) {
                if (allowed.stream().anyMatch(rule::isOf)) {
                    var dialString = dialString(rule, outside);
                    step(4, "Rule " + rule, dialString.isPresent() ? "fits" : "does not fit");
                    if (dialString.isPresent()) {
                        return permitted(rule, outside, dialString.get());
                    }
                }
            }
            return refused(
                    4,
                    Reason.NO_RULE_FITS,
                    "no %s rule of the dial plan '%s' in the groups %s fits %s or %s"
                            .formatted(
                                    word,
                                    plan.name(),
                                    allowed.stream().collect(Collectors.joining(", ")),
                                    outside.dialed(),
                                    outside.canonical()));
        }

        private Verdict permitted(DialingRule rule, OutsideNumber outside, String dialString) {
            step(5, "Dialed number", dialString);
            if (isEmergency(dialString)) {
                return refused(5, Reason.EMERGENCY, "emergency numbers are never dialed");
            }
            return new Permitted(dialString, outside.kind(), Optional.of(rule));
        }

        private static Optional<String> dialString(DialingRule rule, OutsideNumber outside) {
            var asDialed = Mask.apply(rule, outside.dialed());
            if (asDialed.isPresent() && rule.dialedNumber().equals(DialingRule.UNCHANGED)) {
                return Optional.of(outside.unchanged());
            }
            return asDialed.or(() -> Mask.apply(rule, outside.canonical()));
        }

        private boolean isEmergency(String digits) {
            var access = plan.find(DialPlan.OUTSIDE_LINE_ACCESS_CODE).orElse("");
            return EMERGENCY.contains(digits)
                    || (!access.isEmpty()
                            && digits.startsWith(access)
                            && EMERGENCY.contains(digits.substring(access.length())));
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }

        private Verdict refused(int step, Reason why, String detail) {
            step(step, "Refused", detail);
            return new Refused(why, detail);
        }

        private void step(int number, String name, String result) {
            steps.add(new Explanation.Step(number, name, result));
        }
    }
}
