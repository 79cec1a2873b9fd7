package org.mynah.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.mynah.admin.cmdlets.Certificates;
import org.mynah.store.disk.Disk;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates of this node as folders of PEM files, {@code tls/certificates/<thumbprint>}. The
 * one in force is a copy of one of them, in the two files that {@link TlsIdentity} watches.
 * Thread-safe: one change at a time.
 */
final class CertificateFolder implements Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateFolder.class);

    private static final String ABOUT = "about.properties";
    private static final String REQUEST_FILE = "request.pem";
    private static final String FRIENDLY_NAME = "friendlyName";
    private static final String EXPORTABLE = "privateKeyExportable";

    /** What is being written, or deleted, begins so; the next start removes it. */
    private static final String UNFINISHED = ".";

    /** What is about to take the place of the file of that name. */
    private static final String NEXT = ".next";

    private final Disk disk;
    private final Path root;
    private final Path certificateFile;
    private final Path keyFile;
    private final boolean isOwn;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();

    private CertificateFolder(
            Disk disk, Path root, Path certificateFile, Path keyFile, boolean isOwn, Clock clock) {
        this.disk = disk;
        this.root = root;
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.isOwn = isOwn;
        this.clock = clock;
    }

    /**
     * Opens the folder, and finishes or undoes what a crash interrupted.
     *
     * @param folder {@code tls} of the data directory
     * @param elsewhere certificate and key that the settings name
     */
    static CertificateFolder open(Disk disk, Path folder, Optional<TlsFiles> elsewhere, Clock clock)
            throws IOException {
        var root = folder.resolve("certificates");
        disk.createDirectories(root);
        var files =
                elsewhere.orElse(
                        new TlsFiles(
                                folder.resolve(TlsIdentity.CERTIFICATE_FILE),
                                folder.resolve(TlsIdentity.KEY_FILE)));
        var opened =
                new CertificateFolder(
                        disk, root, files.certificate(), files.key(), elsewhere.isEmpty(), clock);
        for (var each : disk.list(root)) {
            if (each.getFileName().toString().startsWith(UNFINISHED)) {
                opened.erase(each);
            }
        }
        if (elsewhere.isEmpty()) {
            opened.finish();
        }
        return opened;
    }

    /** Where certificate and key lie. */
    record TlsFiles(Path certificate, Path key) {}

    @Override
    public List<Held> all() {
        try {
            var inForce = inForce();
            var held = new ArrayList<Held>();
            for (var folder : disk.list(root)) {
                if (!folder.getFileName().toString().startsWith(UNFINISHED)) {
                    read(folder, inForce).ifPresent(held::add);
                }
            }
            inForce.filter(chain -> held.stream().noneMatch(Held::isInForce))
                    .ifPresent(chain ->
                            held.add(CertificateFacts.of(chain.getFirst(), "", false, true)));
            held.sort(
                    Comparator.comparing(Held::isInForce)
                            .reversed()
                            .thenComparing(Held::thumbprint));
            return List.copyOf(held);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificates cannot be read", e);
        }
    }

    @Override
    public Held create(Wanted wanted) {
        var subject = subject(wanted);
        var pair = CertificateMaker.rsaKey(wanted.keySize());
        var certificate =
                CertificateMaker.selfSigned(
                        pair, subject, CertificateMaker.hosts(wanted.domains()), clock.instant());
        var held =
                CertificateFacts.of(
                        certificate, wanted.friendlyName(), wanted.isExportable(), false);
        return locked(() -> store(held, pair, TlsIdentity.CERTIFICATE_FILE, List.of(certificate)));
    }

    @Override
    public Held request(Wanted wanted) {
        var subject = subject(wanted);
        var pair = CertificateMaker.rsaKey(wanted.keySize());
        var request =
                CertificateMaker.request(pair, subject, CertificateMaker.hosts(wanted.domains()));
        var held = CertificateFacts.of(request, wanted.friendlyName(), wanted.isExportable());
        return locked(() -> store(held, pair, REQUEST_FILE, List.of(request)));
    }

    @Override
    public Held add(
            byte[] file, Optional<String> password, String friendlyName, boolean isExportable) {
        var given = CertificateFile.read(file, password);
        var own = given.chain().getFirst();
        return locked(() -> {
            if (given.key().isPresent()) {
                if (!PemFiles.fits(own.getPublicKey(), given.key().get())) {
                    throw new DirectoryException(
                            ErrorId.E610,
                            "The key in -FileData does not belong to the certificate there.");
                }
                return store(
                        CertificateFacts.of(own, friendlyName, isExportable, false),
                        new KeyPair(own.getPublicKey(), given.key().get()),
                        TlsIdentity.CERTIFICATE_FILE,
                        given.chain());
            }
            return answer(given.chain(), friendlyName);
        });
    }

    /** Joins the answer of a certification authority with the key of the request. */
    private Held answer(List<X509Certificate> chain, String friendlyName) throws IOException {
        var own = chain.getFirst();
        for (var request : all()) {
            if (!request.isRequest()) {
                continue;
            }
            var key = PemFiles.readKey(folder(request).resolve(TlsIdentity.KEY_FILE));
            if (PemFiles.fits(own.getPublicKey(), key)) {
                var held =
                        store(
                                CertificateFacts.of(
                                        own,
                                        friendlyName.isEmpty()
                                                ? request.friendlyName()
                                                : friendlyName,
                                        request.isExportable(),
                                        false),
                                new KeyPair(own.getPublicKey(), key),
                                TlsIdentity.CERTIFICATE_FILE,
                                chain);
                discard(request);
                return held;
            }
        }
        throw new DirectoryException(
                ErrorId.E610,
                "The certificate in -FileData has no key, and no request on this node is for it; give PKCS #12 with -Password.");
    }

    @Override
    public byte[] export(Held held, String password) {
        if (held.isRequest()) {
            return held.requestText()
                    .orElseThrow()
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }
        if (!held.isExportable()) {
            throw new DirectoryException(
                    ErrorId.E611,
                    "The key of the certificate %s may not leave this node: it was not made or imported with -PrivateKeyExportable $true."
                            .formatted(held.thumbprint()));
        }
        return locked(() -> {
            var folder = folder(held);
            return CertificateFile.pkcs12(
                    PemFiles.readChain(folder.resolve(TlsIdentity.CERTIFICATE_FILE)),
                    PemFiles.readKey(folder.resolve(TlsIdentity.KEY_FILE)),
                    password);
        });
    }

    @Override
    public void use(Held held) {
        if (!isOwn) {
            throw new DirectoryException(
                    ErrorId.E611,
                    "The settings tls.certificate and tls.key name %s and %s, so that certificate is in force; change these files, or take the settings out and restart."
                            .formatted(certificateFile, keyFile));
        }
        if (held.isInForce()) {
            return;
        }
        locked(() -> {
            keepPresent();
            var folder = folder(held);
            var chain = PemFiles.readChain(folder.resolve(TlsIdentity.CERTIFICATE_FILE));
            var key = PemFiles.readKey(folder.resolve(TlsIdentity.KEY_FILE));
            // Both are on disk before either takes its place; finish() ends what a crash cut off.
            PemFiles.write(next(certificateFile), chain);
            disk.sync(next(certificateFile));
            PemFiles.writeKey(next(keyFile), key);
            disk.sync(next(keyFile));
            disk.syncDirectory(root.resolveSibling(""));
            disk.rename(next(keyFile), keyFile);
            disk.rename(next(certificateFile), certificateFile);
            disk.syncDirectory(root.resolveSibling(""));
            return held;
        });
    }

    @Override
    public void remove(Held held) {
        if (held.isInForce()) {
            throw new DirectoryException(
                    ErrorId.E611,
                    "The certificate %s is in force; let the TLS ports use another one by Enable-ExchangeCertificate first."
                            .formatted(held.thumbprint()));
        }
        locked(() -> {
            discard(held);
            return held;
        });
    }

    /** The certificate in force is not lost when another takes its place. */
    private void keepPresent() throws IOException {
        var present = inForce();
        if (present.isEmpty() || !Files.exists(keyFile)) {
            return;
        }
        var own = present.get().getFirst();
        var held = CertificateFacts.of(own, "", false, false);
        if (!Files.exists(folder(held))) {
            store(
                    held,
                    new KeyPair(own.getPublicKey(), PemFiles.readKey(keyFile)),
                    TlsIdentity.CERTIFICATE_FILE,
                    present.get());
        }
    }

    private Optional<List<X509Certificate>> inForce() throws IOException {
        return Files.exists(certificateFile)
                ? Optional.of(PemFiles.readChain(certificateFile))
                : Optional.empty();
    }

    private Held store(Held held, KeyPair pair, String file, List<?> content) throws IOException {
        var draft = root.resolve(UNFINISHED + UUID.randomUUID());
        disk.createDirectories(draft);
        PemFiles.writeKey(draft.resolve(TlsIdentity.KEY_FILE), pair.getPrivate());
        PemFiles.write(draft.resolve(file), content);
        var about = new Properties();
        about.setProperty(FRIENDLY_NAME, held.friendlyName());
        about.setProperty(EXPORTABLE, String.valueOf(held.isExportable()));
        try (var writer = Files.newBufferedWriter(draft.resolve(ABOUT))) {
            about.store(writer, null);
        }
        for (var each : disk.list(draft)) {
            disk.sync(each);
        }
        disk.syncDirectory(draft);
        if (Files.exists(folder(held))) {
            discard(held);
        }
        disk.rename(draft, folder(held));
        disk.syncDirectory(root);
        return held;
    }

    private void discard(Held held) throws IOException {
        var gone = root.resolve(UNFINISHED + UUID.randomUUID());
        disk.rename(folder(held), gone);
        disk.syncDirectory(root);
        erase(gone);
    }

    private void erase(Path folder) throws IOException {
        for (var file : disk.list(folder)) {
            disk.delete(file);
        }
        disk.delete(folder);
    }

    /** Ends the change of the certificate in force that a crash cut off, or forgets it. */
    private void finish() throws IOException {
        var certificate = next(certificateFile);
        var key = next(keyFile);
        if (Files.exists(certificate) && Files.exists(key) && belong(certificate, key)) {
            disk.rename(key, keyFile);
            disk.rename(certificate, certificateFile);
        } else if (Files.exists(certificate)
                && Files.exists(keyFile)
                && belong(certificate, keyFile)) {
            disk.rename(certificate, certificateFile);
        }
        disk.delete(key);
        disk.delete(certificate);
    }

    private static boolean belong(Path certificate, Path key) {
        try {
            return PemFiles.fits(
                    PemFiles.readChain(certificate).getFirst().getPublicKey(),
                    PemFiles.readKey(key));
        } catch (IOException _) {
            return false;
        }
    }

    private Optional<Held> read(Path folder, Optional<List<X509Certificate>> inForce) {
        var about = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve(ABOUT))) {
            about.load(reader);
            var name = about.getProperty(FRIENDLY_NAME, "");
            var isExportable = Boolean.parseBoolean(about.getProperty(EXPORTABLE));
            if (Files.exists(folder.resolve(REQUEST_FILE))) {
                try (var parser =
                        new PEMParser(Files.newBufferedReader(folder.resolve(REQUEST_FILE)))) {
                    if (parser.readObject() instanceof PKCS10CertificationRequest request) {
                        return Optional.of(CertificateFacts.of(request, name, isExportable));
                    }
                    throw new IOException("no request is in " + REQUEST_FILE);
                }
            }
            var own = PemFiles.readChain(folder.resolve(TlsIdentity.CERTIFICATE_FILE)).getFirst();
            return Optional.of(
                    CertificateFacts.of(
                            own,
                            name,
                            isExportable,
                            inForce.filter(chain -> chain.getFirst().equals(own)).isPresent()));
        } catch (IOException e) {
            LOG.warn("The certificate in {} cannot be read: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static X500Name subject(Wanted wanted) {
        try {
            return new X500Name(wanted.subject());
        } catch (IllegalArgumentException _) {
            throw new DirectoryException(
                    ErrorId.E610,
                    "-SubjectName is '%s'; a distinguished name is expected, such as CN=um.contoso.com."
                            .formatted(wanted.subject()));
        }
    }

    private Path folder(Held held) {
        return root.resolve(held.thumbprint());
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + NEXT);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        changing.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the certificates cannot be written", e);
        } finally {
            changing.unlock();
        }
    }
}
