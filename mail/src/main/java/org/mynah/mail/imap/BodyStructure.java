package org.mynah.mail.imap;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mynah.mail.mime.ContentField;
import org.mynah.mail.mime.MailPart;

/** IMAP's BODY and BODYSTRUCTURE of a mail (RFC 3501 §7.4.2). Stateless. */
final class BodyStructure {

    private BodyStructure() {}

    /**
     * @param isExtended BODYSTRUCTURE, else BODY
     */
    static String of(MailPart part, boolean isExtended) {
        var shown = new StringBuilder();
        append(part, isExtended, shown);
        return shown.toString();
    }

    private static void append(MailPart part, boolean isExtended, StringBuilder shown) {
        shown.append('(');
        if (part.isMultipart()) {
            part.parts().forEach(child -> append(child, isExtended, shown));
            shown.append(' ').append(subtype(part.type()));
            if (isExtended) {
                shown.append(' ').append(parameters(part.contentType()));
            }
        } else {
            single(part, isExtended, shown);
        }
        if (isExtended) {
            disposition(part, shown);
        }
        shown.append(')');
    }

    private static void single(MailPart part, boolean isExtended, StringBuilder shown) {
        var isUnopenedMail = part.type().startsWith("message/rfc822") && part.enclosed().isEmpty();
        var type = isUnopenedMail ? "application/octet-stream" : part.type();
        shown.append(ImapText.string(type.substring(0, type.indexOf('/'))))
                .append(' ')
                .append(subtype(type))
                .append(' ')
                .append(parameters(part.contentType()))
                .append(' ')
                .append(ImapText.nstring(part.header().value("Content-ID")))
                .append(' ')
                .append(ImapText.nstring(part.header().value("Content-Description")))
                .append(' ')
                .append(ImapText.string(part.encoding()))
                .append(' ')
                .append(part.bodySize());
        part.enclosed()
                .ifPresent(mail -> {
                    shown.append(' ').append(Envelope.of(mail.header())).append(' ');
                    append(mail, isExtended, shown);
                });
        if (part.enclosed().isPresent() || type.startsWith("text/")) {
            shown.append(' ').append(part.lines());
        }
        if (isExtended) {
            shown.append(' ').append(ImapText.nstring(part.header().value("Content-MD5")));
        }
    }

    private static void disposition(MailPart part, StringBuilder shown) {
        var disposition =
                part.header()
                        .value("Content-Disposition")
                        .map(ContentField::parse)
                        .filter(field -> !field.value().isEmpty());
        shown.append(' ')
                .append(
                        disposition
                                .map(field ->
                                        "("
                                                + ImapText.string(field.value())
                                                + " "
                                                + parameters(field)
                                                + ")")
                                .orElse("NIL"))
                .append(' ')
                .append(languages(part.header().value("Content-Language")))
                .append(' ')
                .append(ImapText.nstring(part.header().value("Content-Location")));
    }

    private static String languages(Optional<String> value) {
        var languages =
                value.stream()
                        .flatMap(text -> java.util.Arrays.stream(text.split(",", 50)))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(ImapText::string)
                        .toList();
        return switch (languages.size()) {
            case 0 -> "NIL";
            case 1 -> languages.getFirst();
            default -> "(" + String.join(" ", languages) + ")";
        };
    }

    private static String subtype(String type) {
        return ImapText.string(type.substring(type.indexOf('/') + 1));
    }

    private static String parameters(ContentField field) {
        Map<String, String> parameters = field.joined();
        return parameters.isEmpty()
                ? field.value().equals("text/plain") ? "(\"charset\" \"us-ascii\")" : "NIL"
                : parameters.entrySet().stream()
                        .map(entry ->
                                ImapText.string(entry.getKey())
                                        + " "
                                        + ImapText.string(entry.getValue()))
                        .collect(Collectors.joining(" ", "(", ")"));
    }
}
