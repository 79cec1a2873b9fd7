package org.mynah.mail.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mynah.mail.imap.ThreadNode.Letter;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.StoredMessage;

/** THREAD and UID THREAD (RFC 5256): what a search finds, put into threads. Stateless. */
final class ThreadCommand {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,998}>");

    /** References of one message that are followed: the newest ones. */
    private static final int MOST_REFERENCES = 500;

    private ThreadCommand() {}

    static Reply run(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var algorithm = args.word("the algorithm of THREAD");
        args.space("the charset of THREAD");
        var charset = SearchCommand.charset(args);
        if (charset.isEmpty()) {
            return SearchCommand.BAD_CHARSET;
        }
        var key = SearchKey.parseAll(args, charset.get());
        if (!algorithm.equals("REFERENCES") && !algorithm.equals("ORDEREDSUBJECT")) {
            throw new ImapSyntaxException("THREAD goes by REFERENCES or by ORDEREDSUBJECT");
        }
        var letters = new ArrayList<Letter>();
        for (var message : SearchCommand.find(exchange, key)) {
            letters.add(letter(exchange, message));
        }
        var threads =
                algorithm.equals("REFERENCES")
                        ? Threads.byReferences(letters)
                        : Threads.bySubject(letters);
        exchange.out().untagged("THREAD" + (threads.isEmpty() ? "" : " " + Threads.text(threads)));
        return Reply.ok("THREAD completed");
    }

    private static Letter letter(Exchange exchange, StoredMessage message) throws IOException {
        var content = new MessageContent(exchange.store(), message, null);
        var header = content.header();
        return new Letter(
                exchange.number(message),
                content.sent(),
                BaseSubject.of(header),
                ids(header, "Message-ID").stream().findFirst().orElse(""),
                references(header));
    }

    /** What it answers, the eldest first: by References, else the first of In-Reply-To. */
    private static List<String> references(HeaderBlock header) {
        var references = ids(header, "References");
        if (!references.isEmpty()) {
            return references.subList(
                    Math.max(0, references.size() - MOST_REFERENCES), references.size());
        }
        return ids(header, "In-Reply-To").stream().limit(1).toList();
    }

    private static List<String> ids(HeaderBlock header, String name) {
        return MESSAGE_ID
                .matcher(header.value(name).orElse(""))
                .results()
                .map(found -> found.group())
                .toList();
    }
}
