package org.mynah.admin.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.rest.Resources;
import org.mynah.admin.rest.Wire;
import org.mynah.admin.shell.ShellFixture;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    @TempDir static Path folder;
    private static ShellFixture shell;
    private static List<Definition> definitions;
    private static JsonNode document;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        definitions = shell.catalogue.definitions();
        document = Wire.read(Wire.write(OpenApi.document(definitions)));
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    /** Every node of the document with its path. */
    private static void walk(String path, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(path, node);
        node.properties()
                .forEach(each -> walk(path + "/" + each.getKey(), each.getValue(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(path + "/" + i, node.get(i), visitor);
        }
    }

    private static List<JsonNode> operations() {
        var operations = new ArrayList<JsonNode>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    @Test
    void the_yaml_says_what_the_document_says() {
        assertThat(YamlReader.read(OpenApi.yaml(definitions))).isEqualTo(document);
    }

    @Test
    void every_reference_leads_somewhere() {
        var references = new ArrayList<String>();
        walk(
                "",
                document,
                (_, node) -> {
                    if (node.path("$ref").isString()) {
                        references.add(node.path("$ref").asString());
                    }
                });

        assertThat(references).hasSizeGreaterThan(definitions.size());
        assertThat(references)
                .allSatisfy(each ->
                        assertThat(document.at(each.substring(1)).isMissingNode())
                                .as(each)
                                .isFalse());
    }

    @Test
    void every_operation_has_its_own_id_a_summary_and_an_answer() {
        assertThat(operations())
                .extracting(each -> each.path("operationId").asString())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9.-]+"));
        assertThat(operations())
                .allSatisfy(each -> {
                    assertThat(each.path("summary").asString()).endsWith(".");
                    assertThat(each.path("responses").isEmpty()).isFalse();
                });
    }

    @Test
    void every_parameter_of_every_cmdlet_is_described() {
        for (var each : definitions) {
            assertThat(
                            document.path("paths")
                                    .path("/api/v1/cmdlets/" + each.name())
                                    .path("post")
                                    .path("requestBody")
                                    .isObject())
                    .isTrue();
            var schema = document.path("components").path("schemas").path(each.name());
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
            for (var parameter : each.parameters()) {
                var property = schema.path("properties").path(parameter.name());
                assertThat(property.path("description").asString())
                        .as(each.name() + " " + parameter.name())
                        .startsWith(parameter.meaning());
                assertThat(schema.path("required").valueStream().map(JsonNode::asString).toList())
                        .as(each.name() + " " + parameter.name())
                        .matches(names ->
                                names.contains(parameter.name()) == parameter.isRequired());
                if (parameter.isSecret()) {
                    assertThat(property.path("writeOnly").asBoolean()).isTrue();
                }
            }
        }
    }

    @Test
    void every_resource_is_described_with_what_stands_in_its_path() {
        for (var route : new Resources(definitions).routes()) {
            var operation =
                    document.path("paths")
                            .path(route.path())
                            .path(route.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(operation.isObject()).as(route.toString()).isTrue();
            assertThat(
                            operation
                                    .path("parameters")
                                    .valueStream()
                                    .filter(each -> each.path("in").asString("").equals("path"))
                                    .map(each -> each.path("name").asString()))
                    .as(route.toString())
                    .containsExactlyElementsOf(route.keys());
        }
    }

    @Test
    void ranges_and_defaults_come_from_the_properties() {
        var limit = document.at("/components/schemas/Set-UMDialPlan/properties/MaxCallDuration");

        assertThat(limit.path("minimum").asInt()).isEqualTo(10);
        assertThat(limit.path("maximum").asInt()).isEqualTo(120);
        assertThat(limit.path("default").asInt()).isEqualTo(30);
        var type = document.at("/components/schemas/New-UMDialPlan/properties/URIType");
        assertThat(type.path("enum").toString()).contains("TelExtn", "SipName", "E164");
        assertThat(type.path("default").asString()).isEqualTo("TelExtn");
    }
}
