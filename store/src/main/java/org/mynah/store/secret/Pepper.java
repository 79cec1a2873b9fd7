package org.mynah.store.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.DataDirectoryException.Reason;
import org.mynah.store.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret that all hashes of PINs and passwords are made with. It lies in the data directory, in
 * the file {@code pepper}, and never in the database; the database has a digest of it, so that a
 * start with a lost or foreign pepper is refused in so many words, where otherwise every PIN would
 * silently be wrong.
 *
 * <p>All nodes of one database have the same pepper. One that is lost for good is replaced by a
 * start with the file {@code pepper.lost} in its place: then every PIN and password must be set
 * anew.
 */
public final class Pepper {

    /** The file that says that the pepper is lost for good. */
    static final String LOST = "pepper.lost";

    private static final Logger LOG = LoggerFactory.getLogger(Pepper.class);

    private Pepper() {}

    /**
     * The pepper of this data directory and database; made at the first start.
     *
     * @throws DataDirectoryException when it is missing, or is not the one of the database
     */
    public static byte[] of(DataDirectory data, Database database)
            throws IOException, DataDirectoryException {
        var lost = data.root().resolve(LOST);
        if (Files.exists(lost)) {
            return replaced(data, database);
        }
        if (!data.hasPepper() && known(database).isPresent()) {
            throw new DataDirectoryException(
                    Reason.PEPPER,
                    ("the file %s is missing; without it every PIN and password is wrong. Put it back from a"
                                    + " backup, or copy it from another node of this database. If it is lost"
                                    + " for good, make an empty file %s and start again: then every PIN and"
                                    + " password must be set anew")
                            .formatted(data.root().resolve("pepper"), lost));
        }
        var pepper = data.pepper();
        var digest = digest(pepper, "check");
        if (!MessageDigest.isEqual(
                bytes(digest), bytes(known(database).orElseGet(() -> keep(database, digest))))) {
            throw new DataDirectoryException(
                    Reason.PEPPER,
                    ("the file %s is not the one that the PINs and passwords of this database were made with."
                                    + " Put the right one back from a backup, or copy it from another node of"
                                    + " this database")
                            .formatted(data.root().resolve("pepper")));
        }
        return pepper;
    }

    private static byte[] replaced(DataDirectory data, Database database) throws IOException {
        data.forgetPepper();
        var pepper = data.pepper();
        database.write(handle ->
                handle.createUpdate(
                                "insert into pepper_check (id, digest) values (1, :digest)"
                                        + " on conflict (id) do update set digest = excluded.digest")
                        .bind("digest", digest(pepper, "check"))
                        .execute());
        Files.delete(data.root().resolve(LOST));
        LOG.warn("There is a new pepper: every PIN and password must be set anew");
        return pepper;
    }

    private static Optional<String> known(Database database) {
        return database.read(handle ->
                handle.createQuery("select digest from pepper_check where id = 1")
                        .mapTo(String.class)
                        .findOne());
    }

    /** Keeps the digest, unless another node was first; the answer is what counts. */
    private static String keep(Database database, String digest) {
        return database.write(handle -> {
            handle.createUpdate(
                            "insert into pepper_check (id, digest) values (1, :digest)"
                                    + " on conflict (id) do nothing")
                    .bind("digest", digest)
                    .execute();
            return handle.createQuery("select digest from pepper_check where id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }

    /** A digest that needs the pepper, for one purpose. */
    static String digest(byte[] pepper, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java platform has HmacSHA256", broken);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
