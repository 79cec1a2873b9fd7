package org.mynah.bench;

import java.util.List;
import java.util.Optional;
import org.mynah.admin.cmdlets.Certificates;

/** A node whose certificates nobody asks for. Immutable. */
record NoCertificates() implements Certificates {

    @Override
    public List<Held> all() {
        return List.of();
    }

    @Override
    public Held create(Wanted wanted) {
        throw none();
    }

    @Override
    public Held request(Wanted wanted) {
        throw none();
    }

    @Override
    public Held add(
            byte[] file, Optional<String> password, String friendlyName, boolean isExportable) {
        throw none();
    }

    @Override
    public byte[] export(Held held, String password) {
        throw none();
    }

    @Override
    public void use(Held held) {
        throw none();
    }

    @Override
    public void remove(Held held) {
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException("no benchmark uses certificates");
    }
}
