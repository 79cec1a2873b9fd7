package org.mynah.admin.cmdlets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mynah.admin.catalogue.CommonParameters;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;
import org.mynah.um.directory.PropertyType;

/**
 * Each field × each kind of bad value, generated from the types of the parameters: the named error
 * in short printable words, and nothing is changed.
 */
@DisplayName("directory §8, cmdlets §7.2, §7.3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final Caller ADMIN = Caller.local("shell");
    private static final String TONY = "tonysmith@contoso.com";
    private static final String HUGE = "7".repeat(10 << 20);

    /** Commands that would work, each with the parameters that it must have. */
    private static final Map<String, Map<String, Object>> COMMANDS = commands();

    /** Read by the cmdlet itself, in several forms. */
    private static final Set<String> OWN_FORM = Set.of("EmailAddresses");

    @TempDir static Path folder;
    private ShellFixture shell;

    private static Map<String, Map<String, Object>> commands() {
        var commands = new LinkedHashMap<String, Map<String, Object>>();
        commands.put(
                "New-UMDialPlan",
                Map.of("Name", "Fresh", "NumberOfDigitsInExtension", 5, "CountryOrRegionCode", 1));
        commands.put("Set-UMDialPlan", Map.of("Identity", "MyDialPlan"));
        commands.put("New-UMMailboxPolicy", Map.of("Name", "Fresh", "UMDialPlan", "MyDialPlan"));
        commands.put("Set-UMMailboxPolicy", Map.of("Identity", "MyUMMailboxPolicy"));
        commands.put("New-UMIPGateway", Map.of("Name", "Fresh", "Address", "10.9.9.9"));
        commands.put("Set-UMIPGateway", Map.of("Identity", "MyUMIPGateway"));
        commands.put(
                "New-UMHuntGroup",
                Map.of(
                        "Name",
                        "Fresh",
                        "UMDialPlan",
                        "MyDialPlan",
                        "UMIPGateway",
                        "MyUMIPGateway"));
        commands.put("New-UMAutoAttendant", Map.of("Name", "Fresh", "UMDialPlan", "MyDialPlan"));
        commands.put("Set-UMAutoAttendant", Map.of("Identity", "MyAttendant"));
        commands.put(
                "New-Mailbox",
                Map.of(
                        "Name",
                        "Fresh",
                        "UserPrincipalName",
                        "fresh@contoso.com",
                        "Password",
                        "Kite.4421"));
        commands.put("Set-Mailbox", Map.of("Identity", TONY));
        commands.put("Set-User", Map.of("Identity", TONY));
        commands.put("Set-MailboxRegionalConfiguration", Map.of("Identity", TONY));
        commands.put("Set-MailboxCalendarConfiguration", Map.of("Identity", TONY));
        commands.put("Set-MailboxAutoReplyConfiguration", Map.of("Identity", TONY));
        commands.put(
                "Enable-UMMailbox",
                Map.of(
                        "Identity",
                        "tony@contoso.com",
                        "UMMailboxPolicy",
                        "MyUMMailboxPolicy",
                        "Extensions",
                        "51236"));
        commands.put("Set-UMMailbox", Map.of("Identity", TONY));
        return commands;
    }

    @BeforeAll
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-UMAutoAttendant -Name MyAttendant -UMDialPlan MyDialPlan",
                "Enable-UMMailbox "
                        + TONY
                        + " -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892");
    }

    @AfterAll
    void close() {
        shell.close();
    }

    private long version() {
        return shell.store.directory().<Long>read(reader -> reader.version());
    }

    /**
     * A command with one bad value.
     *
     * @param expected the errors that name it
     */
    record Bad(String cmdlet, String parameter, Object value, Set<ErrorId> expected) {
        @Override
        public String toString() {
            return "%s %s ← %s".formatted(cmdlet, parameter, shown(value));
        }

        private static String shown(Object value) {
            var text = value instanceof String given ? '"' + given + '"' : String.valueOf(value);
            var shown = new StringBuilder();
            text.codePoints()
                    .limit(24)
                    .forEach(c ->
                            shown.append(
                                    c < 0x20 || (c > 0x7E && c < 0xA0) || c >= 0x2000
                                            ? "\\u%04X".formatted(c)
                                            : Character.toString(c)));
            return text.length() > 24 ? shown + "… (" + text.length() + ")" : shown.toString();
        }
    }

    Stream<Bad> badValues() {
        return COMMANDS.keySet().stream()
                .flatMap(cmdlet ->
                        own(cmdlet)
                                .flatMap(parameter ->
                                        values(parameter).entrySet().stream()
                                                .map(each ->
                                                        new Bad(
                                                                cmdlet,
                                                                parameter.name(),
                                                                each.getKey(),
                                                                each.getValue()))));
    }

    private Definition definition(String cmdlet) {
        return shell.runner.as(ADMIN).definitions().stream()
                .filter(each -> each.name().equals(cmdlet))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Parameter> own(String cmdlet) {
        var common = CommonParameters.of(true).stream().map(Parameter::name).toList();
        return definition(cmdlet).parameters().stream()
                .filter(each -> each.type().isPresent())
                .filter(each -> !common.contains(each.name()) && !OWN_FORM.contains(each.name()))
                .filter(each -> !each.isSecret());
    }

    private static Map<Object, Set<ErrorId>> values(Parameter parameter) {
        var bad = new LinkedHashMap<Object, Set<ErrorId>>();
        var type = parameter.type().orElseThrow();
        switch (type) {
            case PropertyType.Text text -> texts(bad, parameter, text);
            case PropertyType.Whole whole -> {
                words(bad, ErrorId.E005);
                bad.put(whole.least() - 1L, Set.of(ErrorId.E005));
                bad.put(whole.most() + 1L, Set.of(ErrorId.E005));
                bad.put(1.5, Set.of(ErrorId.E005));
            }
            case PropertyType.WholeOrUnlimited(_, var most) -> {
                words(bad, ErrorId.E005);
                bad.put(-1, Set.of(ErrorId.E005));
                bad.put(most + 1L, Set.of(ErrorId.E005));
            }
            case PropertyType.Bool _ -> {
                words(bad, ErrorId.E006);
                bad.put(2, Set.of(ErrorId.E006));
            }
            case PropertyType.Choice<?> choice -> {
                words(bad, ErrorId.E006);
                bad.put(choice.names().getEnumConstants().length, Set.of(ErrorId.E006));
                bad.put(-1, Set.of(ErrorId.E006));
            }
            case PropertyType.Many(var of, var most) -> {
                texts(bad, parameter, of);
                if (most < 10_000 && of.allowedForm().equals("any text")) {
                    bad.put(
                            IntStream.rangeClosed(0, most).mapToObj(i -> "v" + i).toList(),
                            Set.of(ErrorId.E005));
                }
                bad.put(Map.of("Insert", "a"), Set.of(ErrorId.E006));
            }
            case PropertyType.Lines(var longest, _, _) ->
                    texts(bad, parameter, PropertyType.Text.upTo(longest));
            case PropertyType.Reference _ -> {
                var unknown = Set.of(ErrorId.E010, ErrorId.E026);
                for (var value : List.of("No such object", "a\u0000b", "a\u202Eb", "*", HUGE)) {
                    bad.put(value, unknown);
                }
                bad.put(List.of("a", "b"), unknown);
            }
            case PropertyType.Entries<?>(var line, _) -> {
                bad.put("a,b,c,d,e,f,g,h,i,j,k,l,m,n", Set.of(line.error()));
                bad.put("a\r\nb", Set.of(line.error()));
                bad.put("a\u0000b", Set.of(ErrorId.E002));
                bad.put("a\u202Eb", Set.of(ErrorId.E002));
                bad.put(HUGE, Set.of(ErrorId.E005));
                bad.put(List.of(Map.of("Insert", "a")), Set.of(line.error()));
            }
            case PropertyType.Bytes _ -> words(bad, ErrorId.E005);
            case PropertyType.Moment _ -> words(bad, ErrorId.E009);
        }
        return bad;
    }

    /** What is no number, size, date, switch or choice. */
    private static void words(Map<Object, Set<ErrorId>> bad, ErrorId error) {
        for (var value : List.of("abc", "a\u0000b", "1\r\n2", "\u202E1", "-", HUGE, "12,13")) {
            bad.put(value, Set.of(error));
        }
        bad.put(List.of("a", "b"), Set.of(error));
        bad.put(Map.of("a", "b"), Set.of(error));
    }

    private static void texts(
            Map<Object, Set<ErrorId>> bad, Parameter parameter, PropertyType.Text text) {
        // A name that is a little too long is for the rules on names.
        var tooLong = Set.of(ErrorId.E001, ErrorId.E005);
        for (var value : List.of("a\u0000b", "a\u0007b", "a\uD800b")) {
            bad.put(value, Set.of(ErrorId.E002));
        }
        if (!text.hasLines()) {
            for (var value : List.of("a\r\nb", "a\nb", "a\u202Eb", "a\u2066b", "a\u2028b")) {
                bad.put(value, Set.of(ErrorId.E002));
            }
        }
        if (text.longest() < 1_000_000) {
            bad.put("7".repeat(text.longest() + 1), tooLong);
        }
        bad.put(HUGE, tooLong);
        if (parameter.type().orElseThrow() instanceof PropertyType.Text) {
            bad.put(List.of("a", "b"), Set.of(ErrorId.E006));
            bad.put(Map.of("a", "b"), Set.of(ErrorId.E006));
        }
        Stream.of("☃", "x y", "-", "7")
                .filter(value -> value.length() <= text.longest())
                .filter(value -> !text.form().test(value))
                .findFirst()
                .ifPresent(value -> bad.put(value, Set.of(text.errorOfForm())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badValues")
    void a_bad_value_is_refused_by_name_and_changes_nothing(Bad bad) {
        var given = new LinkedHashMap<>(COMMANDS.get(bad.cmdlet()));
        given.put(bad.parameter(), bad.value());

        var before = version();
        var outcome = shell.runner.run(ADMIN, bad.cmdlet(), given);

        assertThat(outcome.problems()).extracting(Problem::id).isNotEmpty();
        assertThat(bad.expected())
                .containsAnyElementsOf(outcome.problems().stream().map(Problem::id).toList());
        assertThat(outcome.objects()).isEmpty();
        for (var problem : outcome.problems()) {
            assertThat(problem.message().length()).as(problem.message()).isLessThan(2_000);
            assertThat(problem.message().codePoints().noneMatch(BadInputTest::isUnprintable))
                    .as(problem.message())
                    .isTrue();
        }
        assertThat(version()).as("the version of the directory").isEqualTo(before);
    }

    private static boolean isUnprintable(int c) {
        return c < 0x20
                || c == 0x2028
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    Stream<String> settingCmdlets() {
        return COMMANDS.keySet().stream().filter(each -> each.startsWith("Set-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settingCmdlets")
    void all_wrong_values_of_a_command_are_told_in_one_go(String cmdlet) {
        var given = new LinkedHashMap<>(COMMANDS.get(cmdlet));
        var wrong = new ArrayList<String>();
        own(cmdlet)
                .filter(each -> !(each.type().orElseThrow() instanceof PropertyType.Reference))
                .forEach(parameter -> {
                    given.put(parameter.name(), values(parameter).keySet().iterator().next());
                    wrong.add(parameter.name());
                });
        definition(cmdlet)
                .alternatives()
                .forEach(group ->
                        group.stream()
                                .skip(1)
                                .forEach(other -> {
                                    given.remove(other);
                                    wrong.remove(other);
                                }));

        var before = version();
        var outcome = shell.runner.run(ADMIN, cmdlet, given);

        assertThat(wrong)
                .allSatisfy(parameter ->
                        assertThat(outcome.problems())
                                .extracting(Problem::message)
                                .anyMatch(message ->
                                        message.matches("(?s).*-" + parameter + "\\b.*")));
        assertThat(version()).isEqualTo(before);
    }

    Stream<Bad> clearedValues() {
        return settingCmdlets()
                .flatMap(cmdlet ->
                        own(cmdlet)
                                .filter(each -> mustHaveValue(each.type().orElseThrow()))
                                .map(each ->
                                        new Bad(
                                                cmdlet,
                                                each.name(),
                                                Nothing.NULL,
                                                Set.of(ErrorId.E006))));
    }

    private static boolean mustHaveValue(PropertyType<?> type) {
        return type instanceof PropertyType.Bool || type instanceof PropertyType.Whole;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clearedValues")
    void a_switch_or_number_is_never_blank(Bad bad) {
        var given = new LinkedHashMap<>(COMMANDS.get(bad.cmdlet()));
        given.put(bad.parameter(), bad.value());

        var before = version();
        var outcome = shell.runner.run(ADMIN, bad.cmdlet(), Collections.unmodifiableMap(given));

        assertThat(outcome.problems())
                .extracting(Problem::id)
                .singleElement()
                .isIn(ErrorId.E006, ErrorId.E019);
        assertThat(version()).isEqualTo(before);
    }
}
