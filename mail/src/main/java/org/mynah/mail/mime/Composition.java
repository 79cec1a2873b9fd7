package org.mynah.mail.mime;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.um.message.UmMessage;

/**
 * The RFC 5322 bytes of one message, written as a stream: the same bytes each time. Immutable.
 *
 * <p>From names the caller only when the directory knows him; whoever else calls, the mail comes
 * from the system's address, and so does every Sender: a caller never chooses an address.
 */
record Composition(String systemAddress, UmMessage message) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern MIME_TYPE =
            Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+-]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,8}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.US);

    void writeTo(OutputStream out) throws IOException {
        var head = new StringBuilder();
        addressHeaders(head);
        head.append(HeaderText.unstructured("Subject", Letters.subject(message)));
        head.append("Date: ")
                .append(DATE.format(message.when().atZone(Letters.zone(message.to()))))
                .append("\r\nMessage-ID: ")
                .append(messageId())
                .append("\r\nAuto-Submitted: auto-generated\r\n");
        switch (message) {
            case UmMessage.Voice voice -> voice(voice, head, out);
            case UmMessage.MissedCall missed -> missed(missed, head, out);
            case UmMessage.Welcome _, UmMessage.PinReset _, UmMessage.PinChanged _ -> {
                head.append("Sensitivity: private\r\n");
                letter(head, out);
            }
            case UmMessage.LockedOut _, UmMessage.Unlocked _ -> letter(head, out);
        }
    }

    /** With angle brackets; the message's own id where it can stand there, else its digest. */
    String messageId() {
        var id = message.id();
        var isUsable = id.length() <= 128 && ID.matcher(id).matches();
        var domain = systemAddress.substring(systemAddress.indexOf('@') + 1);
        return "<" + (isUsable ? id : digest(id)) + "@" + domain + ">";
    }

    /** The name of the attachment of a voice message (messages §2.2). */
    static String attachmentName(UmMessage.Voice voice) {
        var caller =
                HeaderText.clean(Letters.who(voice.caller()), MimeLimits.FILE_NAME_LENGTH.limit());
        var extension = EXTENSION.matcher(voice.extension()).matches() ? voice.extension() : "bin";
        // No file system's separator, no character of a shell, and not the semicolon that
        // X-AttachmentOrder puts between names.
        var safe = caller.replaceAll("[\\\\/:*?\"<>|;%$`]", "_").replaceAll("^\\.+", "_");
        return safe + " (" + Letters.spoken(voice.length()) + ") Voice Mail." + extension;
    }

    private void addressHeaders(StringBuilder head) {
        var caller = caller();
        var person = caller.flatMap(UmMessage.Caller::address).filter(HeaderText::isAddress);
        var name = caller.map(Letters::who).orElse("Unified Messaging");
        head.append("From: ")
                .append(HeaderText.mailbox(name, person.orElse(systemAddress)))
                .append("\r\n");
        if (person.isPresent()) {
            head.append("Sender: ")
                    .append(HeaderText.mailbox("Unified Messaging", systemAddress))
                    .append("\r\nReply-To: ")
                    .append(HeaderText.mailbox(name, person.get()))
                    .append("\r\n");
        }
        var to = message.to();
        head.append("To: ")
                .append(
                        HeaderText.isAddress(to.address())
                                ? HeaderText.mailbox(to.name(), to.address())
                                : "undisclosed-recipients:;")
                .append("\r\n");
    }

    private Optional<UmMessage.Caller> caller() {
        return switch (message) {
            case UmMessage.Voice voice -> Optional.of(voice.caller());
            case UmMessage.MissedCall missed -> Optional.of(missed.caller());
            case UmMessage.Welcome _,
                    UmMessage.PinReset _,
                    UmMessage.LockedOut _,
                    UmMessage.Unlocked _,
                    UmMessage.PinChanged _ ->
                    Optional.empty();
        };
    }

    private void voice(UmMessage.Voice voice, StringBuilder head, OutputStream out)
            throws IOException {
        var name = attachmentName(voice);
        var seconds = Letters.seconds(voice.length());
        head.append("Content-Class: voice-ca\r\n");
        callHeaders(voice.caller(), voice.callId(), head);
        head.append("X-VoiceMessageDuration: ")
                .append(seconds)
                .append("\r\n")
                .append(HeaderText.unstructured("X-AttachmentOrder", name))
                .append("Message-Context: voice-message\r\nContent-Duration: ")
                .append(seconds)
                .append("\r\n");
        if (voice.marks().isImportant()) {
            head.append("Importance: high\r\nX-Priority: 1\r\n");
        }
        if (voice.marks().isPrivate()) {
            head.append("Sensitivity: private\r\n");
        }
        multipart("mixed", head);
        htmlPart(head);
        var type = voice.audio().contentType();
        head.append("--")
                .append(boundary())
                .append("\r\nContent-Type: ")
                .append(MIME_TYPE.matcher(type).matches() ? type : "application/octet-stream")
                .append(HeaderText.parameter("name", name))
                .append("\r\nContent-Disposition: attachment")
                .append(HeaderText.parameter("filename", name))
                .append("\r\nContent-Duration: ")
                .append(seconds)
                .append("\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        write(head, out);
        try (var audio = voice.audio().open();
                var base64 = Base64.getMimeEncoder().wrap(new StaysOpen(out))) {
            audio.transferTo(base64);
        }
        write("\r\n--" + boundary() + "--\r\n", out);
    }

    private void missed(UmMessage.MissedCall missed, StringBuilder head, OutputStream out)
            throws IOException {
        head.append("Content-Class: missedcall\r\n");
        callHeaders(missed.caller(), missed.callId(), head);
        multipart("mixed", head);
        htmlPart(head);
        write(head.append("--").append(boundary()).append("--\r\n"), out);
    }

    /** A mail of the system to a user: the same words as plain text and as HTML. */
    private void letter(StringBuilder head, OutputStream out) throws IOException {
        multipart("alternative", head);
        head.append("--")
                .append(boundary())
                .append("\r\nContent-Type: text/plain; charset=utf-8\r\n")
                .append("Content-Transfer-Encoding: quoted-printable\r\n\r\n")
                .append(QuotedPrintable.encode(Letters.body(message).plain()))
                .append("\r\n");
        htmlPart(head);
        write(head.append("--").append(boundary()).append("--\r\n"), out);
    }

    private static void callHeaders(UmMessage.Caller caller, String callId, StringBuilder head) {
        caller.number()
                .map(number -> HeaderText.ascii(number, MimeLimits.NAME_LENGTH.limit()))
                .filter(number -> !number.isEmpty())
                .ifPresent(number ->
                        head.append(HeaderText.unstructured("X-CallingTelephoneNumber", number)));
        head.append(HeaderText.unstructured("X-VoiceMessageSenderName", Letters.who(caller)))
                .append(HeaderText.unstructured("X-CallID", HeaderText.ascii(callId, 400)));
    }

    private void multipart(String subtype, StringBuilder head) {
        head.append("MIME-Version: 1.0\r\nContent-Language: en\r\nContent-Type: multipart/")
                .append(subtype)
                .append(";\r\n boundary=\"")
                .append(boundary())
                .append("\"\r\n\r\n");
    }

    private void htmlPart(StringBuilder head) {
        head.append("--")
                .append(boundary())
                .append("\r\nContent-Type: text/html; charset=utf-8\r\n")
                .append("Content-Transfer-Encoding: quoted-printable\r\n\r\n")
                .append(
                        QuotedPrintable.encode(
                                Letters.body(message).html(Letters.subject(message))))
                .append("\r\n");
    }

    /** Neither base64 nor quoted-printable can hold {@code =_}, so no part holds the boundary. */
    private String boundary() {
        return "=_mynah_" + digest(message.id()).substring(0, 32);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java platform has SHA-256", broken);
        }
    }

    private static void write(CharSequence text, OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Closing the base64 encoder ends the encoding, not the mail. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
