package org.mynah.mail.imap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.Arrays;
import org.mynah.mail.mime.MailHeaders;
import org.mynah.mail.mime.MimeLimits;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.StoredMessage;

/** APPEND (RFC 3501 §6.3.11, RFC 4315): the message goes from the wire to the store. Stateless. */
final class AppendCommand {

    /** Most headers are shorter. */
    private static final int HEAD_BYTES = 8 * 1024;

    private AppendCommand() {}

    /** The message that the client is about to send. One thread. */
    interface Incoming {

        /** Bytes that were announced; −1 when there was no literal. */
        long size();

        /** Whether it may hold NUL (RFC 3516's literal8). */
        boolean isBinary();

        /** Lets the client send, if it waits for that. */
        InputStream begin() throws IOException;

        /** What stands on the line after the message; to be asked once, after it was read. */
        String end() throws IOException;
    }

    static Reply run(Exchange exchange, Incoming incoming)
            throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var name = args.folder("the folder of APPEND");
        args.space("the message of APPEND");
        var flags = Flags.NONE;
        if (args.peek() == '(') {
            flags = args.flags(false);
            args.space("the message of APPEND");
        }
        var date = Clock.systemUTC().instant();
        if (args.peek() == '"') {
            date = args.dateTime("The date of APPEND");
            args.space("the message of APPEND");
        }
        var isUtf8 = args.skipWord("UTF8");
        if (isUtf8) {
            args.space("the message of UTF8");
            args.expect('(', "before the message of UTF8");
        }
        args.end();
        if (incoming.size() < 0) {
            throw new ImapSyntaxException("APPEND needs the message as a literal such as {310}");
        }
        if (incoming.size() == 0) {
            // A client that sends nothing has thought better of it (RFC 3502 §6.3.11).
            return Reply.no("A message of no bytes is not stored");
        }
        if (incoming.size() > exchange.limits().of(ImapLimit.APPEND_BYTES)) {
            return Reply.no(
                    "[TOOBIG] A message may have at most "
                            + exchange.limits().of(ImapLimit.APPEND_BYTES)
                            + " bytes");
        }
        var folder = FolderCommands.find(exchange, name);
        if (folder.isEmpty()) {
            return Reply.no("[TRYCREATE] There is no folder of that name; CREATE it first");
        }
        var message = incoming.begin();
        var head = head(message);
        var headers = MailHeaders.read(new ByteArrayInputStream(head));
        var whole = new SequenceInputStream(new ByteArrayInputStream(head), message);
        var content =
                new NewMessage(
                        date,
                        flags,
                        headers.messageId().filter(id -> id.length() <= 250),
                        facts(headers),
                        out -> {
                            if (incoming.isBinary()) {
                                copyExactly(whole, out);
                            } else {
                                copy(whole, out);
                            }
                            // Before it is stored: a wrong command does nothing.
                            refuseMore(incoming.end(), isUtf8);
                        });
        try {
            var stored =
                    exchange.store()
                            .append(
                                    folder.get().id(),
                                    content,
                                    MailStore.QuotaRule.REFUSE_WHEN_EXCEEDED);
            return Reply.ok(
                    "[APPENDUID %d %d] APPEND completed"
                            .formatted(folder.get().uidValidity(), stored.uid()));
        } catch (MoreException _) {
            throw new ImapSyntaxException("APPEND takes one message, and nothing after it");
        } catch (NulException _) {
            return Reply.no(
                    "[UNKNOWN-CTE] A message that holds NUL cannot be stored; encode its parts by"
                            + " base64");
        }
    }

    private static void refuseMore(String rest, boolean isUtf8) throws MoreException {
        if (!rest.strip().equals(isUtf8 ? ")" : "")) {
            throw new MoreException();
        }
    }

    /** Something stands after the message. */
    private static final class MoreException extends IOException {
        private static final long serialVersionUID = 1L;

        MoreException() {
            super("something stands after the message of APPEND");
        }
    }

    /** The beginning of a message, with its whole header where that is not too long. */
    static byte[] head(InputStream message) throws IOException {
        var most = MimeLimits.HEADER_BYTES.limit();
        var head = message.readNBytes(Math.min(HEAD_BYTES, most));
        while (head.length < most && !holdsEmptyLine(head)) {
            var more = message.readNBytes(Math.min(head.length, most - head.length));
            if (more.length == 0) {
                break;
            }
            var longer = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, longer, head.length, more.length);
            head = longer;
        }
        return head;
    }

    private static boolean holdsEmptyLine(byte[] bytes) {
        var isLineEmpty = true;
        for (var each : bytes) {
            if (each == '\n' && isLineEmpty) {
                return true;
            }
            isLineEmpty = each == '\n' || (isLineEmpty && each == '\r');
        }
        return false;
    }

    /** A binary message holds a byte that no mail may hold (RFC 5322 §4). */
    private static final class NulException extends IOException {
        private static final long serialVersionUID = 1L;

        NulException() {
            super("a message holds NUL");
        }
    }

    /** Copies what a client sent as binary: as it is, or not at all (RFC 3516 §4.3). */
    private static void copyExactly(InputStream in, OutputStream out) throws IOException {
        var block = new byte[16 * 1024];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            for (int i = 0; i < n; i++) {
                if (block[i] == 0) {
                    throw new NulException();
                }
            }
            out.write(block, 0, n);
        }
    }

    private static StoredMessage.Facts facts(MailHeaders headers) {
        return new StoredMessage.Facts(
                headers.kind(),
                headers.callerName(),
                headers.callerNumber(),
                headers.length(),
                headers.isImportant());
    }

    /** Copies with CRLF line ends, and without NUL, which no literal may hold (RFC 3501 §9). */
    static void copy(InputStream in, OutputStream out) throws IOException {
        var block = new byte[16 * 1024];
        var right = new byte[2 * block.length];
        var isAfterCr = false;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            var length = 0;
            for (int i = 0; i < n; i++) {
                var b = block[i];
                if (b == '\n' && !isAfterCr) {
                    right[length++] = '\r';
                }
                right[length++] = b == 0 ? (byte) 0x80 : b;
                isAfterCr = b == '\r';
            }
            out.write(right, 0, length);
        }
    }
}
