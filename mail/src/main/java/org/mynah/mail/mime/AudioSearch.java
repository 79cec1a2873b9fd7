package org.mynah.mail.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;
import org.mynah.um.Audio;

/**
 * Looks for the newest audio attachment of a mail while the mail streams by. Stateless between
 * mails. What breaks a bound of {@link MimeLimits} holds no audio.
 */
final class AudioSearch {

    private static final Map<String, String> PLAYABLE =
            Map.ofEntries(
                    Map.entry("audio/wav", "audio/wav"),
                    Map.entry("audio/x-wav", "audio/wav"),
                    Map.entry("audio/wave", "audio/wav"),
                    Map.entry("audio/vnd.wave", "audio/wav"),
                    Map.entry("audio/mp3", "audio/mp3"),
                    Map.entry("audio/x-mp3", "audio/mp3"),
                    Map.entry("audio/mpeg", "audio/mp3"),
                    Map.entry("audio/mpeg3", "audio/mp3"),
                    Map.entry("audio/x-mpeg", "audio/mp3"));
    private static final Map<String, String> BY_EXTENSION =
            Map.of("wav", "audio/wav", "mp3", "audio/mp3");

    private final Path temporary;

    AudioSearch(Path temporary) {
        this.temporary = temporary;
    }

    /** Reads the mail once, to the end or to the newest attachment. */
    Optional<Audio> newest(InputStream mail) throws IOException {
        var bounded = new BoundedInput(mail);
        try {
            return search(bounded);
        } catch (MimeException | TooMuch _) {
            return Optional.empty();
        } catch (IOException broken) {
            // mime4j reports its own bounds as IOException; the store's failures are ours to tell.
            if (bounded.hasFailed()) {
                throw broken;
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError _) {
            // A parser that stumbles over hostile bytes has found no audio.
            return Optional.empty();
        }
    }

    private Optional<Audio> search(InputStream mail) throws IOException, MimeException {
        var tokens = new MimeTokenStream(config());
        tokens.parse(mail);
        var best = new Best();
        var part = new PartHeaders();
        List<String> order = List.of();
        var depth = 0;
        var parts = 0;
        for (var state = tokens.getState();
                state != EntityState.T_END_OF_STREAM;
                state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> part = new PartHeaders();
                case T_FIELD -> part.add(tokens.getField());
                case T_END_HEADER -> {
                    if (++parts > MimeLimits.PARTS.limit()) {
                        throw new TooMuch();
                    }
                    if (order.isEmpty()) {
                        order = part.order();
                    }
                }
                case T_START_MULTIPART, T_START_MESSAGE -> {
                    if (++depth > MimeLimits.DEPTH.limit()) {
                        throw new TooMuch();
                    }
                }
                case T_END_MULTIPART, T_END_MESSAGE -> depth--;
                case T_BODY -> {
                    var type = part.playable(tokens.getBodyDescriptor().getMimeType());
                    var rank = rank(order, part.name(), parts);
                    if (type.isPresent() && rank < best.rank) {
                        var kept = KeptAudio.keep(tokens.getDecodedInputStream(), temporary);
                        best.take(rank, Audio.of(type.get(), kept::open));
                        if (rank == 0) {
                            return Optional.of(best.audio());
                        }
                    }
                }
                default -> {}
            }
        }
        return Optional.ofNullable(best.audio);
    }

    /** Smaller is newer: by X-AttachmentOrder, and without it the last part of the mail. */
    private static int rank(List<String> order, String name, int part) {
        var place = order.indexOf(name);
        return place >= 0 ? place : Integer.MAX_VALUE - part;
    }

    private static MimeConfig config() {
        return new MimeConfig.Builder()
                .setMaxLineLen(MimeLimits.LINE_BYTES.limit())
                .setMaxHeaderCount(MimeLimits.HEADER_FIELDS.limit())
                .setMaxHeaderLen(MimeLimits.HEADER_BYTES.limit())
                .setMaxContentLen(MimeLimits.MAIL_BYTES.limit())
                .build();
    }

    /** The best attachment so far. One thread. */
    private static final class Best {
        private int rank = Integer.MAX_VALUE;
        private @Nullable Audio audio;

        void take(int newRank, Audio newAudio) {
            rank = newRank;
            audio = newAudio;
        }

        Audio audio() {
            if (audio == null) {
                throw new IllegalStateException("nothing was taken");
            }
            return audio;
        }
    }

    /** What the headers of the part being read say. One thread. */
    private static final class PartHeaders {
        private String fileName = "";
        private String typeName = "";
        private List<String> order = List.of();

        void add(Field field) {
            switch (field.getName().toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> fileName = parameter(field.getBody(), "filename");
                case "content-type" -> typeName = parameter(field.getBody(), "name");
                case "x-attachmentorder" -> order = names(field.getBody());
                default -> {}
            }
        }

        String name() {
            return fileName.isEmpty() ? typeName : fileName;
        }

        List<String> order() {
            return order;
        }

        /** The type that telephony plays, by MIME type, else by the name of a mere file. */
        Optional<String> playable(String mimeType) {
            var type = mimeType.toLowerCase(Locale.ROOT);
            if (type.equals("application/octet-stream")) {
                var dot = name().lastIndexOf('.');
                return Optional.ofNullable(
                        BY_EXTENSION.get(name().substring(dot + 1).toLowerCase(Locale.ROOT)));
            }
            return Optional.ofNullable(PLAYABLE.get(type));
        }

        private static List<String> names(String body) {
            var names = new ArrayList<String>();
            for (var name : MailHeaders.decode(unfold(body)).split(";", -1)) {
                if (!name.isBlank() && names.size() < MimeLimits.ORDERED_NAMES.limit()) {
                    names.add(name.strip());
                }
            }
            return names;
        }

        private static String parameter(String body, String name) {
            return ContentField.parse(unfold(body)).parameter(name).orElse("").strip();
        }

        private static String unfold(String body) {
            return body.replaceAll("[\r\n]+", "");
        }
    }

    /** A bound was broken. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends the mail when it is too long or takes too long, and knows whether reading failed. */
    private static final class BoundedInput extends FilterInputStream {
        private final long until =
                System.nanoTime() + Duration.ofMillis(MimeLimits.SEARCH_MS.limit()).toNanos();
        private long left = MimeLimits.MAIL_BYTES.limit();
        private boolean hasFailed;

        BoundedInput(InputStream in) {
            super(in);
        }

        boolean hasFailed() {
            return hasFailed;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0 || System.nanoTime() - until > 0) {
                throw new TooMuch();
            }
            try {
                var read = in.read(bytes, from, (int) Math.min(length, left));
                left -= Math.max(0, read);
                return read;
            } catch (IOException e) {
                hasFailed = true;
                throw e;
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
