package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.mynah.testkit.ear.SampleMatch;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.imap.ImapConversation;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.process.ServerProcess;
import org.mynah.testkit.wire.G711;
import org.mynah.testkit.wire.MailAudio;
import org.mynah.testkit.wire.Wav;

/**
 * N calls leave ten seconds each: SIPp is the peer, on loopback. The messages are stored as PCM and
 * compared sample for sample with what SIPp sent; a few phones of ours listen to prompts meanwhile
 * and measure the gaps between packets. One thread.
 */
final class RecordingBench {

    private static final Duration SPOKEN = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** SIPp speaks so long after the beep has ended, to be on the safe side of its clock. */
    private static final int MARGIN_MS = 700;

    /** SIPp hangs up so long after its sound should be over: with many streams it sends late. */
    private static final int LATE_MS = 2_000;

    /** Phones that listen to prompts during the load. */
    private static final int LISTENERS = 3;

    private static final String PASSWORD = "Kite.4421";
    private static final Pattern CALL_ID = Pattern.compile("(?im)^X-CallID: *(\\S+)");
    private static final Pattern BYE =
            Pattern.compile("BYE (\\S+) at \\S+\\s+\\S+\\s+(\\d+\\.\\d+)");

    private final int calls;
    private final int rate;
    private final PrintWriter out;
    private final InetAddress loopback = InetAddress.getLoopbackAddress();

    RecordingBench(int calls, int rate, PrintWriter out) {
        this.calls = calls;
        this.rate = rate;
        this.out = out;
    }

    RecordingFigures run() throws IOException {
        var folder = Files.createTempDirectory("mynah-bench-");
        var sipPort = FreePorts.one(loopback);
        try (var server = startServer(folder, sipPort)) {
            var ready = server.awaitOutput(line -> line.contains("Mynah is ready"), "ready", START);
            setUp(folder);
            var sip = new InetSocketAddress(loopback, sipPort);
            var imap = address(ready, "imap");
            var beepAfter = measureBeep(sip);
            out.printf("the beep ends %d ms after the answer%n", beepAfter.toMillis());
            var before = server.processorTime().orElse(Duration.ZERO);
            var speech = speech(folder);
            var sipp = startSipp(folder, sipPort, beepAfter);
            var listeners = listen(sip);
            var arrivals = awaitMessages(imap, sipp);
            sipp.awaitExit(STEP);
            var busy = server.processorTime().orElse(Duration.ZERO).minus(before);
            Files.write(folder.resolve("server.log"), server.logLines());
            var gaps = gaps(listeners);
            var byes = byes(folder);
            var readable = new ArrayList<Double>();
            arrivals.forEach((call, at) -> {
                var bye = byes.get(call);
                if (bye != null) {
                    readable.add(Math.max(0, at - bye * 1000));
                }
            });
            var found = count(imap, speech);
            return new RecordingFigures(
                    calls,
                    arrivals.size(),
                    found.complete(),
                    found.exact(),
                    busy.toMillis() / 1000.0 / (calls * SPOKEN.toSeconds() / 60.0),
                    gaps,
                    setUpTimes(folder),
                    new Percentiles(readable),
                    server.residentBytes().orElse(0));
        }
    }

    private ServerProcess startServer(Path folder, int sipPort) {
        return ServerProcess.of(
                        launcher(),
                        "run",
                        "--data",
                        folder.resolve("data").toString(),
                        "--set",
                        "domain=contoso.com",
                        "--set",
                        "sip.udp=127.0.0.1:" + sipPort,
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
                        "rtp.ports=32000-39999",
                        "--set",
                        "calls.max=" + (calls + 20))
                .start();
    }

    private static String launcher() {
        return System.getProperty("mynah.launcher", "./mynah");
    }

    private static void setUp(Path folder) throws IOException {
        var script = folder.resolve("setup.ps1");
        Files.writeString(
                script,
                """
                New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1
                Set-UMDialPlan MyDialPlan -AccessTelephoneNumbers 50000 -AudioCodec G711
                New-UMIPGateway -Name MyGateway -Address 127.0.0.1 -UMDialPlan MyDialPlan
                New-Mailbox -Name "Tony Smith" -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -Password (ConvertTo-SecureString -String '%s' -AsPlainText -Force)
                Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy "MyDialPlan Default Policy" -Extensions 51234
                """
                        .formatted(PASSWORD));
        var shell =
                Command.run(
                        List.of(
                                launcher(),
                                "shell",
                                "--data",
                                folder.resolve("data").toString(),
                                "-File",
                                script.toString()),
                        START);
        if (!shell.succeeded()) {
            throw new IOException("the set-up failed: " + shell);
        }
    }

    /**
     * How long after the answer the beep ends; the same for every call, so SIPp can wait for it.
     */
    private static Duration measureBeep(InetSocketAddress sip) {
        try (var phone = TestPhone.on(Transport.UDP);
                var call =
                        phone.call("50000")
                                .from("4255550199")
                                .divertedFrom("51234", "no-answer")
                                .dial(sip)
                                .expectAnswer()) {
            var answered = System.nanoTime();
            call.awaitTone(1000, STEP);
            var beep = Duration.ofNanos(System.nanoTime() - answered);
            call.hangUp();
            return beep;
        }
    }

    /**
     * Speech-like sound, as loud as messages are levelled to, so that nothing about it is changed.
     */
    private static short[] speech(Path folder) throws IOException {
        var plain = Sounds.speech(7, SPOKEN);
        int peak = 1;
        for (var sample : plain) {
            peak = Math.max(peak, Math.abs(sample));
        }
        var loud = Sounds.amplified(plain, 20 * Math.log10(0.75 * Short.MAX_VALUE / peak));
        var heard = G711.PCMU.asHeard(loud);
        Files.write(folder.resolve("speech.ulaw"), G711.PCMU.encode(loud));
        Files.write(folder.resolve("speech.wav"), new Wav(heard, 8000).asMuLaw());
        return heard;
    }

    private ServerProcess startSipp(Path folder, int sipPort, Duration beepAfter)
            throws IOException {
        var scenario = folder.resolve("leave.xml");
        try (var in = RecordingBench.class.getResourceAsStream("leave-message.xml")) {
            var text =
                    new String(
                            java.util.Objects.requireNonNull(in).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            Files.writeString(
                    scenario,
                    text.replace("@WAIT@", Long.toString(beepAfter.toMillis() + MARGIN_MS))
                            .replace("@SPEECH@", folder.resolve("speech.wav").toString())
                            .replace("@TALK@", Long.toString(SPOKEN.toMillis() + LATE_MS)));
        }
        return ServerProcess.of(
                        "sipp",
                        "127.0.0.1:" + sipPort,
                        "-sf",
                        scenario.toString(),
                        "-i",
                        "127.0.0.1",
                        "-mi",
                        "127.0.0.1",
                        "-m",
                        Integer.toString(calls),
                        "-l",
                        Integer.toString(calls),
                        "-r",
                        Integer.toString(rate),
                        "-nostdin",
                        "-trace_rtt",
                        "-rtt_freq",
                        "1",
                        "-trace_logs",
                        "-timeout",
                        "180s")
                .in(folder)
                .start();
    }

    private List<PhoneCall> listen(InetSocketAddress sip) {
        var listeners = new ArrayList<PhoneCall>();
        for (int i = 0; i < LISTENERS; i++) {
            var phone = TestPhone.on(Transport.UDP);
            listeners.add(phone.call("50000").from("425555020" + i).dial(sip).expectAnswer());
        }
        return listeners;
    }

    private static Percentiles gaps(List<PhoneCall> listeners) {
        var gaps = new ArrayList<Double>();
        for (var call : listeners) {
            var statistics = call.recording().statistics();
            for (int i = 0; i < statistics.gaps(); i++) {
                gaps.add(statistics.gap(100.0 * (i + 1) / statistics.gaps()).toNanos() / 1e6);
            }
            call.close();
        }
        return new Percentiles(gaps);
    }

    /**
     * When each message was first seen by an IMAP client, by call id, in milliseconds of the epoch.
     */
    private Map<String, Double> awaitMessages(InetSocketAddress imap, ServerProcess sipp) {
        var arrivals = new HashMap<String, Double>();
        var limit =
                System.nanoTime()
                        + Duration.ofSeconds(120).toNanos()
                        + Duration.ofSeconds(calls / rate).toNanos();
        try (var client = ImapConversation.connect(imap, STEP)) {
            client.login("tonysmith@contoso.com", PASSWORD);
            int seen = client.select("INBOX");
            while (arrivals.size() < calls && System.nanoTime() < limit) {
                client.expectOk("NOOP");
                var now = (double) System.currentTimeMillis();
                while (seen < client.exists()) {
                    seen++;
                    var header =
                            new String(
                                    client.fetchBody(seen, "HEADER"),
                                    java.nio.charset.StandardCharsets.UTF_8);
                    var id = CALL_ID.matcher(header);
                    if (header.contains("voice-ca") && id.find()) {
                        arrivals.put(id.group(1), now);
                    }
                }
                if (!sipp.isAlive() && arrivals.isEmpty()) {
                    throw new IllegalStateException(
                            "SIPp ended before a message came:\n" + sipp.tail(30));
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
        return arrivals;
    }

    /** How many recordings hold what was sent. */
    private record Found(int exact, int complete) {}

    private static Found count(InetSocketAddress imap, short[] speech) {
        int exact = 0;
        int complete = 0;
        try (var client = ImapConversation.connect(imap, STEP)) {
            client.login("tonysmith@contoso.com", PASSWORD);
            int count = client.select("INBOX");
            for (int number = 1; number <= count; number++) {
                var audio = MailAudio.firstOf(client.fetchMessage(number));
                if (audio.isEmpty()) {
                    continue;
                }
                var samples = audio.get().samples();
                if (SampleMatch.of(speech, samples).isExact()) {
                    exact++;
                }
                if (Completeness.holds(speech, samples)) {
                    complete++;
                }
            }
        }
        return new Found(exact, complete);
    }

    /** INVITE to 200 in milliseconds, as SIPp measured. */
    private static Percentiles setUpTimes(Path folder) throws IOException {
        var times = new ArrayList<Double>();
        try (var files = Files.newDirectoryStream(folder, "*_rtt.csv")) {
            for (var file : files) {
                for (var line : Files.readAllLines(file)) {
                    var fields = line.split(";", -1);
                    if (fields.length >= 3 && fields[1].matches("[0-9.]+")) {
                        times.add(Double.parseDouble(fields[1]));
                    }
                }
            }
        }
        return new Percentiles(times);
    }

    /** When SIPp sent each BYE, in seconds of the epoch. */
    private static Map<String, Double> byes(Path folder) throws IOException {
        var byes = new HashMap<String, Double>();
        try (var files = Files.newDirectoryStream(folder, "*_logs.log")) {
            for (var file : files) {
                for (var line : Files.readAllLines(file)) {
                    var match = BYE.matcher(line);
                    if (match.find()) {
                        byes.put(match.group(1), Double.parseDouble(match.group(2)));
                    }
                }
            }
        }
        return byes;
    }

    private static InetSocketAddress address(String ready, String service) {
        var match = Pattern.compile(Pattern.quote(service) + " ([0-9.]+):([0-9]+)").matcher(ready);
        if (!match.find()) {
            throw new IllegalStateException("no " + service + " in: " + ready);
        }
        return new InetSocketAddress(match.group(1), Integer.parseInt(match.group(2)));
    }
}
