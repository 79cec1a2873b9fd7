package org.mynah.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.process.ServerProcess;

/**
 * Thunderbird on a screen that nobody sees, with one IMAP account, used as a person uses it: the
 * Inbox, a message, its star, its trash button, its attachment. One thread.
 */
final class Thunderbird implements AutoCloseable {

    /** Where Debian installs the program; the one on the search path is a script around it. */
    private static final Path PROGRAM = Path.of("/usr/lib/thunderbird/thunderbird");

    private static final Path SCREEN = Path.of("/usr/bin/Xvfb");
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration QUIT_LIMIT = Duration.ofSeconds(10);

    private final ServerProcess screen;
    private final ServerProcess program;
    private final Marionette remote;

    private Thunderbird(ServerProcess screen, ServerProcess program, Marionette remote) {
        this.screen = screen;
        this.program = program;
        this.remote = remote;
    }

    /** Whether the Debian packages thunderbird and xvfb are there. */
    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(SCREEN);
    }

    /** Starts it with a fresh profile in a folder. */
    static Thunderbird start(Path folder, InetSocketAddress imap, String user, String password)
            throws IOException {
        var port = FreePorts.one(InetAddress.getLoopbackAddress());
        var profile = Files.createDirectories(folder.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), preferences(port, user, imap.getPort()));
        var screen =
                ServerProcess.of(
                                SCREEN.toString(), "-displayfd", "1", "-screen", "0", "1280x800x24")
                        .start();
        try {
            var display = screen.awaitOutput(line -> line.matches("\\d+"), "a display", LIMIT);
            var program =
                    ServerProcess.of(
                                    PROGRAM.toString(),
                                    "--marionette",
                                    "--remote-allow-system-access",
                                    "--no-remote",
                                    "--profile",
                                    profile.toString())
                            .with("DISPLAY", ":" + display)
                            .with("HOME", folder.toString())
                            .start();
            try {
                var thunderbird = new Thunderbird(screen, program, Marionette.connect(port, LIMIT));
                thunderbird.remember(user, password);
                return thunderbird;
            } catch (IOException | RuntimeException e) {
                program.killHard();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            screen.killHard();
            throw e;
        }
    }

    /** Keeps the password as if the user had ticked the box. */
    private void remember(String user, String password) throws IOException {
        remote.script(
                """
                const login = Cc["@mozilla.org/login-manager/loginInfo;1"]
                  .createInstance(Ci.nsILoginInfo);
                login.init("imap://127.0.0.1", null, "imap://127.0.0.1", args[0], args[1], "", "");
                await Services.logins.addLoginAsync(login);
                """,
                user,
                password);
    }

    /** Opens the Inbox and the message whose subject begins so; the whole subject. */
    String open(String subject) throws IOException {
        return remote.script(
                        """
                        const {MailServices} = ChromeUtils.importESModule(
                          "resource:///modules/MailServices.sys.mjs");
                        const server = MailServices.accounts.getIncomingServer("server1");
                        server.performExpand(window.msgWindow);
                        const inbox = await until("Inbox", () => server.rootFolder
                          .getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox));
                        const tabs = document.getElementById("tabmail");
                        tabs.currentAbout3Pane.displayFolder(inbox);
                        const list = tabs.currentAbout3Pane;
                        const find = () => {
                          for (let i = 0; i < (list.gDBView?.rowCount ?? 0); i++) {
                            if (list.gDBView.getMsgHdrAt(i).mime2DecodedSubject
                                .startsWith(args[0])) return i;
                          }
                          return -1;
                        };
                        await until("message in the list", () => find() >= 0);
                        // The list that is filled anew forgets what was selected in it.
                        await until("attachment of the message", () => {
                          const row = find();
                          if (row >= 0 && list.threadTree.selectedIndex !== row) {
                            list.threadTree.selectedIndex = row;
                          }
                          return tabs.currentAboutMessage?.currentAttachments?.length > 0;
                        });
                        return tabs.currentAboutMessage.gMessage.mime2DecodedSubject;
                        """,
                        subject)
                .asString();
    }

    /** The text of the open message as it is shown. */
    String text() throws IOException {
        return remote.script(
                        """
                        const pane = document.getElementById("tabmail").currentAboutMessage
                          .getMessagePaneBrowser();
                        return (await until("text", () => pane.contentDocument?.body?.innerText));
                        """)
                .asString();
    }

    /** Waits until the message on the server is what the window shows, and takes a picture. */
    byte[] screenshot() throws IOException {
        remote.script(
                """
                await until("quiet status line", () => !document.getElementById("statusText")
                  .value.includes("…"));
                """);
        return remote.screenshot();
    }

    /** Saves the attachment of the open message; the name it has. */
    String saveAttachment(Path file) throws IOException {
        return remote.script(
                        """
                        const attachment = document.getElementById("tabmail").currentAboutMessage
                          .currentAttachments[0];
                        await attachment.saveToFile(args[0]);
                        return attachment.name;
                        """,
                        file.toString())
                .asString();
    }

    /** Plays a sound from beginning to end; how many seconds it has. */
    double play(Path file) throws IOException {
        return remote.script(
                        """
                        const audio = new Audio(args[0]);
                        // A machine of tests has no loudspeaker.
                        audio.muted = true;
                        await new Promise((ended, failed) => {
                          audio.onended = ended;
                          audio.onerror = () => failed(new Error(audio.error.message));
                          audio.play().catch(failed);
                        });
                        return audio.currentTime;
                        """,
                        file.toUri().toString())
                .asDouble();
    }

    /** Clicks the star of the open message. */
    void star() throws IOException {
        remote.script(
                """
                const shown = document.getElementById("tabmail").currentAboutMessage;
                shown.document.getElementById("starMessageButton").click();
                await until("star", () => shown.gMessage.isFlagged);
                """);
    }

    /** Clicks the trash button of the open message, and waits until it has left the list. */
    void delete() throws IOException {
        remote.script(
                """
                const tabs = document.getElementById("tabmail");
                const before = tabs.currentAbout3Pane.gDBView.rowCount;
                tabs.currentAboutMessage.document.getElementById("hdrTrashButton").click();
                await until("shorter list",
                  () => tabs.currentAbout3Pane.gDBView.rowCount < before);
                """);
    }

    @Override
    public void close() throws IOException {
        try {
            remote.close();
        } finally {
            if (program.awaitExit(QUIT_LIMIT).isEmpty()) {
                program.killHard();
            }
            screen.close();
        }
    }

    private static String preferences(int marionette, String user, int imap) {
        return """
        user_pref("marionette.port", %d);
        user_pref("mail.accountmanager.accounts", "account1,account2");
        user_pref("mail.accountmanager.defaultaccount", "account1");
        user_pref("mail.accountmanager.localfoldersserver", "server2");
        user_pref("mail.account.account1.identities", "id1");
        user_pref("mail.account.account1.server", "server1");
        user_pref("mail.account.account2.server", "server2");
        user_pref("mail.identity.id1.fullName", "Tony Smith");
        user_pref("mail.identity.id1.useremail", "%s");
        user_pref("mail.identity.id1.valid", true);
        user_pref("mail.server.server1.type", "imap");
        user_pref("mail.server.server1.hostname", "127.0.0.1");
        user_pref("mail.server.server1.port", %d);
        user_pref("mail.server.server1.userName", "%s");
        user_pref("mail.server.server1.name", "%s");
        user_pref("mail.server.server1.socketType", 0);
        user_pref("mail.server.server1.authMethod", 3);
        user_pref("mail.server.server1.login_at_startup", false);
        user_pref("mail.server.server1.check_new_mail", false);
        user_pref("mail.server.server2.type", "none");
        user_pref("mail.server.server2.hostname", "Local Folders");
        user_pref("mail.server.server2.userName", "nobody");
        user_pref("mail.server.server2.name", "Local Folders");
        user_pref("mailnews.start_page.enabled", false);
        user_pref("mail.shell.checkDefaultClient", false);
        user_pref("mail.rights.version", 1);
        user_pref("app.donation.eoy.version.viewed", 999);
        user_pref("app.update.enabled", false);
        user_pref("extensions.update.enabled", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
        user_pref("toolkit.telemetry.enabled", false);
        user_pref("services.settings.server", "http://127.0.0.1:1/");
        user_pref("network.proxy.type", 0);
        """
                .formatted(marionette, user, imap, user, user);
    }
}
