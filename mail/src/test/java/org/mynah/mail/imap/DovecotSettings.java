package org.mynah.mail.imap;

import java.util.List;
import java.util.regex.Pattern;

/** What makes Dovecot comparable: the same folders and extensions, and haste. Stateless. */
final class DovecotSettings {

    private DovecotSettings() {}

    /**
     * Lines of its configuration.
     *
     * @param folders a line {@code LIST} of each folder that a new mailbox has
     */
    static String with(List<String> folders) {
        return """
        auth_failure_delay = 0
        mail_fsync = never
        mail_plugins = quota
        protocol imap {
          mail_plugins = quota imap_quota
        }
        plugin {
          quota = count:User quota
          quota_vsizes = yes
        }
        namespace inbox {
          inbox = yes
          separator = /
        %s}
        service imap-login {
          process_min_avail = 1
        }
        service imap {
          service_count = 1000
          process_min_avail = 2
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        """
                .formatted(mailboxes(folders));
    }

    private static String mailboxes(List<String> folders) {
        var shown = new StringBuilder();
        var form = Pattern.compile("\\* LIST \\(([^)]*)\\) \"/\" \"?([^\"]*)\"?");
        for (var line : folders) {
            var folder = form.matcher(line);
            if (!folder.matches()) {
                continue;
            }
            shown.append("  mailbox \"").append(folder.group(2)).append("\" {\n");
            shown.append("    auto = ")
                    .append(folder.group(1).contains("\\Subscribed") ? "subscribe" : "create")
                    .append('\n');
            for (var attribute : folder.group(1).split(" ", -1)) {
                if (attribute.matches("\\\\(Drafts|Sent|Trash|Junk|All|Flagged|Archive)")) {
                    shown.append("    special_use = ").append(attribute).append('\n');
                }
            }
            shown.append("  }\n");
        }
        return shown.toString();
    }
}
