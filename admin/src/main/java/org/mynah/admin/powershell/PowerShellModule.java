package org.mynah.admin.powershell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.ValueKind;

/**
 * The files of the PowerShell module: for Windows PowerShell 5.1 and PowerShell 7. Immutable.
 *
 * @param manifest {@code Mynah.psd1}
 * @param script {@code Mynah.psm1}
 */
public record PowerShellModule(String manifest, String script) {

    private static final String VERSION = "0.1.0";

    /** Stays the same for ever: PowerShell knows the module by it. */
    private static final String GUID = "6f0a4a4e-6a1c-4b0e-9d1a-5f6f3a2c7b11";

    private static final List<String> OWN_FUNCTIONS = List.of("Connect-Mynah", "Disconnect-Mynah");

    /**
     * The module of these cmdlets.
     *
     * @param command what made it, for the first line
     */
    public static PowerShellModule of(List<Definition> definitions, String command) {
        var first = "# Made from the definitions by " + command + ".\n";
        var functions = new ArrayList<>(OWN_FUNCTIONS);
        definitions.forEach(each -> functions.add(each.name()));
        return new PowerShellModule(
                first + manifest(functions), first + script(definitions, functions));
    }

    private static String manifest(List<String> functions) {
        return """
        @{
            RootModule = 'Mynah.psm1'
            ModuleVersion = '%s'
            GUID = '%s'
            Author = 'Mynah'
            Copyright = 'Apache-2.0'
            Description = 'Administration of a Mynah unified messaging server.'
            PowerShellVersion = '5.1'
            CompatiblePSEditions = @('Desktop', 'Core')
            CmdletsToExport = @()
            VariablesToExport = @()
            AliasesToExport = @()
            FunctionsToExport = @(
        %s
            )
        }
        """
                .formatted(
                        VERSION,
                        GUID,
                        String.join(
                                ",\n",
                                functions.stream()
                                        .map(each -> "        " + PowerShellText.quoted(each))
                                        .toList()));
    }

    private static String script(List<Definition> definitions, List<String> functions) {
        var text = new StringBuilder(resource("Mynah.ps1"));
        rowParameters(text, definitions);
        views(text, definitions);
        definitions.forEach(each -> text.append('\n').append(FunctionText.of(each)));
        text.append("\nExport-ModuleMember -Function ")
                .append(PowerShellText.array(functions))
                .append('\n');
        return text.toString();
    }

    /** Parameters that take rows of a table: an object there goes as its properties. */
    private static void rowParameters(StringBuilder text, List<Definition> definitions) {
        var names =
                definitions.stream()
                        .flatMap(each -> each.parameters().stream())
                        .filter(each -> each.kind() == ValueKind.ROWS)
                        .map(each -> each.name())
                        .distinct()
                        .sorted()
                        .toList();
        text.append("\n$script:RowParameters = ").append(PowerShellText.array(names)).append('\n');
    }

    /** What is shown of an object when nothing else is asked for (cmdlets §6). */
    private static void views(StringBuilder text, List<Definition> definitions) {
        var views = new LinkedHashMap<String, List<String>>();
        definitions.stream()
                .map(Definition::output)
                .filter(each -> !each.columns().isEmpty())
                .forEach(each -> views.putIfAbsent(each.type(), each.columns()));
        views.forEach((type, columns) ->
                text.append(
                        "Update-TypeData -TypeName %s -DefaultDisplayPropertySet %s -Force\n"
                                .formatted(
                                        PowerShellText.quoted("Mynah." + type),
                                        PowerShellText.array(columns))));
    }

    private static String resource(String name) {
        try (InputStream in = PowerShellModule.class.getResourceAsStream(name)) {
            return new String(
                            Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
