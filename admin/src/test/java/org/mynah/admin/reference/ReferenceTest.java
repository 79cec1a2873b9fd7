package org.mynah.admin.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ParameterSet;
import org.mynah.admin.shell.ShellFixture;

class ReferenceTest {

    private static final Path SOURCE_TREE = Path.of("..");

    @TempDir static Path folder;
    private static ShellFixture shell;
    private static List<Definition> definitions;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        definitions = shell.catalogue.definitions();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void the_committed_files_are_what_the_definitions_say() throws IOException {
        assertThat(new Reference(definitions).stale(SOURCE_TREE))
                .as(
                        "files that are not current; run %s and commit what it wrote",
                        Reference.COMMAND)
                .isEmpty();
    }

    @Test
    void every_cmdlet_has_a_page_with_all_its_parameters_and_examples() {
        var files = new Reference(definitions).files();

        for (var each : definitions) {
            var page = files.get("docs/reference/cmdlets/" + each.name() + ".md");
            assertThat(page).as(each.name()).isNotNull();
            assertThat(page).contains("# " + each.name() + "\n").contains(each.examples());
            for (var parameter : each.parameters()) {
                assertThat(page).as(each.name()).contains("| `-" + parameter.name() + "` |");
            }
            assertThat(files.get("docs/reference/cmdlets.md"))
                    .contains("](cmdlets/" + each.name() + ".md)");
        }
    }

    @Test
    void every_cmdlet_explains_itself_and_its_parameters() {
        for (var each : definitions) {
            assertThat(each.synopsis()).as(each.name()).endsWith(".");
            assertThat(each.examples()).as(each.name()).isNotEmpty();
            assertThat(each.parameters())
                    .as(each.name())
                    .allSatisfy(parameter -> assertThat(parameter.meaning()).isNotBlank());
        }
    }

    @Test
    void a_page_tells_range_default_and_place() {
        var page =
                new Reference(definitions).files().get("docs/reference/cmdlets/Set-UMDialPlan.md");

        assertThat(page)
                .contains(
                        "Set-UMDialPlan [-Identity] <Identity> ",
                        "| `-MaxCallDuration` | Int32 | `30` |  |",
                        "a whole number from 10 to 120 minutes",
                        "required, position 1, from the pipeline",
                        "| `-FaxEnabled` | Boolean | `$true` |",
                        "Unified Messaging");
    }

    @Test
    void stale_files_are_written_and_pages_of_commands_that_are_no_more_are_deleted(
            @TempDir Path root) throws IOException {
        var reference = new Reference(definitions);
        var old = root.resolve("docs/reference/cmdlets/Get-Nothing.md");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "old");

        assertThat(reference.write(root)).contains("docs/reference/cmdlets/Get-Nothing.md");

        assertThat(old).doesNotExist();
        assertThat(reference.stale(root)).isEmpty();
        var page = root.resolve("docs/reference/errors.md");
        Files.writeString(page, Files.readString(page).replace("\n", "\r\n"));
        assertThat(reference.stale(root)).isEmpty();
        Files.writeString(page, "changed");
        assertThat(reference.stale(root)).containsExactly("docs/reference/errors.md");
    }

    @Test
    void alternatives_make_parameter_sets() {
        var definition =
                Definition.reading("Get-X", "x")
                        .with(
                                Parameter.text("Identity", 10, "i").required().at(1),
                                Parameter.text("Anr", 10, "a"),
                                Parameter.flag("Fast", "f"),
                                Parameter.flag("Slow", "s"),
                                Parameter.text("Name", 10, "n"))
                        .oneOf("Identity", "Anr")
                        .oneOf("Fast", "Slow")
                        .build();

        assertThat(ParameterSet.of(definition))
                .extracting(set -> set.syntax("Get-X"))
                .containsExactly(
                        "Get-X [-Identity] <String> [-Fast] [-Name <String>]",
                        "Get-X [-Identity] <String> [-Slow] [-Name <String>]",
                        "Get-X [-Anr <String>] [-Fast] [-Name <String>]",
                        "Get-X [-Anr <String>] [-Slow] [-Name <String>]");
        assertThat(ParameterSet.of(Definition.reading("Get-Y", "y").build()))
                .extracting(ParameterSet::name)
                .containsExactly(ParameterSet.ONLY);
    }
}
