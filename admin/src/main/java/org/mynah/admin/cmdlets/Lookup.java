package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.function.Predicate;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.filter.Wildcard;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Names;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.directory.Unlimited;
import org.mynah.um.directory.WarningId;

/** Finds the objects that a command names (cmdlets §2). */
final class Lookup {

    /** Objects that a list cmdlet prints unless -ResultSize says otherwise (cmdlets §4). */
    static final int DEFAULT_RESULT_SIZE = 1000;

    /** {@code -ResultSize Unlimited} ends here. */
    static final int MOST_RESULTS = 1_000_000;

    private static final PropertyType<Unlimited> SIZE =
            new PropertyType.WholeOrUnlimited(1, MOST_RESULTS);

    private Lookup() {}

    /** {@code -Identity} of a cmdlet that changes one object. */
    static Parameter identity(ObjectKind kind) {
        return Parameter.identity(kind).required().at(1).fromInput();
    }

    /** {@code -Identity} of a cmdlet that lists. */
    static Parameter anyIdentity(ObjectKind kind) {
        return Parameter.identity(kind).at(1).fromInput();
    }

    /** {@code -ResultSize}. */
    static Parameter resultSize() {
        return Parameter.of("ResultSize", SIZE, "At most so many objects; default 1000.");
    }

    /**
     * The one object that -Identity names.
     *
     * @throws DirectoryException UM-E010, E011, E026
     */
    static DirectoryObject one(Invocation call, DirectoryReader reader, ObjectKind kind) {
        var identity = call.requiredText("Identity");
        if (identity.indexOf('*') >= 0) {
            throw new DirectoryException(
                    ErrorId.E026,
                    "-Identity is '%s'; %s changes one object: a wildcard is not allowed."
                            .formatted(Names.shown(identity), call.definition().name()));
        }
        return Identities.find(reader, kind, identity);
    }

    /**
     * The objects of a listing: all of the kind, those a wildcard fits, or the one that is named.
     */
    static List<DirectoryObject> some(
            Invocation call,
            DirectoryReader reader,
            ObjectKind kind,
            Predicate<DirectoryObject> filter) {
        warnOfNull(call);
        var identity = call.text("Identity");
        if (identity.isPresent() && identity.get().indexOf('*') < 0) {
            var found = Identities.find(reader, kind, identity.get());
            return filter.test(found) ? List.of(found) : List.of();
        }
        Predicate<DirectoryObject> named =
                identity.map(Lookup::wildcard)
                        .map(fits ->
                                (Predicate<DirectoryObject>) object -> fits.test(object.name()))
                        .orElse(_ -> true);
        return limited(
                call,
                reader.list(kind, MOST_RESULTS).stream().filter(named).filter(filter).toList());
    }

    /** Tells that an identity without a value returns everything (cmdlets §2). */
    static void warnOfNull(Invocation call) {
        if (call.isCleared("Identity")) {
            call.warnings().add(WarningId.W03, "-Identity is $null; everything is returned.");
        }
    }

    /** Cuts a listing at -ResultSize, with a warning. */
    static <T> List<T> limited(Invocation call, List<T> objects) {
        var most = resultSize(call);
        if (objects.size() <= most) {
            return objects;
        }
        call.warnings()
                .add(
                        WarningId.W02,
                        "There are more than the %d objects shown; give -ResultSize Unlimited for all."
                                .formatted(most));
        return objects.subList(0, most);
    }

    /** How many objects the command wants at most. */
    static int resultSize(Invocation call) {
        var most =
                call.definition().parameter("ResultSize").isEmpty()
                        ? MOST_RESULTS
                        : call.read("ResultSize", SIZE)
                                .map(size -> size.isUnlimited() ? MOST_RESULTS : size.limit())
                                .orElse(DEFAULT_RESULT_SIZE);
        call.refuseIfAny();
        return most;
    }

    /** Whether a name fits a pattern with {@code *}, in any case. */
    static Predicate<String> wildcard(String pattern) {
        return Wildcard.of(pattern)::fits;
    }
}
