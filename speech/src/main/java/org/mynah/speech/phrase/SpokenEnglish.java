package org.mynah.speech.phrase;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * English as it is written made into English as it is spoken. Engines read {@code 10/14/2026},
 * {@code $1,240.50} or {@code tony@contoso.com} each in another way and partly wrong, so nothing
 * but words reaches them. Rules apply in order, the narrowest first; what a rule has made into
 * words no later rule changes. All methods are pure.
 */
final class SpokenEnglish {

    private record Rule(Pattern pattern, Function<MatchResult, String> spoken) {

        String apply(String text) {
            return pattern.matcher(text)
                    .replaceAll(
                            match -> java.util.regex.Matcher.quoteReplacement(spoken.apply(match)));
        }
    }

    private static final String MORE_PREFIXES =
            "\\s*+(?:(?:re|aw|sv|fwd?|wg)(?:\\[\\d{1,3}])?:\\s*+){0,20}+";

    private static final List<Rule> RULES =
            List.of(
                    // Re: Re: Fw: only once, at the beginning of a subject.
                    rule("(?i)^(?:re|aw|sv)(?:\\[\\d{1,3}])?:" + MORE_PREFIXES, m -> "Reply: "),
                    rule("(?i)^(?:fwd?|wg):" + MORE_PREFIXES, m -> "Forwarded: "),
                    rule(
                            "(?i)\\b(?:https?|ftp)://([^\\s/?#:<>\"]{1,253})[^\\s<>\"]*",
                            m -> EnglishAddresses.link(m.group(1))),
                    rule(
                            "(?i)\\bwww\\.([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8})(?:/[^\\s<>\"]*)?",
                            m -> EnglishAddresses.link(m.group(1))),
                    rule(
                            "(?i)\\b(?:mailto:)?([a-z0-9._%+-]{1,64})@([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,8})\\b",
                            m -> EnglishAddresses.email(m.group(1), m.group(2))),
                    // Dates and times.
                    rule(
                            "\\b(\\d{4})-(\\d{2})-(\\d{2})(?:T(?=\\d)|\\b)",
                            m -> EnglishDates.date(m, 1, 2, 3)),
                    rule(
                            "\\b(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})\\b",
                            m -> EnglishDates.date(m, 3, 1, 2)),
                    rule(
                            "\\b("
                                    + EnglishDates.MONTHS
                                    + ")\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:(?:,| of)? (\\d{4}))?(?![\\d:/])\\b",
                            EnglishDates::monthDay),
                    rule(
                            "\\b(\\d{1,2}):([0-5]\\d)(?::[0-5]\\d)?\\s?([AaPp])\\.?[Mm]\\b\\.?",
                            EnglishDates::clock),
                    rule(
                            "\\b(\\d{1,2})\\s?([AaPp])\\.?[Mm]\\b(?:\\.(?=\\s+[a-z]))?",
                            EnglishDates::hour),
                    rule("\\b([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?\\b", EnglishDates::clock24),
                    // Money, telephone numbers, other numbers.
                    rule(
                            "([$€£])\\s?(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,12})(?:\\.(\\d{2}))?(?!\\d|[.,]\\d)(?: (thousand|million|billion)\\b)?",
                            EnglishAmounts::money),
                    rule(
                            "(?<![\\d.])([$€£])\\s?(\\d{1,9})\\.(\\d{1,6})(?: (thousand|million|billion)\\b)?",
                            EnglishAmounts::scaledMoney),
                    rule(
                            "(?<![\\w.])\\+?(?:\\d[ .-]?)?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\w)",
                            m -> telephone(m.group())),
                    rule("(?<![\\w.,-])\\d{3}-\\d{4}(?![\\w-])", m -> telephone(m.group())),
                    rule("(?<!\\w)\\+\\d[\\d ().-]{5,24}\\d\\b", m -> telephone(m.group())),
                    rule(
                            "(?i)\\b(extension|ext\\.?|x|PIN|room|code|number|no\\.|#)\\s?(\\d{3,})\\b",
                            m -> label(m.group(1)) + " " + EnglishNumbers.digitWords(m.group(2))),
                    rule(
                            "\\b(\\d{1,3})(?:st|nd|rd|th)\\b",
                            m -> EnglishNumbers.ordinal(Integer.parseInt(m.group(1)))),
                    rule("(\\d)\\s?%", m -> m.group(1) + " percent"),
                    rule(
                            "(\\d)\\s?°\\s?([CF])?\\b",
                            m -> m.group(1) + " degrees " + degrees(m.group(2))),
                    rule(
                            "(?<![\\w.])(\\d{1,4}(?:\\.\\d{1,5}){2,6})(?![\\w])",
                            m -> EnglishAmounts.dotted(m.group(1))),
                    rule(
                            "(?<![\\w.,])-?(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,12})\\.(\\d{1,12})(?![\\w])",
                            EnglishAmounts::decimal),
                    rule(
                            "(?<![\\d,])\\d{1,3}(?:,\\d{3}){1,3}(?![\\d,]\\d)",
                            m -> EnglishAmounts.whole(m.group().replace(",", ""))),
                    rule("(?<![\\p{L}\\d])[-−](?=\\d)", m -> "minus "),
                    rule("\\d+", m -> " " + EnglishAmounts.whole(m.group()) + " "),
                    // Short forms and signs.
                    rule(
                            "\\b(Mr|Mrs|Ms|Dr|Prof|Jr|Sr|Dept|Inc|Corp|Ltd|approx|vs|etc|ext|tel|incl|min|max|Ave|Blvd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.",
                            m -> EnglishShortForms.dotted(m.group(1))),
                    rule(
                            "(?i)\\b(e\\.\\s?g|i\\.\\s?e|a\\.\\s?k\\.\\s?a)\\.",
                            m -> EnglishShortForms.latin(m.group(1))),
                    rule(
                            "\\b(FYI|ASAP|ETA|TBD|TBA|OOF|PTO|HR|IT|CEO|CFO|CTO|VP|QA|PDF|SIP|PBX|DTMF|UM|USA|UK|AM|PM|URL|ID|EOD|CC|BCC)\\b",
                            m -> String.join(" ", m.group().split(""))),
                    rule("\\bPINs?\\b", m -> m.group().length() == 3 ? "pin" : "pins"),
                    rule("(?i)\\bvoice ?mail\\b", m -> "voice mail"),
                    rule("(?i)\\be-?mail(s?)\\b", m -> "e-mail" + m.group(1)),
                    rule("(?i)\\bw/o\\b", m -> "without"),
                    rule("(?i)\\bw/(?=\\s)", m -> "with"),
                    rule("(?i)\\band/or\\b", m -> "and or"),
                    rule("&", m -> " and "),
                    rule("@", m -> " at "),
                    rule("#", m -> " number "),
                    rule("(?<=\\s)\\+(?=\\s)", m -> " plus "),
                    rule("(?<=\\s)=(?=\\s)", m -> " equals "),
                    rule("\\s*(?:…|\\.{2,})", m -> "."),
                    rule("\\s+[-–—]{1,3}\\s+|[–—]", m -> ", "),
                    rule("[-_=*+]{2,}", m -> " "),
                    rule("[<>\\[\\]{}|~^`\\\\/_*=+\"“”„«»•·§¶°]", m -> " "),
                    rule("([!?])[!?]+", m -> m.group(1)),
                    rule("\\s+([,.;:!?])", m -> m.group(1)),
                    rule("([,;:])(?:\\s*[,;:])+", m -> m.group(1)),
                    rule("\\s{2,}", m -> " "));

    private SpokenEnglish() {}

    static String of(String written) {
        var text = SpeakableText.readable(written);
        for (var rule : RULES) {
            text = rule.apply(text);
        }
        return SpeakableText.of(text);
    }

    private static Rule rule(String pattern, Function<MatchResult, String> spoken) {
        return new Rule(Pattern.compile(pattern), spoken);
    }

    private static String telephone(String number) {
        var groups = EnglishNumbers.digitGroups(number);
        var words = new StringBuilder();
        for (int i = 0; i < groups.length(); i++) {
            char c = groups.charAt(i);
            words.append(
                    Character.isDigit(c)
                            ? EnglishNumbers.digitWords(String.valueOf(c))
                            : String.valueOf(c));
        }
        return words.toString();
    }

    private static String label(String label) {
        return switch (label.toLowerCase(java.util.Locale.ROOT)) {
            case "ext", "ext.", "x" -> "extension";
            case "no.", "#" -> "number";
            default -> label;
        };
    }

    private static String degrees(@org.jspecify.annotations.Nullable String scale) {
        if (scale == null) {
            return "";
        }
        return scale.equals("C") ? "Celsius" : "Fahrenheit";
    }
}
