package org.mynah.store.directory;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DirectoryUnreachable;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.KeypadHit;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Spelling;
import org.mynah.um.pin.PinRecord;

/**
 * Reads what was last known. Who somebody is and who is to be found is asked of the directory
 * itself or of nobody (directory §5 rule 10). One thread.
 */
final class LastKnownReader extends SqlReader {

    LastKnownReader(Handle handle) {
        super(handle, Database.Kind.SQLITE);
    }

    @Override
    public List<KeypadHit> spelled(
            Optional<ObjectId> plan,
            Spelling spelling,
            String digits,
            Optional<KeypadHit> after,
            int limit) {
        throw refused("nobody is searched for");
    }

    @Override
    public Optional<PinRecord> pin(ObjectId umMailbox) {
        throw refused("no PIN is compared");
    }

    @Override
    public Optional<String> passwordHash(ObjectId mailbox) {
        throw refused("no password is compared");
    }

    @Override
    public Optional<String> secondFactor(ObjectId mailbox) {
        throw refused("no second factor is asked for");
    }

    @Override
    public Optional<ImportedSound> promptSound(ObjectId prompt) {
        throw refused("no custom prompt is there");
    }

    private static DirectoryUnreachable refused(String what) {
        return new DirectoryUnreachable("the directory is not reached: " + what);
    }
}
