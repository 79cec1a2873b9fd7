package org.mynah.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.reference.Reference;

/**
 * Makes the files of the source tree that come from the definitions of the cmdlets: those of a
 * whole server, which listens nowhere and lives in a temporary folder for a moment.
 */
final class MadeFiles {

    private static final List<String> QUIET =
            List.of(
                    "sip.udp=127.0.0.1:0",
                    "sip.tcp=off",
                    "http=off",
                    "https=off",
                    "imap=off",
                    "imaps=off",
                    "speech.tts=off",
                    "speech.asr=off");

    private MadeFiles() {}

    /**
     * Writes the files that differ.
     *
     * @param root of the source tree
     * @return the paths that changed
     */
    static List<String> write(Path root)
            throws IOException, Server.CannotStart, Settings.WrongSetting {
        var data = Files.createTempDirectory("mynah-docs-");
        try {
            var settings = Settings.read(Optional.of(data), Optional.empty(), QUIET, Map.of());
            try (var server = Server.start(settings)) {
                return new Reference(server.definitions()).write(root);
            }
        } finally {
            delete(data);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
