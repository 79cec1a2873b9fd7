package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;

/** The user that a cmdlet is about: the one it names, or the caller himself. */
final class OwnUser {

    private OwnUser() {}

    /**
     * The user.
     *
     * @param parameter the parameter that may name him
     * @throws DirectoryException UM-E010 out of the caller's reach; E014 when none is named and the
     *     caller is no user
     */
    static Mailbox of(Invocation call, DirectoryReader reader, String parameter) {
        var named = call.text(parameter);
        if (named.isPresent()) {
            var object = Identities.find(reader, ObjectKind.USER, named.get());
            call.requireReach(object);
            return new Mailbox(object);
        }
        return call.caller()
                .user()
                .flatMap(reader::find)
                .map(Mailbox::new)
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E014,
                                "%s needs the parameter -%s: the local token belongs to no user."
                                        .formatted(call.definition().name(), parameter)));
    }
}
