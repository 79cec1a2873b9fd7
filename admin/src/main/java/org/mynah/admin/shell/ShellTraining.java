package org.mynah.admin.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mynah.admin.catalogue.Catalogue;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.rest.CmdletEndpoint;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/**
 * Runs what shells usually run, against a stand-in for the server on loopback, and ends. The
 * launcher does this once after a build while the JVM records which classes it needs, so that later
 * shells start from that cache.
 */
public final class ShellTraining {

    private static final String SCRIPT =
            """
            Get-UMDialPlan
            Get-UMDialPlan MyDialPlan | Format-List
            $h = @{ Name = 'x'; List = 1, 2 }; function F($a) { "$a $($h.Name)" }; F 1
            foreach ($i in 1..3) { if ($i -gt 1) { $i -like '1*' } }
            try { Get-UMDialPlan -Nothing 1 } catch { $_.FullyQualifiedErrorId }
            Get-UMDialPlan | Where-Object { $_.Name -eq 'MyDialPlan' } | Sort-Object Name |
                Select-Object Name, @{n='N';e={$_.Number}} | ConvertTo-Json
            Get-UMDialPlan | ForEach-Object { $_.Name } | Measure-Object | ConvertTo-Csv
            """;

    /** The argument of the process that stands in for the server. */
    private static final String STAND_IN = "stand-in";

    private ShellTraining() {}

    /** Runs the script once; the exit code is the shell's. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals(STAND_IN)) {
            standIn();
        } else {
            var code = train();
            if (code != 0) {
                System.exit(code);
            }
        }
    }

    /**
     * The server is another process: a shell never needs its classes, and those in the cache are
     * loaded at every start.
     */
    private static int train() throws IOException {
        var folder = Files.createTempDirectory("mynah-shell-training-");
        var server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ShellTraining.class.getName(),
                                STAND_IN)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var said = server.inputReader(StandardCharsets.UTF_8)) {
            Files.writeString(folder.resolve("http.url"), said.readLine());
            Files.writeString(folder.resolve("admin.token"), STAND_IN);
            var nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            return ShellMain.run(
                    List.of("--data", folder.toString(), "-Command", SCRIPT),
                    InputStream.nullInputStream(),
                    new ShellMain.Streams(nowhere, nowhere),
                    true);
        } finally {
            server.destroy();
            Files.deleteIfExists(folder.resolve("http.url"));
            Files.deleteIfExists(folder.resolve("admin.token"));
            Files.delete(folder);
        }
    }

    /** Answers until the process that started it ends, or ends it. */
    private static void standIn() throws IOException {
        var endpoint =
                new CmdletEndpoint(
                        new CmdletRunner(
                                Catalogue.of(List.of(new Sample())), "training", (_, _) -> {}));
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v1/cmdlets", exchange -> answer(endpoint, exchange));
        http.start();
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("http://127.0.0.1:%d".formatted(http.getAddress().getPort()));
        var _ = System.in.read();
        http.stop(0);
    }

    private static void answer(CmdletEndpoint endpoint, HttpExchange exchange) throws IOException {
        var caller = Caller.local("training");
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var reply =
                exchange.getRequestMethod().equals("GET")
                        ? endpoint.list(caller)
                        : endpoint.run(caller, path.substring(path.lastIndexOf('/') + 1), body);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        // In chunks, as the real server does.
        exchange.sendResponseHeaders(reply.status(), 0);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }

    /** A cmdlet that lists two objects of nothing. */
    private record Sample() implements Cmdlet {

        private static final Definition DEFINITION =
                Definition.reading("Get-UMDialPlan", "Stands for the real one.")
                        .permission(Permission.UM_CONFIGURATION)
                        .with(Parameter.identity(ObjectKind.DIAL_PLAN).at(1).fromInput())
                        .output(Output.of("UMDialPlan", "Name", "Number"))
                        .build();

        @Override
        public Definition definition() {
            return DEFINITION;
        }

        @Override
        public void run(Invocation call) {
            for (var name : List.of("MyDialPlan", "Other")) {
                call.write(
                        new Item("UMDialPlan")
                                .set("Name", name)
                                .set("Number", 5)
                                .set("Groups", List.of("a", "b")));
            }
        }
    }
}
