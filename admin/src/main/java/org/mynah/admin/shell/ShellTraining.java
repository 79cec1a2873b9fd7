package org.mynah.admin.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    private ShellTraining() {}

    /** Runs the script once. */
    public static void main(String[] arguments) throws IOException {
        var endpoint =
                new CmdletEndpoint(
                        new CmdletRunner(
                                Catalogue.of(List.of(new Sample())), "training", (_, _) -> {}));
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v1/cmdlets", exchange -> answer(endpoint, exchange));
        http.start();
        var base = "http://127.0.0.1:%d/".formatted(http.getAddress().getPort());
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var server = new HttpCmdletServer(URI.create(base), "Bearer training")) {
            var console = new StreamConsole(nowhere, nowhere, false);
            ShellMain.session(server, Options.of(List.of()), console).run(SCRIPT, List.of());
        } finally {
            http.stop(0);
        }
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
        exchange.sendResponseHeaders(reply.status(), bytes.length);
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
