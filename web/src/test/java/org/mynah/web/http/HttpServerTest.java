package org.mynah.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.catalogue.Catalogue;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.rest.CmdletEndpoint;
import org.mynah.admin.rest.ResourceEndpoint;
import org.mynah.admin.rest.SignInEndpoint;
import org.mynah.admin.rest.Wire;
import org.mynah.admin.roles.Permission;
import org.mynah.admin.shell.HttpCmdletServer;
import org.mynah.admin.signin.Callers;
import org.mynah.admin.signin.SecondFactors;
import org.mynah.admin.signin.SignIn;
import org.mynah.admin.signin.SignInLimits;
import org.mynah.store.StoreFixture;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.store.signin.SignInRecords;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.WarningId;

/** Over a real socket, with a cmdlet that says back what it was given. */
class HttpServerTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private URI base;
    private boolean takesCalls = true;
    private ObjectId tony = ObjectId.random();

    /** Says back what it was given. */
    private record Echo() implements Cmdlet {
        private static final Definition DEFINITION =
                Definition.reading("Get-Echo", "Says back what it was given.")
                        .permission(Permission.UM_CONFIGURATION)
                        .with(Parameter.text("Text", 100, "A text.").required().at(1))
                        .with(
                                Parameter.of(
                                        "Many",
                                        new PropertyType.Many(PropertyType.Text.upTo(20), 10),
                                        "A list."))
                        .output(Output.of("Echo", "Text"))
                        .build();

        @Override
        public Definition definition() {
            return DEFINITION;
        }

        @Override
        public void run(Invocation call) {
            var text = call.requiredText("Text");
            switch (text) {
                case "fail" -> throw new DirectoryException(ErrorId.E010, "No 'fail' here.");
                case "break" -> throw new IllegalStateException("broken by the test");
                default -> {
                    call.warnings().add(WarningId.W07, "said");
                    call.write(
                            new Item("Echo")
                                    .set("Text", text)
                                    .set("Many", call.list("Many"))
                                    .set("When", java.time.Instant.EPOCH)
                                    .set("None", Nothing.NULL));
                }
            }
        }
    }

    @TempDir private Path data;
    private StoreFixture store;

    private HttpServer server(CmdletRunner runner, InetSocketAddress address) throws IOException {
        var clock = Clock.systemUTC();
        var signIn =
                new SignIn(
                        store.directory(),
                        new SignInRecords(store.database()),
                        (name, password) ->
                                name.equals("tonysmith@contoso.com") && password.equals("Kite.4421")
                                        ? Optional.of(tony)
                                        : Optional.empty(),
                        new SecondFactors(new SealedSecrets(new byte[32]), clock),
                        SignInLimits.DEFAULT,
                        clock);
        return new HttpServer(
                new CmdletEndpoint(runner),
                new ResourceEndpoint(runner, List.of(Echo.DEFINITION)),
                "openapi: 3.1.0\n",
                new Callers(TOKEN, store.directory(), signIn, clock),
                new SignInEndpoint(signIn),
                () -> takesCalls,
                Listeners.plain(address));
    }

    @BeforeEach
    void start() throws IOException {
        store = StoreFixture.sqlite(data);
        tony = store.mailbox("tonysmith");
        var runner = new CmdletRunner(Catalogue.of(List.of(new Echo())), "node1", (_, _) -> {});
        server = server(runner, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        base =
                URI.create(
                        "http://127.0.0.1:" + server.plainAddress().orElseThrow().getPort() + "/");
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        store.close();
    }

    @Test
    void the_shells_client_and_the_server_understand_each_other() {
        try (var shell = new HttpCmdletServer(base, "Bearer " + TOKEN)) {
            assertThat(shell.definitions())
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.name()).isEqualTo("Get-Echo");
                        assertThat(each.output().columns()).containsExactly("Text");
                    });

            var outcome =
                    shell.run(
                            "Get-Echo",
                            Map.of("Text", "Grüße \"quoted\"", "Many", List.of("a", "b")));
            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.warnings()).containsExactly("W07: said");
            assertThat(outcome.node()).isEqualTo("node1");
            var item = outcome.objects().getFirst();
            assertThat(item.type()).isEqualTo("Echo");
            assertThat(item.find("Text")).contains("Grüße \"quoted\"");
            assertThat(item.find("Many")).contains(List.of("a", "b"));
            assertThat(item.find("When")).contains(java.time.Instant.EPOCH);
            assertThat(item.find("None")).contains(Nothing.NULL);

            var refused = shell.run("Get-Echo", Map.of("Text", "fail"));
            assertThat(refused.problems())
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.id()).isEqualTo(ErrorId.E010);
                        assertThat(each.message()).isEqualTo("No 'fail' here.");
                    });
            assertThatThrownBy(() -> shell.run("Get-Echo", Map.of("Text", "break")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("500");
        }
    }

    @Test
    void without_the_token_nothing_is_told() throws Exception {
        assertThat(get("/api/v1/cmdlets", Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/cmdlets", Optional.of("Bearer wrong")).statusCode()).isEqualTo(401);
        assertThat(
                        post("/api/v1/cmdlets/Get-Echo", Optional.empty(), "{\"Text\":\"a\"}")
                                .statusCode())
                .isEqualTo(401);
        assertThat(post("/api/v1/cmdlets/Get-Nothing", Optional.empty(), "{}").statusCode())
                .isEqualTo(401);
        try (var shell = new HttpCmdletServer(base, "Bearer wrong")) {
            assertThatThrownBy(shell::definitions).hasMessageContaining("sign-in");
        }
    }

    @Test
    void health_is_public_and_says_when_no_calls_are_taken() throws Exception {
        assertThat(get("/health/live", Optional.empty()).statusCode()).isEqualTo(200);
        assertThat(get("/health/ready", Optional.empty()).statusCode()).isEqualTo(200);
        takesCalls = false;
        assertThat(get("/health/ready", Optional.empty()).statusCode()).isEqualTo(503);
        takesCalls = true;
        server.drain();
        assertThat(get("/health/ready", Optional.empty()).statusCode()).isEqualTo(503);
        assertThat(get("/health/live", Optional.empty()).statusCode()).isEqualTo(200);
    }

    @Test
    void bad_bodies_are_refused_and_never_break_the_server() throws Exception {
        var token = Optional.of("Bearer " + TOKEN);

        assertThat(post("/api/v1/cmdlets/Get-Echo", token, "{\"Text\":").statusCode())
                .isEqualTo(400);
        assertThat(
                        post("/api/v1/cmdlets/Get-Echo", token, "{\"Text\":\"a\",\"Text\":\"b\"}")
                                .body())
                .contains("Text");
        assertThat(
                        post(
                                        "/api/v1/cmdlets/Get-Echo",
                                        token,
                                        "x".repeat(CmdletEndpoint.LARGEST_BODY + 1))
                                .statusCode())
                .isEqualTo(413);
        assertThat(post("/api/v1/cmdlets/Get-Nothing", token, "{}").statusCode()).isEqualTo(404);
        assertThat(post("/api/v1/cmdlets/Get-Echo", token, "{\"Text\":\"break\"}").body())
                .contains("incident")
                .doesNotContain("broken by the test")
                .doesNotContain("IllegalState");
        assertThat(post("/api/v1/cmdlets/Get-Echo", token, "{\"Text\":\"a\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answers_do_not_say_what_serves_them() throws Exception {
        var headers = get("/health/live", Optional.empty()).headers().map();

        assertThat(headers).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void resources_stand_beside_the_cmdlets_and_the_description_is_public() throws Exception {
        var token = Optional.of("Bearer " + TOKEN);

        var list = get("/api/v1/echos?Text=a%20b%2Fc&limit=5", token);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(Wire.read(list.body()).path("items").get(0).path("Text").asString())
                .isEqualTo("a b/c");
        assertThat(get("/api/v1/echos?Text=a", Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/nothing", token).statusCode()).isEqualTo(404);
        // Slash and backslash within an identity are percent-encoded, and stay within it.
        for (var path :
                List.of("/api/v1/echos/a%2Fb", "/api/v1/echos/a%5Cb", "/api/v1/echos/%25")) {
            assertThat(get(path, token).body()).as(path).contains("no such resource");
        }
        var deleted =
                client.send(
                        HttpRequest.newBuilder(base.resolve("/api/v1/echos"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("Allow")).contains("GET");
        assertThat(get("/api/openapi.yaml", Optional.empty()).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void a_taken_port_is_said_plainly() {
        var runner = new CmdletRunner(Catalogue.of(List.of(new Echo())), "node2", (_, _) -> {});
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort());

        assertThatThrownBy(() -> server(runner, taken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + base.getPort());
    }

    @Test
    void a_user_signs_in_works_with_his_roles_and_signs_out() throws Exception {
        var wrong =
                post(
                        "/api/v1/sign-in",
                        Optional.empty(),
                        "{\"user\":\"tonysmith@contoso.com\",\"password\":\"kite\"}");
        assertThat(wrong.statusCode()).isEqualTo(401);

        var granted =
                post(
                        "/api/v1/sign-in",
                        Optional.empty(),
                        "{\"user\":\"tonysmith@contoso.com\",\"password\":\"Kite.4421\"}");
        assertThat(granted.statusCode()).isEqualTo(200);
        assertThat(granted.headers().firstValue("Cache-Control")).contains("no-store");
        var session = Optional.of("Bearer " + Wire.read(granted.body()).path("token").asString());

        // He is signed in, and in no role group: the cmdlet does not exist for him.
        assertThat(get("/api/v1/cmdlets", session).statusCode()).isEqualTo(200);
        assertThat(post("/api/v1/cmdlets/Get-Echo", session, "{\"Text\":\"a\"}").statusCode())
                .isEqualTo(404);

        assertThat(post("/api/v1/sign-out", session, "").statusCode()).isEqualTo(204);
        assertThat(get("/api/v1/cmdlets", session).statusCode()).isEqualTo(401);
    }

    @Test
    void a_wrong_sign_in_body_is_refused_naming_the_field() throws Exception {
        for (var body :
                List.of("", "[]", "{}", "{\"user\":\"a\"}", "{\"user\":1,\"password\":\"b\"}")) {
            assertThat(post("/api/v1/sign-in", Optional.empty(), body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(
                        post("/api/v1/sign-in", Optional.empty(), "{\"user\":\"a\",\"password\":7}")
                                .body())
                .contains("password");
    }

    private HttpResponse<String> get(String path, Optional<String> authorization) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve(path));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Optional<String> authorization, String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
