package org.mynah.mail.imap;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mynah.mail.mime.MailPart;
import org.mynah.mail.mime.PartScanner;

/**
 * Where the sections of a mail lie and how its structure is told: what the store caches as text, so
 * that a mail is scanned once. Immutable.
 *
 * @param sections by section number; the mail itself, and a mail enclosed in a part, has an @ after
 *     its number
 * @param body IMAP's BODY
 * @param bodyStructure IMAP's BODYSTRUCTURE
 */
record MessageLayout(Map<String, Section> sections, String body, String bodyStructure) {

    /** Changes when the form of the text does: then what is cached is made anew. */
    private static final String VERSION = "2";

    MessageLayout {
        sections = Map.copyOf(sections);
    }

    /** Offsets of a header's begin, a body's begin and its end. */
    record Section(long header, long body, long end) {}

    static MessageLayout scan(InputStream mail) throws IOException {
        var root = PartScanner.scan(mail);
        var sections = new LinkedHashMap<String, Section>();
        mail(root, "", sections);
        return new MessageLayout(
                sections, BodyStructure.of(root, false), BodyStructure.of(root, true));
    }

    /** The section of a number such as {@code 1.2}; empty for one that the mail has not. */
    Optional<Section> section(String number) {
        return Optional.ofNullable(sections.get(number));
    }

    private static void mail(MailPart mail, String number, Map<String, Section> sections) {
        sections.put(number + "@", place(mail));
        var prefix = number.isEmpty() ? "" : number + ".";
        if (mail.isMultipart()) {
            children(mail, prefix, sections);
        } else {
            // The only part of a mail is its body, and has the mail's own header.
            part(mail, prefix + "1", sections);
        }
    }

    private static void children(MailPart multipart, String prefix, Map<String, Section> sections) {
        var child = 1;
        for (var part : multipart.parts()) {
            part(part, prefix + child++, sections);
        }
    }

    private static void part(MailPart part, String number, Map<String, Section> sections) {
        sections.put(number, place(part));
        if (part.isMultipart()) {
            children(part, number + ".", sections);
        }
        part.enclosed().ifPresent(mail -> mail(mail, number, sections));
    }

    private static Section place(MailPart part) {
        return new Section(part.headerStart(), part.bodyStart(), part.end());
    }

    /** As text for the store. */
    String text() {
        var text = new StringBuilder(VERSION).append(' ').append(sections.size());
        sections.forEach((number, section) ->
                text.append(' ')
                        .append(number)
                        .append(' ')
                        .append(section.header)
                        .append(' ')
                        .append(section.body)
                        .append(' ')
                        .append(section.end));
        return text.append(' ')
                .append(body.length())
                .append(' ')
                .append(body)
                .append(bodyStructure)
                .toString();
    }

    /** Reads what {@link #text} wrote; empty when it is of another form. */
    static Optional<MessageLayout> read(String text) {
        try {
            var reader = new Reader(text);
            if (!reader.word().equals(VERSION)) {
                return Optional.empty();
            }
            var sections = new LinkedHashMap<String, Section>();
            for (int left = Integer.parseInt(reader.word()); left > 0; left--) {
                sections.put(
                        reader.word(),
                        new Section(reader.number(), reader.number(), reader.number()));
            }
            var length = (int) reader.number();
            return Optional.of(
                    new MessageLayout(
                            sections,
                            text.substring(reader.at, reader.at + length),
                            text.substring(reader.at + length)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** One thread. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        String word() {
            var end = text.indexOf(' ', at);
            var word = text.substring(at, end);
            at = end + 1;
            return word;
        }

        long number() {
            return Long.parseLong(word());
        }
    }
}
