package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.process.Dovecot;

/**
 * The same conversations with Debian's Dovecot and with Mynah: the answers mean the same, but for
 * what {@code imap/allowed-differences.txt} lists with the line of the RFC that allows it.
 */
class DovecotDifferentialTest {

    private static final int AT_ONCE = 4;

    @TempDir Path folder;

    @Test
    void mynah_answers_as_dovecot_does_or_as_an_rfc_allows() throws Exception {
        var absence = Dovecot.absence();
        assumeTrue(absence.isEmpty(), () -> absence.orElse(""));
        var talks = talks();
        var allowed = allowed();

        var found = new TreeMap<String, String>();
        var limits =
                ImapLimits.DEFAULT
                        .with(ImapLimit.FAILURES_PER_ADDRESS, 10_000)
                        .with(ImapLimit.FAILURES_PER_CONNECTION, 10);
        try (var mynah = new MailServerFixture(folder, limits, Optional.empty());
                var dovecot =
                        Dovecot.start(
                                MailServerFixture.PASSWORD,
                                DovecotSettings.with(foldersOfANewMailbox(mynah)));
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Map<String, String>>> work = new ArrayList<>();
            for (var talk : talks) {
                mynah.addUser("u" + talk.number());
                work.add(() -> differences(talk, dovecot, mynah));
            }
            for (var done : threads.invokeAll(work)) {
                found.putAll(done.get());
            }
        }

        found.keySet().removeIf(step -> allowed.containsKey(step));
        assertThat(String.join("", found.values()))
                .as("%d differences in %d conversations", found.size(), talks.size())
                .isEmpty();
    }

    @Test
    void every_allowed_difference_is_of_a_conversation_and_names_its_rfc() throws Exception {
        assertThat(talks().size()).isGreaterThanOrEqualTo(300);
        var numbers = new TreeSet<Integer>();
        for (var talk : talks()) {
            assertThat(numbers.add(talk.number())).as("number %d twice", talk.number()).isTrue();
        }
        allowed()
                .forEach((step, why) -> {
                    assertThat(numbers.contains(Integer.parseInt(step.split("\\.", -1)[0])))
                            .as(step)
                            .isTrue();
                    assertThat(why).as(step).matches("RFC [0-9]+ .*");
                });
    }

    private static List<String> foldersOfANewMailbox(MailServerFixture mynah) throws Exception {
        try (var client = mynah.signedIn()) {
            return client.ok("LIST \"\" * RETURN (SUBSCRIBED SPECIAL-USE)");
        }
    }

    private static Map<String, String> differences(
            Talk talk, Dovecot dovecot, MailServerFixture mynah) throws Exception {
        var differences = new LinkedHashMap<String, String>();
        // Both know the user by the same name.
        var user = "u" + talk.number() + "@contoso.com";
        try (var there = new TalkRun(dovecot.imap().getPort(), user);
                var here = new TalkRun(mynah.port(), user)) {
            var expected = there.run(talk);
            var actual = here.run(talk);
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                var dovecots = i < expected.size() ? expected.get(i).reply() : List.of();
                var mynahs = i < actual.size() ? actual.get(i).reply() : List.of();
                if (!dovecots.equals(mynahs)) {
                    var step = "%d.%d".formatted(talk.number(), i + 1);
                    var longer = i < expected.size() ? expected : actual;
                    differences.put(
                            step, report(talk, step, longer.get(i).sent(), dovecots, mynahs));
                }
            }
        }
        return differences;
    }

    private static String report(
            Talk talk, String step, String sent, List<?> dovecots, List<?> mynahs) {
        var both = new ArrayList<Object>(dovecots);
        both.retainAll(mynahs);
        var shown =
                new StringBuilder(
                        "\n%s %s: %s\n    %s\n".formatted(step, talk.source(), talk.title(), sent));
        dovecots.stream()
                .filter(line -> !both.contains(line))
                .forEach(line -> shown.append("  dovecot ").append(line).append('\n'));
        mynahs.stream()
                .filter(line -> !both.contains(line))
                .forEach(line -> shown.append("  mynah   ").append(line).append('\n'));
        return shown.toString();
    }

    private static List<Talk> talks() throws Exception {
        URI place = DovecotDifferentialTest.class.getResource("/imap/mails").toURI();
        var talks = new ArrayList<Talk>();
        try (var files = Files.list(Path.of(place).getParent())) {
            for (var file : files.sorted().toList()) {
                if (file.toString().endsWith(".talk")) {
                    talks.addAll(Talk.read(file.getFileName().toString(), Files.readString(file)));
                }
            }
        }
        return talks;
    }

    private static Map<String, String> allowed() throws Exception {
        var allowed = new TreeMap<String, String>();
        for (var line : Talk.resource("allowed-differences.txt").lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var halves = line.split(" : ", 2);
            for (var step : halves[0].strip().split("[ ,]+", -1)) {
                allowed.put(step, halves[1].strip());
            }
        }
        return allowed;
    }
}
