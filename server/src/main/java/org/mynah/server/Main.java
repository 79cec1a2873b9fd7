package org.mynah.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mynah.admin.shell.ShellMain;
import org.mynah.store.backup.Restore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands behind {@code ./mynah}. */
@Command(
        name = "mynah",
        mixinStandardHelpOptions = true,
        version = "Mynah " + Main.VERSION,
        description = "A unified messaging server for any SIP phone system.",
        subcommands = {
            Main.Run.class,
            Main.Shell.class,
            Main.DemoCommand.class,
            Main.DoctorCommand.class,
            Main.Docs.class,
            Main.VerifyCommand.class,
            Main.BackupCommand.class,
            Main.RestoreCommand.class,
            Main.Help.class
        })
public final class Main implements Runnable {

    /** Which software this is. */
    static final String VERSION = "0.1.0";

    /** A wrong setting. */
    static final int WRONG_SETTING = 78;

    /** The data folder cannot be used. */
    static final int NO_DATA = 73;

    private static final int USAGE = 64;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        var line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage());
            return USAGE;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** Options that say where settings come from. */
    static final class Where {
        @Option(names = "--data", description = "Folder of everything that must survive.")
        private @Nullable Path data;

        @Option(
                names = "--config",
                description = "Settings file; else mynah.toml in the data folder.")
        private @Nullable Path config;

        @Option(names = "--set", description = "One setting, as KEY=VALUE; may be repeated.")
        private List<String> set = new ArrayList<>();

        Settings settings() throws Settings.WrongSetting {
            return settings(Optional.empty());
        }

        /** The settings, where a settings file stands in for the one in the data folder. */
        Settings settings(Optional<Path> standIn) throws Settings.WrongSetting {
            return Settings.read(
                    Optional.ofNullable(data),
                    Optional.ofNullable(config).or(() -> standIn),
                    set,
                    System.getenv());
        }
    }

    /** Runs the server in the foreground. */
    @Command(
            name = "run",
            description = "Runs the server in the foreground.",
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {
        @CommandLine.Mixin private Where where = new Where();
        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var console = java.util.Objects.requireNonNull(spec).commandLine();
            try {
                return ServerProcessLife.run(where.settings(), console.getOut());
            } catch (Settings.WrongSetting wrong) {
                console.getErr().println(wrong.getMessage());
                return WRONG_SETTING;
            } catch (Server.CannotStart failure) {
                console.getErr().println(failure.getMessage());
                return failure.exitCode();
            }
        }
    }

    /** The management shell; it reads its own options, which are those of a PowerShell host. */
    @Command(name = "shell", description = "The management shell.")
    static final class Shell implements Callable<Integer> {
        @CommandLine.Unmatched private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() {
            return ShellMain.run(arguments);
        }
    }

    /** The main job in one command. */
    @Command(
            name = "demo",
            description = "A whole voice mail, from the call to the ear.",
            mixinStandardHelpOptions = true)
    static final class DemoCommand implements Callable<Integer> {
        @Option(names = "--keep", description = "Stay until Ctrl-C.")
        private boolean keep;

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
            return new Demo(out, keep).run() ? 0 : 1;
        }
    }

    /** What is installed and what is not. */
    @Command(
            name = "doctor",
            description = "What is installed, and what to mend.",
            mixinStandardHelpOptions = true)
    static final class DoctorCommand implements Callable<Integer> {
        @CommandLine.Mixin private Where where = new Where();
        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var console = java.util.Objects.requireNonNull(spec).commandLine();
            try {
                return Doctor.examine(where.settings(), console.getOut()) ? 0 : 1;
            } catch (Settings.WrongSetting wrong) {
                console.getErr().println(wrong.getMessage());
                return WRONG_SETTING;
            }
        }
    }

    /** Whether the store is whole. */
    @Command(
            name = "verify",
            description = "Checks the whole store; prints one defect a line.",
            mixinStandardHelpOptions = true)
    static final class VerifyCommand implements Callable<Integer> {
        @CommandLine.Mixin private Where where = new Where();

        @Option(
                names = "--repair",
                description = "Mend what can be mended without a loss; the server must be stopped.")
        private boolean repair;

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var console = java.util.Objects.requireNonNull(spec).commandLine();
            try {
                return new Verify(console.getOut(), console.getErr()).run(where.settings(), repair);
            } catch (Settings.WrongSetting wrong) {
                console.getErr().println(wrong.getMessage());
                return WRONG_SETTING;
            }
        }
    }

    /** A consistent copy of a store, of a running server too. */
    @Command(
            name = "backup",
            description = "Copies the whole store to a new folder; the server may be running.",
            mixinStandardHelpOptions = true)
    static final class BackupCommand implements Callable<Integer> {
        @CommandLine.Mixin private Where where = new Where();

        @Option(names = "--to", required = true, description = "An empty or a new folder.")
        private Path to = Path.of("");

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var console = java.util.Objects.requireNonNull(spec).commandLine();
            try {
                return new StoreCopy(console.getOut(), console.getErr())
                        .backUp(where.settings(), to);
            } catch (Settings.WrongSetting wrong) {
                console.getErr().println(wrong.getMessage());
                return WRONG_SETTING;
            }
        }
    }

    /** A store from its copy. */
    @Command(
            name = "restore",
            description =
                    "Makes a store from a backup, in an empty data folder and an empty database.",
            mixinStandardHelpOptions = true)
    static final class RestoreCommand implements Callable<Integer> {
        @CommandLine.Mixin private Where where = new Where();

        @Option(names = "--from", required = true, description = "Folder of the backup.")
        private Path from = Path.of("");

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var console = java.util.Objects.requireNonNull(spec).commandLine();
            try {
                return new StoreCopy(console.getOut(), console.getErr())
                        .restore(from, where.settings(Restore.settings(from)));
            } catch (Settings.WrongSetting wrong) {
                console.getErr().println(wrong.getMessage());
                return WRONG_SETTING;
            }
        }
    }

    /** The files of the source tree that are made from the definitions of the cmdlets. */
    @Command(
            name = "docs",
            description =
                    "Makes docs/reference and powershell/Mynah from the cmdlets of this build.",
            mixinStandardHelpOptions = true)
    static final class Docs implements Callable<Integer> {
        @Option(
                names = "--to",
                description = "Root of the source tree; default: where ./mynah stands.")
        private Path root =
                Path.of(System.getProperty("mynah.launcher", "./mynah")).resolveSibling("");

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var console = java.util.Objects.requireNonNull(spec).commandLine();
            if (!Files.isDirectory(root.resolve("docs"))) {
                console.getErr().println("'" + root + "' is no source tree of Mynah.");
                return USAGE;
            }
            try {
                var changed = MadeFiles.write(root);
                changed.forEach(console.getOut()::println);
                console.getOut().printf("%d files changed.%n", changed.size());
                return 0;
            } catch (IOException | Server.CannotStart | Settings.WrongSetting failure) {
                console.getErr().println(failure.getMessage());
                return 1;
            }
        }
    }

    /** Help on commands and settings. */
    @Command(name = "help", description = "Help on a command, or on settings.")
    static final class Help implements Callable<Integer> {
        @Parameters(arity = "0..1", description = "A command, or settings.")
        private @Nullable String topic;

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var root = java.util.Objects.requireNonNull(spec).root().commandLine();
            var out = root.getOut();
            if (topic == null) {
                root.usage(out);
                out.println();
                out.println(
                        "Also, by the launcher: test [MODULE…], bench [NAME], setup [--with-pico], help settings.");
                return 0;
            }
            if (topic.equals("settings")) {
                for (var setting : Setting.values()) {
                    out.printf(
                            "%-14s default: %s%n",
                            setting.key(),
                            setting.standard().isEmpty() ? "(blank)" : setting.standard());
                    out.printf(
                            "               %s Allowed: %s. Environment: %s%n",
                            setting.meaning(), setting.allowed(), setting.variable());
                }
                return 0;
            }
            var command = root.getSubcommands().get(topic);
            if (command == null) {
                root.getErr()
                        .println("There is no command '" + topic + "'; ./mynah help lists all.");
                return USAGE;
            }
            command.usage(out);
            return 0;
        }
    }
}
