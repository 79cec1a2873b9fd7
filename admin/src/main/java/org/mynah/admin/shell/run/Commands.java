package org.mynah.admin.shell.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mynah.admin.catalogue.Argument;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/** The commands of a session: aliases, cmdlets of the shell and of the server. Immutable. */
public final class Commands {

    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("%", "ForEach-Object"),
                    Map.entry("foreach", "ForEach-Object"),
                    Map.entry("?", "Where-Object"),
                    Map.entry("where", "Where-Object"),
                    Map.entry("select", "Select-Object"),
                    Map.entry("sort", "Sort-Object"),
                    Map.entry("group", "Group-Object"),
                    Map.entry("measure", "Measure-Object"),
                    Map.entry("fl", "Format-List"),
                    Map.entry("ft", "Format-Table"),
                    Map.entry("fw", "Format-Wide"),
                    Map.entry("cls", "Clear-Host"),
                    Map.entry("clear", "Clear-Host"),
                    Map.entry("dir", "Get-ChildItem"),
                    Map.entry("ls", "Get-ChildItem"),
                    Map.entry("gci", "Get-ChildItem"),
                    Map.entry("gm", "Get-Member"),
                    Map.entry("compare", "Compare-Object"),
                    Map.entry("diff", "Compare-Object"),
                    Map.entry("tee", "Tee-Object"),
                    Map.entry("ogv", "Out-GridView"),
                    Map.entry("h", "Get-History"),
                    Map.entry("history", "Get-History"),
                    Map.entry("sleep", "Start-Sleep"),
                    Map.entry("ipcsv", "Import-Csv"),
                    Map.entry("epcsv", "Export-Csv"),
                    Map.entry("sv", "Set-Variable"),
                    Map.entry("gv", "Get-Variable"),
                    Map.entry("echo", "Write-Output"),
                    Map.entry("write", "Write-Output"),
                    Map.entry("type", "Get-Content"),
                    Map.entry("cat", "Get-Content"),
                    Map.entry("gc", "Get-Content"),
                    Map.entry("gcm", "Get-Command"),
                    Map.entry("help", "Get-Help"),
                    Map.entry("man", "Get-Help"));

    private final Map<String, LocalCommand> local = new TreeMap<>();
    private final Map<String, Definition> remote = new TreeMap<>();
    private final List<Definition> remoteList;

    /** The commands of a session. */
    public Commands(Collection<LocalCommand> local, List<Definition> remote) {
        local.forEach(each -> this.local.put(fold(each.definition().name()), each));
        remote.forEach(each -> this.remote.put(fold(each.name()), each));
        this.remoteList = List.copyOf(remote);
    }

    /** The name that an alias stands for, or the name itself. */
    public static String resolveAlias(String name) {
        return ALIASES.getOrDefault(fold(name), name);
    }

    /** A cmdlet of the shell. */
    public Optional<LocalCommand> local(String name) {
        return Optional.ofNullable(local.get(fold(name)));
    }

    /** A cmdlet of the server. */
    public Optional<Definition> remote(String name) {
        return Optional.ofNullable(remote.get(fold(name)));
    }

    /** The cmdlets of the server. */
    public List<Definition> remoteDefinitions() {
        return remoteList;
    }

    /** All definitions, by name. */
    public List<Definition> definitions() {
        var all = new TreeMap<String, Definition>();
        local.forEach((name, command) -> all.put(name, command.definition()));
        all.putAll(remote);
        return List.copyOf(all.values());
    }

    /** The definition of a name or alias. */
    public Optional<Definition> definition(String name) {
        var real = resolveAlias(name);
        return remote(real).or(() -> local(real).map(LocalCommand::definition));
    }

    /** What is said of a word that is no command, from what follows it (cmdlets §13). */
    Problem unknown(String name, List<Argument> arguments) {
        var first = arguments.isEmpty() ? "" : word(arguments.getFirst());
        var hint =
                known(name + "-" + first.replaceFirst("^-", ""))
                        .map(each -> "Write %s, without a blank.".formatted(each))
                        .or(() ->
                                withoutHyphen(name)
                                        .map(each -> "Write %s, with a hyphen.".formatted(each)))
                        .or(() ->
                                definition(first)
                                        .map(each ->
                                                "Remove the word '%s' before %s."
                                                        .formatted(name, each.name())))
                        .or(() -> glued(name))
                        .or(() -> noSetter(name));
        return hint.map(text ->
                        new Problem(
                                ErrorId.E018,
                                "The term '%s' is not recognized as the name of a cmdlet. %s"
                                        .formatted(Formats.shortened(name), text)))
                .orElseGet(() -> CmdletRunner.unknownCommand(name, names()));
    }

    private Optional<String> known(String name) {
        return definition(name).map(Definition::name);
    }

    private Optional<String> withoutHyphen(String name) {
        return names().stream()
                .filter(each -> each.replace("-", "").equalsIgnoreCase(name.replace("-", "")))
                .findFirst();
    }

    /** {@code Get-UMIPGatewayMyUMIPGateway}: a blank is missing after a command's name. */
    private Optional<String> glued(String name) {
        return names().stream()
                .filter(each -> name.length() > each.length())
                .filter(each -> name.regionMatches(true, 0, each, 0, each.length()))
                .max(java.util.Comparator.comparingInt(String::length))
                .map(each ->
                        "A blank is missing: %s %s".formatted(each, name.substring(each.length())));
    }

    /** {@code Set-UMHuntGroup}: there is New- and Remove-, but no Set-. */
    private Optional<String> noSetter(String name) {
        if (!fold(name).startsWith("set-")) {
            return Optional.empty();
        }
        var noun = name.substring(4);
        return known("New-" + noun)
                .filter(_ -> known("Remove-" + noun).isPresent())
                .map(each ->
                        "It cannot be changed: delete it and create it again by %s."
                                .formatted(each));
    }

    private static String word(Argument argument) {
        return switch (argument) {
            case Argument.Name(var text, _) -> text;
            case Argument.Value(var value, _) -> Values.text(value);
            case Argument.Hyphen _ -> "";
        };
    }

    /** All names. */
    public List<String> names() {
        var names = new ArrayList<String>();
        definitions().forEach(each -> names.add(each.name()));
        return names;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
