package org.mynah.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.mynah.speech.tts.Engines;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.sql.Database;

/** Looks at the machine and says, one line each, what is well and what to mend. */
final class Doctor {

    /** Less free space than this is worth a warning: the spool's reserve and one long message. */
    static final long LEAST_FREE_BYTES = 200L << 20;

    private final PrintWriter out;
    private boolean isWell = true;

    private Doctor(PrintWriter out) {
        this.out = out;
    }

    /** Prints the findings; whether all is well. */
    static boolean examine(Settings settings, PrintWriter out) {
        var doctor = new Doctor(out);
        doctor.line(true, "java", Runtime.version().toString(), "");
        doctor.voices(settings);
        doctor.line(
                false,
                "recogniser",
                "none: voice messages carry no preview",
                "nothing to do: recognition is not part of this version");
        doctor.ports(settings);
        doctor.dataFolder(settings);
        doctor.database(settings);
        out.flush();
        return doctor.isWell;
    }

    private void line(boolean well, String what, String finding, String mend) {
        isWell &= well;
        out.println(
                (well ? "ok    " : "mend  ")
                        + what
                        + ": "
                        + finding
                        + (well || mend.isEmpty() ? "" : " — " + mend));
    }

    private void voices(Settings settings) {
        try (var engines = Engines.probe(Voices.settings(settings))) {
            var spoken = engines.best("en-US");
            line(
                    spoken.isPresent(),
                    "voice",
                    spoken.map(engine -> engine.name() + " speaks")
                            .orElse("none: prompts are tones"),
                    "./mynah setup");
            for (var report : engines.reports()) {
                out.println("      " + report.line());
            }
        }
    }

    private void ports(Settings settings) {
        settings.listener(Setting.SIP_UDP)
                .ifPresent(udp -> {
                    try (var _ = new DatagramSocket(udp.address())) {
                        line(true, "sip.udp", udp + " is free", "");
                    } catch (IOException taken) {
                        line(
                                false,
                                "sip.udp",
                                udp + " cannot be bound (" + taken.getMessage() + ")",
                                "end the other program, or set sip.udp");
                    }
                });
        for (var setting :
                new Setting[] {
                    Setting.SIP_TCP, Setting.HTTP, Setting.HTTPS, Setting.IMAP, Setting.IMAPS
                }) {
            settings.listener(setting)
                    .ifPresent(tcp -> {
                        try (var socket = new ServerSocket()) {
                            socket.bind(tcp.address());
                            line(true, setting.key(), tcp + " is free", "");
                        } catch (IOException taken) {
                            line(
                                    false,
                                    setting.key(),
                                    tcp + " cannot be bound (" + taken.getMessage() + ")",
                                    "end the other program, or set " + setting.key());
                        }
                    });
        }
        line(
                false,
                "certificate",
                "TLS is not part of this version",
                "keep SIP in a trusted network");
    }

    private void dataFolder(Settings settings) {
        var data = settings.data().toAbsolutePath();
        Path present = data;
        while (present != null && !Files.exists(present)) {
            present = present.getParent();
        }
        if (present == null || !Files.isWritable(present)) {
            line(false, "data", data + " cannot be written", "choose another folder by --data");
            return;
        }
        try {
            var free = Files.getFileStore(present).getUsableSpace();
            line(
                    free >= LEAST_FREE_BYTES,
                    "disk",
                    "%d MB free at %s".formatted(free >> 20, present),
                    "make room: calls are refused before the disk is full");
        } catch (IOException failure) {
            line(false, "disk", failure.toString(), "");
        }
    }

    private void database(Settings settings) {
        var url = settings.find(Setting.DATABASE_URL);
        var file = settings.data().toAbsolutePath().resolve("mynah.db");
        if (url.isEmpty() && !Files.exists(file)) {
            line(true, "database", "SQLite in the data folder, made at the first start", "");
            line(true, "blobs", "where blobs.url says, from the first start on", "");
            return;
        }
        try (var database = Database.openUnchanged(url.orElse("jdbc:sqlite:" + file))) {
            line(
                    true,
                    "database",
                    url.isEmpty() ? "SQLite in the data folder" : database.kind() + " answers",
                    "");
            blobs(settings, database);
        } catch (RuntimeException failure) {
            line(
                    false,
                    "database",
                    "does not answer (" + failure.getMessage() + ")",
                    "see database.url");
        }
    }

    private void blobs(Settings settings, Database database) {
        try (var blobs =
                settings.blobs()
                        .beside(
                                database,
                                new RealDisk(),
                                settings.data().toAbsolutePath().resolve("blobs"),
                                Clock.systemUTC())) {
            try {
                blobs.probe();
                line(true, "blobs", blobs.place(), "");
            } catch (IOException failure) {
                line(
                        false,
                        "blobs",
                        blobs.place() + " do not answer (" + failure.getMessage() + ")",
                        "see blobs.url, and the keys in the environment");
            }
        }
    }
}
