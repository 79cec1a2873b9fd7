package org.mynah.admin.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.powershell.PowerShellModule;
import org.mynah.admin.rest.Problems;
import org.mynah.admin.shell.local.LocalCommands;
import org.mynah.admin.shell.run.LocalCommand;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.WarningId;

/**
 * The files that are made from the definitions of the cmdlets. They are part of the source tree; a
 * test tells when they are not what the definitions say. Immutable.
 */
public final class Reference {

    /** What makes the files anew. */
    public static final String COMMAND = "./mynah docs";

    private static final String PAGES = "docs/reference/";
    private static final String MODULE = "powershell/Mynah/";

    /** Folders that hold nothing else: what the definitions no longer name is deleted there. */
    private static final List<String> OWN_FOLDERS = List.of(PAGES + "cmdlets", PAGES + "shell");

    private final SortedMap<String, String> files = new TreeMap<>();

    /**
     * The files of these cmdlets and of the shell's own commands.
     *
     * @param cmdlets of the server
     */
    public Reference(Collection<Definition> cmdlets) {
        var ofServer = sorted(cmdlets);
        var ofShell = sorted(LocalCommands.all().stream().map(LocalCommand::definition).toList());
        files.put(PAGES + "cmdlets.md", index(ofServer, ofShell));
        files.put(PAGES + "common-parameters.md", commonParameters());
        files.put(PAGES + "errors.md", errors());
        files.put(PAGES + "openapi.yaml", OpenApi.yaml(ofServer));
        var module = PowerShellModule.of(ofServer, COMMAND);
        files.put(MODULE + "Mynah.psd1", module.manifest());
        files.put(MODULE + "Mynah.psm1", module.script());
        ofServer.forEach(each -> files.put(page("cmdlets", each), CmdletPage.of(each)));
        ofShell.forEach(each -> files.put(page("shell", each), CmdletPage.of(each)));
    }

    /** The contents by path from the root of the source tree, with {@code /} and line feeds. */
    public SortedMap<String, String> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /**
     * The paths whose file is missing, differs (line endings apart), or should not be there.
     *
     * @param root of the source tree
     */
    public List<String> stale(Path root) throws IOException {
        var stale = new ArrayList<String>();
        for (var file : files.entrySet()) {
            var path = root.resolve(file.getKey());
            if (!Files.exists(path)
                    || !Files.readString(path).replace("\r\n", "\n").equals(file.getValue())) {
                stale.add(file.getKey());
            }
        }
        stale.addAll(leftOver(root));
        return List.copyOf(stale);
    }

    /**
     * Writes the files that differ, and deletes pages of commands that are no more.
     *
     * @param root of the source tree
     * @return the paths that changed
     */
    public List<String> write(Path root) throws IOException {
        var changed = stale(root);
        for (var each : changed) {
            var path = root.resolve(each);
            var content = files.get(each);
            if (content == null) {
                Files.delete(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.write(path, content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return changed;
    }

    private List<String> leftOver(Path root) throws IOException {
        var found = new ArrayList<String>();
        for (var folder : OWN_FOLDERS) {
            if (Files.isDirectory(root.resolve(folder))) {
                try (var entries = Files.list(root.resolve(folder))) {
                    entries.map(each -> folder + "/" + each.getFileName())
                            .filter(each -> !files.containsKey(each))
                            .forEach(found::add);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    private static List<Definition> sorted(Collection<Definition> definitions) {
        return definitions.stream()
                .sorted(
                        Comparator.comparing(Definition::noun, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Definition::verb, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static String page(String folder, Definition definition) {
        return PAGES + folder + "/" + definition.name() + ".md";
    }

    private static String index(List<Definition> ofServer, List<Definition> ofShell) {
        var page =
                new Markdown("Commands")
                        .paragraph(
                                "What the shell, `POST /api/v1/cmdlets/…` and the audit trail know. `Get-Help NAME` says the same."
                                        + " See also [common parameters](common-parameters.md) and [errors and warnings](errors.md).")
                        .section("Cmdlets of the server");
        list(page, "cmdlets", ofServer);
        page.section("Commands of the shell");
        list(page, "shell", ofShell);
        return page.toString();
    }

    private static void list(Markdown page, String folder, List<Definition> definitions) {
        page.header("Command", "What it does");
        definitions.forEach(each ->
                page.row(
                        "[%1$s](%2$s/%1$s.md)".formatted(each.name(), folder),
                        Markdown.plain(each.synopsis())));
    }

    private static String commonParameters() {
        var page = new Markdown("Common parameters").paragraph("Every command takes these.");
        CmdletPage.common(page);
        return page.toString();
    }

    private static String errors() {
        var page =
                new Markdown("Errors and warnings")
                        .paragraph(
                                "Ids and class names are stable; the texts name the value, the limit and the next command."
                                        + " The status is that of REST, where the id stands in `type` and `errors`.")
                        .section("Errors")
                        .header("Id", "When", "Class", "Status");
        for (var each : ErrorId.values()) {
            page.row(
                    each.id(),
                    Markdown.plain(each.meaning()),
                    each.exceptionClass(),
                    Integer.toString(Problems.status(each)));
        }
        page.section("Warnings").header("Id", "When");
        for (var each : WarningId.values()) {
            page.row(each.id(), Markdown.plain(each.meaning()));
        }
        return page.toString();
    }
}
