package org.mynah.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.ShellFixture;

/** Bad bodies, generated from every definition: refused naming the field, never a failure. */
class BadBodiesTest {

    private static final Caller ADMIN = Caller.local("127.0.0.1");

    /** Values that no parameter was made for; each is JSON. */
    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "999999999999999999999999",
                    "1e400",
                    "0.5",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\\u0007\"",
                    "\"\\ud800\"",
                    "\"*\"",
                    "\"'; drop table object; --\"",
                    "\"%s%n{0}$x\"",
                    "\"" + "x".repeat(5000) + "\"",
                    "[]",
                    "[[]]",
                    "[null]",
                    "[{\"a\":null}]",
                    "{}",
                    "{\"Add\":null}",
                    "{\"Add\":[[1]],\"Remove\":{}}",
                    "{\"Put\":\"x\"}");

    @TempDir static Path folder;
    private static ShellFixture shell;
    private static CmdletEndpoint endpoint;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        endpoint = new CmdletEndpoint(shell.runner);
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    private static List<Definition> definitions() {
        return shell.runner.as(ADMIN).definitions();
    }

    static List<String> names() {
        return definitions().stream().map(Definition::name).toList();
    }

    private static Definition definition(String name) {
        return definitions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String body(Definition definition, String name, String value) {
        var fields = new ArrayList<String>();
        for (var each : definition.parameters()) {
            if (each.isRequired() && !each.name().equals(name)) {
                fields.add("\"%s\":\"MyDialPlan\"".formatted(each.name()));
            }
        }
        if (definition.changes() && !name.equals("WhatIf")) {
            fields.add("\"WhatIf\":true");
        }
        fields.add("\"%s\":%s".formatted(name, value));
        return "{" + String.join(",", fields) + "}";
    }

    @ParameterizedTest
    @MethodSource("names")
    void no_value_of_any_parameter_makes_the_server_fail(String name) {
        var definition = definition(name);
        // Each parameter meets a sixth of the values, each value every sixth parameter.
        int turn = name.length();
        for (var parameter : definition.allParameters()) {
            turn++;
            for (int i = turn % 6; i < ODD.size(); i += 6) {
                var body = body(definition, parameter.name(), ODD.get(i));
                var reply = endpoint.run(ADMIN, name, body);

                // 503: a test call finds no telephony, which this server is without.
                assertThat(reply.status())
                        .as("%s %s: %s", name, body, reply.body())
                        .isIn(200, 400, 404, 409, 503);
                assertThat(reply.contentType())
                        .isEqualTo(reply.status() == 200 ? Reply.JSON : Reply.PROBLEM);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_value_of_the_wrong_type_is_refused_naming_the_field(String name) {
        var definition = definition(name);
        for (var parameter : definition.parameters()) {
            for (var wrong : wrong(parameter)) {
                var body = body(definition, parameter.name(), wrong);
                var reply = endpoint.run(ADMIN, name, body);

                assertThat(reply.status()).as(name + " " + body).isEqualTo(400);
                assertThat(reply.body())
                        .as(name + " " + body)
                        .contains("UM-E006")
                        .contains(parameter.name());
            }
        }
    }

    private static List<String> wrong(Parameter parameter) {
        return switch (parameter.kind()) {
            case SWITCH, BOOLEAN -> List.of("{}", "[true]", "1.5");
            case NUMBER -> List.of("{}", "[1]", "true", "1.5");
            case CHOICE, TEXT, REFERENCE, SECRET -> List.of("{\"a\":1}", "[\"a\"]");
            case LIST -> List.of("[[\"a\"]]", "{\"Add\":{\"b\":1}}");
            case BYTES -> List.of("{\"a\":1}", "[[1]]");
            case ROWS, ANY -> List.of();
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_field_that_no_cmdlet_has_and_a_field_given_twice_are_named(String name) {
        var definition = definition(name);
        var unknown = endpoint.run(ADMIN, name, body(definition, "Colour", "1"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("UM-E015").contains("Colour");
        for (var parameter : definition.parameters()) {
            var field = parameter.name();
            var other = field.toUpperCase(Locale.ROOT);
            for (var second : List.of(field, other.equals(field) ? field : other)) {
                var reply =
                        endpoint.run(
                                ADMIN, name, "{\"%s\":null,\"%s\":null}".formatted(field, second));
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body()).contains(field);
            }
        }
    }

    @Test
    void text_that_is_cut_torn_or_deep_is_refused() {
        var random = new Random(7);
        var good = body(definitions().getFirst(), "Identity", "\"MyDialPlan\"");
        for (int i = 0; i < 500; i++) {
            var torn = new StringBuilder(good);
            for (int j = 0; j <= random.nextInt(3); j++) {
                torn.setCharAt(random.nextInt(torn.length()), (char) random.nextInt(0x2FF));
            }
            var cut = torn.substring(0, random.nextInt(torn.length()));
            for (var text : List.of(torn.toString(), cut)) {
                var reply = endpoint.run(ADMIN, "Get-UMDialPlan", text);
                assertThat(reply.status()).as(text).isIn(200, 400, 404);
            }
        }
        for (var deep : List.of("[", "{\"Identity\":", "{\"Identity\":[[")) {
            var reply = endpoint.run(ADMIN, "Get-UMDialPlan", deep.repeat(2000));
            assertThat(reply.status()).isEqualTo(400);
        }
    }
}
