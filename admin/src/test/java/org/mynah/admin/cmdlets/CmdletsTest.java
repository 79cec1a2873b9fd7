package org.mynah.admin.cmdlets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.um.directory.ManagementRole;

/** What every cmdlet of this package has, whoever wrote it. */
class CmdletsTest {

    @TempDir static Path folder;
    private static ShellFixture shell;
    private static List<Definition> definitions = List.of();

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        var everyRole = new Caller("x", "test", Set.of(ManagementRole.values()), Optional.empty());
        definitions = shell.runner.as(everyRole).definitions();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void every_cmdlet_of_the_package_is_found_by_its_file() {
        var made = Cmdlets.all(shell.services);

        assertThat(CmdletClasses.all())
                .contains(NewUmDialPlan.class, GetMailboxConfiguration.class)
                .allSatisfy(
                        type -> assertThat(made.classes()).as(type.getSimpleName()).contains(type));
    }

    @Test
    void every_documented_cmdlet_is_here_unless_the_list_says_why_not() throws IOException {
        var here = definitions.stream().map(Definition::name).toList();
        for (var line : documented()) {
            var parts = line.split(" - ", 2);
            if (parts.length == 1) {
                assertThat(here).contains(parts[0]);
            } else {
                assertThat(here).as(line).doesNotContain(parts[0]);
            }
        }
    }

    private static List<String> documented() throws IOException {
        try (var stream = CmdletsTest.class.getResourceAsStream("documented-cmdlets.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void a_cmdlet_stands_in_the_table_of_roles_and_some_role_grants_it() {
        assertThat(definitions)
                .allSatisfy(each ->
                        assertThat(
                                        List.of(ManagementRole.values()).stream()
                                                .filter(role ->
                                                        each.isFor(
                                                                new Caller(
                                                                        "x",
                                                                        "test",
                                                                        Set.of(role),
                                                                        Optional.empty()))))
                                .as(each.name())
                                .isNotEmpty());
    }

    @Test
    void a_cmdlet_has_a_sentence_an_example_of_itself_and_words_on_each_parameter() {
        assertThat(definitions)
                .allSatisfy(each -> {
                    assertThat(each.name()).matches("[A-Z][a-z]+-[A-Z][A-Za-z]+");
                    assertThat(each.synopsis()).as(each.name()).matches("[A-Z].*\\.");
                    assertThat(each.examples()).as(each.name()).isNotEmpty();
                    assertThat(each.examples()).anyMatch(line -> line.contains(each.name()));
                    assertThat(each.parameters())
                            .as(each.name())
                            .allSatisfy(parameter -> assertThat(parameter.meaning()).isNotBlank());
                });
    }

    @Test
    void what_a_cmdlet_prints_has_columns() {
        assertThat(definitions)
                .filteredOn(each -> each.verb().equals("Get") || each.verb().equals("New"))
                .allSatisfy(each ->
                        assertThat(each.output()).as(each.name()).isNotEqualTo(Output.NONE));
    }

    private record Stranger(String name) implements Cmdlet {
        @Override
        public Definition definition() {
            return Definition.reading(name, "x").build();
        }

        @Override
        public void run(Invocation call) {}
    }

    @Test
    void a_cmdlet_that_needs_more_than_the_services_is_named() {
        assertThatThrownBy(() -> CmdletClasses.make(Stranger.class, shell.services))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Stranger");
    }
}
