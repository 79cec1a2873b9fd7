package org.mynah.admin.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.cmdlets.Certificates;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/**
 * Certificates that are nothing but what is told of them. A file is one when it begins with {@code
 * PFX} and its password. One thread.
 */
final class MemoryCertificates implements Certificates {

    private final List<Held> held = new ArrayList<>();

    /** Puts a certificate there that is good for a year from a time on. */
    void put(String thumbprint, Instant from) {
        held.add(
                certificate(
                        thumbprint,
                        "CN=um.contoso.com",
                        List.of("um.contoso.com"),
                        "",
                        true,
                        from));
    }

    @Override
    public List<Held> all() {
        return List.copyOf(held);
    }

    @Override
    public Held create(Wanted wanted) {
        var made =
                certificate(
                        next(),
                        wanted.subject(),
                        wanted.domains(),
                        wanted.friendlyName(),
                        wanted.isExportable(),
                        Instant.now());
        held.add(made);
        return made;
    }

    @Override
    public Held request(Wanted wanted) {
        var made =
                new Held(
                        next(),
                        wanted.subject(),
                        "",
                        "",
                        wanted.domains(),
                        Optional.empty(),
                        "RSA",
                        wanted.keySize(),
                        wanted.friendlyName(),
                        wanted.isExportable(),
                        false,
                        Optional.of("-----BEGIN CERTIFICATE REQUEST-----\n"));
        held.add(made);
        return made;
    }

    @Override
    public Held add(
            byte[] file, Optional<String> password, String friendlyName, boolean isExportable) {
        if (!new String(file, StandardCharsets.UTF_8).equals("PFX" + password.orElse(""))) {
            throw new DirectoryException(ErrorId.E610, "-FileData cannot be read.");
        }
        var made =
                certificate(
                        next(), "CN=um", List.of("um"), friendlyName, isExportable, Instant.now());
        held.add(made);
        return made;
    }

    @Override
    public byte[] export(Held each, String password) {
        if (!each.isExportable()) {
            throw new DirectoryException(ErrorId.E611, "The key may not leave.");
        }
        return ("PFX" + password).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void use(Held chosen) {
        held.replaceAll(each -> inForce(each, each.thumbprint().equals(chosen.thumbprint())));
    }

    @Override
    public void remove(Held gone) {
        held.removeIf(each -> each.thumbprint().equals(gone.thumbprint()));
    }

    private String next() {
        return "%040X".formatted(held.size() + 1);
    }

    private static Held certificate(
            String thumbprint,
            String subject,
            List<String> domains,
            String friendlyName,
            boolean isExportable,
            Instant from) {
        return new Held(
                thumbprint,
                subject,
                subject,
                "1",
                domains,
                Optional.of(new Validity(from, from.plus(Duration.ofDays(365)))),
                "RSA",
                2048,
                friendlyName,
                isExportable,
                false,
                Optional.empty());
    }

    private static Held inForce(Held each, boolean isInForce) {
        return new Held(
                each.thumbprint(),
                each.subject(),
                each.issuer(),
                each.serialNumber(),
                each.domains(),
                each.validity(),
                each.keyAlgorithm(),
                each.keySize(),
                each.friendlyName(),
                each.isExportable(),
                isInForce,
                each.requestText());
    }
}
