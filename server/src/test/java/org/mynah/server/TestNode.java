package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mynah.admin.shell.ShellMain;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.process.FreePorts;

/**
 * A server in this JVM with a data folder of its own, as one node on a PostgreSQL that others
 * share. One thread.
 */
final class TestNode implements AutoCloseable {

    /** Generous, for a loaded machine. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Contoso: MyDialPlan, gateway 127.0.0.1, Tony at 51234 with a PIN that need not be changed.
     */
    static final String[] CONTOSO = {
        "New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
        "Set-UMDialPlan MyDialPlan -AccessTelephoneNumbers 50000",
        "New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyDialPlan",
        "New-UMIPGateway -Name MyGateway -Address 127.0.0.1 -UMDialPlan MyDialPlan",
        "New-Mailbox -Name 'Tony Smith' -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -FirstName Tony -LastName Smith -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)",
        "Enable-UMMailbox tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -PINExpired $false"
    };

    private final Path data;
    private final InetSocketAddress sip;
    private final Server server;

    private TestNode(Path data, InetSocketAddress sip, Server server) {
        this.data = data;
        this.sip = sip;
        this.server = server;
    }

    /**
     * Starts a node.
     *
     * @param folder its data is in the folder of its name below this one
     * @param address where it takes calls
     */
    static TestNode start(Path folder, String name, String address, String rtp, String database)
            throws Exception {
        var host = InetAddress.getByName(address);
        var sip = new InetSocketAddress(host, FreePorts.one(host));
        var data = folder.resolve(name);
        var server =
                Server.start(
                        Settings.read(
                                Optional.of(data),
                                Optional.empty(),
                                settings(name, sip, rtp, database),
                                Map.of()));
        return new TestNode(data, sip, server);
    }

    /** Settings of a node that offers SIP and the shell only. */
    static List<String> settings(String name, InetSocketAddress sip, String rtp, String database) {
        return List.of(
                "domain=contoso.com",
                "node.name=" + name,
                "database.url=" + database,
                "sip.udp=" + sip.getAddress().getHostAddress() + ":" + sip.getPort(),
                "sip.tcp=off",
                "http=127.0.0.1:0",
                "imap=off",
                "imaps=off",
                "https=off",
                "rtp.ports=" + rtp);
    }

    /** All nodes of a database have one pepper: the operator copies it to each. */
    void lendPepperTo(Path other) throws IOException {
        Files.createDirectories(other);
        Files.copy(data.resolve("pepper"), other.resolve("pepper"));
    }

    InetSocketAddress sip() {
        return sip;
    }

    Path data() {
        return data;
    }

    /** Runs lines in the shell of this node, all of which succeed; what it printed. */
    String shell(String... lines) throws IOException {
        var script = Files.write(data.resolve("script.ps1"), List.of(lines));
        var printed = new ByteArrayOutputStream();
        var before = System.out;
        int code;
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            code = ShellMain.run(List.of("--data", data.toString(), "-File", script.toString()));
        } finally {
            System.setOut(before);
        }
        var text = printed.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        return text;
    }

    /** Somebody calls Tony's voice mail, and speaks. */
    void leaveMessage(TestPhone phone, Duration length) {
        try (var call =
                phone.call("50000")
                        .from("4255550101")
                        .divertedFrom("51234", "no-answer")
                        .dial(sip)
                        .expectAnswer()) {
            call.awaitTone(1000, LIMIT);
            call.say(Sounds.speech(5, length));
            call.hangUp();
        }
    }

    /** Tony calls, and gives extension and PIN. */
    PhoneCall signIn(TestPhone phone) {
        var call = phone.call("50000").from("4255550100").dial(sip).expectAnswer();
        call.awaitAudio(LIMIT);
        call.press("51234");
        call.press("5643892#");
        return call;
    }

    /** Waits until something holds. */
    static void await(String what, BooleanSupplier holds) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
