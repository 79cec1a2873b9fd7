package org.mynah.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.mynah.speech.phrase.SpeakableText;
import org.mynah.speech.tts.Engines;
import org.mynah.speech.tts.SynthesisException;
import org.mynah.speech.tts.TtsSettings;
import org.mynah.testkit.ear.Resemblance;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.process.ServerProcess;
import org.mynah.testkit.wire.MailAudio;
import org.mynah.testkit.wire.Wav;

/**
 * The main job in one command: a real server process, a real call with real speech, the message
 * fetched by curl over IMAP and compared with what was spoken, then heard by telephone. Each step
 * is printed with its time.
 */
final class Demo {

    /** A delivered message is readable within this time after the hang-up. */
    static final Duration READABLE_WITHIN = Duration.ofSeconds(5);

    private static final String SPOKEN =
            "Hello Tony, this is Jill from Contoso. The meeting on Thursday has moved to half past ten. "
                    + "Please call me back when you have a minute. Goodbye.";
    private static final String PASSWORD = "Kite.4421";
    private static final String PIN = "5643892";
    private static final String NEW_PIN = "728196";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final PrintWriter out;
    private final boolean keep;
    private final long begun = System.nanoTime();

    Demo(PrintWriter out, boolean keep) {
        this.out = out;
        this.keep = keep;
    }

    /** Whether all of it held. */
    boolean run() {
        Path folder;
        try {
            folder = Files.createTempDirectory("mynah-demo-");
            var data = folder.resolve("data");
            try (var server =
                    ServerProcess.of(serverCommand(data)).startAndAwait("Mynah is ready", START)) {
                var ready =
                        server.outputLines().stream()
                                .filter(line -> line.startsWith("Mynah is ready"))
                                .findFirst()
                                .orElseThrow();
                step(ready);
                setUp(folder, data);
                var speech = synthesise();
                leaveMessage(sip(ready), speech);
                var mail = fetch(imap(ready), folder);
                compare(mail, speech, folder);
                listen(sip(ready), speech, folder);
                step("All of it held. Audio and mail: " + folder);
                if (keep) {
                    stay(ready);
                }
            }
            return true;
        } catch (DemoFailure | IOException | RuntimeException failure) {
            step("FAILED: " + failure.getMessage());
            return false;
        }
    }

    /** A step did not hold; the text says what was wanted and what was found. */
    private static final class DemoFailure extends Exception {
        private static final long serialVersionUID = 1L;

        DemoFailure(String message) {
            super(message);
        }
    }

    private void step(String text) {
        out.printf("%7.2f s  %s%n", (System.nanoTime() - begun) / 1e9, text);
        out.flush();
    }

    private static List<String> serverCommand(Path data) {
        return List.of(
                launcher(),
                "run",
                "--data",
                data.toString(),
                "--set",
                "domain=contoso.com",
                "--set",
                "sip.udp=127.0.0.1:0",
                "--set",
                "sip.tcp=off",
                "--set",
                "http=127.0.0.1:0",
                "--set",
                "imap=127.0.0.1:0",
                "--set",
                "https=off",
                "--set",
                "imaps=off",
                "--set",
                "rtp.ports=30000-30999");
    }

    private static String launcher() {
        return System.getProperty("mynah.launcher", "./mynah");
    }

    private void setUp(Path folder, Path data) throws IOException, DemoFailure {
        var script = folder.resolve("contoso.ps1");
        Files.writeString(
                script,
                """
                New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1
                Set-UMDialPlan MyDialPlan -AccessTelephoneNumbers 50000
                New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyDialPlan
                New-UMIPGateway -Name MyGateway -Address 127.0.0.1 -UMDialPlan MyDialPlan
                New-Mailbox -Name "Tony Smith" -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -FirstName Tony -LastName Smith -Password (ConvertTo-SecureString -String '%1$s' -AsPlainText -Force)
                New-Mailbox -Name "Jill Frank" -Alias jill -UserPrincipalName jill@contoso.com -FirstName Jill -LastName Frank -Password (ConvertTo-SecureString -String '%1$s' -AsPlainText -Force)
                New-Mailbox -Name "Chris Gray" -Alias chris -UserPrincipalName chris@contoso.com -FirstName Chris -LastName Gray -Password (ConvertTo-SecureString -String '%1$s' -AsPlainText -Force)
                Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN %2$s -PINExpired $true
                Enable-UMMailbox -Identity jill@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51235
                Enable-UMMailbox -Identity chris@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51236
                Get-UMMailbox
                """
                        .formatted(PASSWORD, PIN));
        var shell =
                Command.run(
                        List.of(
                                launcher(),
                                "shell",
                                "--data",
                                data.toString(),
                                "-File",
                                script.toString()),
                        STEP);
        if (!shell.succeeded()) {
            throw new DemoFailure("the set-up by shell lines failed:\n" + shell);
        }
        step("contoso.com is set up by shell lines; Get-UMMailbox says:");
        shell.text()
                .lines()
                .filter(line ->
                        line.contains("51234") || line.contains("51235") || line.contains("51236"))
                .filter(line -> line.contains("True"))
                .forEach(line -> out.println("           " + line.strip()));
    }

    private short[] synthesise() throws DemoFailure {
        try (var engines = Engines.probe(Voices.of(TtsSettings.Choice.BEST))) {
            var engine =
                    engines.best("en-US")
                            .orElseThrow(() ->
                                    new DemoFailure("no voice is installed; run ./mynah setup"));
            var speech = engine.synthesize(SpeakableText.of(SPOKEN), "en-US");
            step(
                    "%s speaks %.1f s: \"%s\""
                            .formatted(engine.name(), speech.length / 8000.0, SPOKEN));
            return speech;
        } catch (SynthesisException failure) {
            throw new DemoFailure("the voice failed: " + failure.getMessage());
        }
    }

    private void leaveMessage(InetSocketAddress sip, short[] speech) {
        try (var phone = TestPhone.on(Transport.UDP);
                var call =
                        phone.call("50000")
                                .from("4255550100")
                                .divertedFrom("51234", "no-answer")
                                .dial(sip)
                                .expectAnswer()) {
            step("4255550100 calls 51234, nobody answers, the call is diverted and answered");
            var beep = call.awaitTone(1000, STEP);
            step("greeting, then the beep (%d ms at 1 kHz)".formatted(beep.length().toMillis()));
            call.say(speech);
            step("the message is spoken; the caller hangs up");
            call.hangUp();
        }
    }

    private byte[] fetch(InetSocketAddress imap, Path folder) throws DemoFailure, IOException {
        var hungUp = System.nanoTime();
        while (true) {
            var found = curl(imap, "/INBOX", "SEARCH SUBJECT \"Voice Mail from\"").text();
            var numbers = found.replaceAll("(?s).*\\* SEARCH", "").strip();
            var waited = Duration.ofNanos(System.nanoTime() - hungUp);
            if (numbers.matches("[0-9 ]+")) {
                var mail =
                        curl(imap, "/INBOX/;MAILINDEX=" + numbers.split(" ", -1)[0], "").output();
                Files.write(folder.resolve("voice-mail.eml"), mail);
                step(
                        "curl fetched the message by IMAP %.2f s after the hang-up:"
                                .formatted(waited.toMillis() / 1000.0));
                new String(mail, StandardCharsets.UTF_8)
                        .lines()
                        .takeWhile(line -> !line.isEmpty())
                        .forEach(line -> out.println("           " + line));
                return mail;
            }
            if (waited.compareTo(READABLE_WITHIN) > 0) {
                throw new DemoFailure("no voice message in the Inbox within 5 s: " + found);
            }
        }
    }

    /** The password goes in by standard input, so that it stands in no process list. */
    private static Command curl(InetSocketAddress imap, String path, String request)
            throws DemoFailure {
        var command =
                new java.util.ArrayList<>(
                        List.of("curl", "--silent", "--show-error", "--config", "-"));
        if (!request.isEmpty()) {
            command.addAll(List.of("--request", request));
        }
        command.add("imap://" + imap.getHostString() + ":" + imap.getPort() + path);
        var login = "user = \"tonysmith@contoso.com:" + PASSWORD + "\"\n";
        var result = Command.run(command, STEP, login.getBytes(StandardCharsets.UTF_8));
        if (!result.succeeded()) {
            throw new DemoFailure("curl could not read the mailbox: " + result);
        }
        return result;
    }

    private void compare(byte[] mail, short[] speech, Path folder) throws DemoFailure, IOException {
        var audio =
                MailAudio.firstOf(mail)
                        .orElseThrow(() -> new DemoFailure("the mail has no audio attachment"));
        var heard = audio.samples();
        Files.write(folder.resolve("voice-mail.wav"), new Wav(heard, 8000).asPcm16());
        var resemblance = Resemblance.of(speech, heard);
        if (!resemblance.isSame()) {
            throw new DemoFailure("the attachment is not what was spoken: " + resemblance);
        }
        step(
                "the attachment (%s) is what was spoken: resemblance %.2f of 1.00"
                        .formatted(audio.contentType(), resemblance.score()));
    }

    private void listen(InetSocketAddress sip, short[] speech, Path folder)
            throws DemoFailure, IOException {
        try (var phone = TestPhone.on(Transport.UDP);
                var call = phone.call("50000").from("4255550100").dial(sip).expectAnswer()) {
            step("Tony calls the access number 50000");
            call.awaitAudio(STEP);
            call.press("51234");
            call.press(PIN + "#");
            step("he signs in with extension and PIN, and is made to change the PIN");
            call.press(NEW_PIN + "#");
            call.press(NEW_PIN + "#");
            call.press("1");
            var mark = call.mark();
            // The head of the message, the message, the menu after it; then he is asked for a key
            // and it is quiet.
            call.awaitSilence(QUIET, STEP);
            var heard = call.heardSince(mark);
            Files.write(folder.resolve("telephone.wav"), new Wav(heard, 8000).asPcm16());
            var resemblance = Resemblance.of(speech, heard);
            if (!resemblance.isSame()) {
                throw new DemoFailure("Tony did not hear the message: " + resemblance);
            }
            step(
                    "with key 1 he hears that message: resemblance %.2f of 1.00"
                            .formatted(resemblance.score()));
            call.press("#");
            call.press("*");
            call.hangUp();
        }
    }

    private void stay(String ready) {
        out.println();
        out.println("The server stays until Ctrl-C. " + ready);
        out.println(
                "Sign in by IMAP as tonysmith@contoso.com, jill@contoso.com or chris@contoso.com with the password "
                        + PASSWORD);
        out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetSocketAddress sip(String ready) {
        return address(ready, "sip udp");
    }

    private static InetSocketAddress imap(String ready) {
        return address(ready, "imap");
    }

    private static InetSocketAddress address(String ready, String service) {
        return Server.address(ready, service).flatMap(Endpoint::parse).orElseThrow().address();
    }
}
