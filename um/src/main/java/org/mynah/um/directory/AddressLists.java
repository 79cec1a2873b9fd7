package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules on address lists (cmdlets §10). */
public final class AddressLists {

    private AddressLists() {}

    /**
     * Creates a list.
     *
     * @throws DirectoryException UM-E001–E003
     */
    public static AddressList create(DirectoryWriter writer, Edit edit) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.ADDRESS_LIST, edit.name(), "");
        checks.refuseIfAny();
        return new AddressList(
                writer.insert(
                        AddressList.shape(
                                NewObject.of(ObjectKind.ADDRESS_LIST),
                                name,
                                edit.applyTo(PropertyValues.EMPTY))));
    }

    /**
     * Changes a list; searches use it from the commit on.
     *
     * @throws DirectoryException UM-E001–E003
     */
    public static AddressList change(DirectoryWriter writer, AddressList list, Edit edit) {
        var checks = new Checks();
        var name = checks.changedName(writer, list.object(), edit.name(), "");
        checks.refuseIfAny();
        return new AddressList(
                writer.update(
                        AddressList.shape(
                                list.object(), name, edit.applyTo(list.object().values()))));
    }

    /**
     * Removes a list that nobody searches.
     *
     * @throws DirectoryException UM-E207 naming the dial plans and auto attendants that do
     */
    public static void remove(DirectoryWriter writer, AddressList list) {
        var users = new ArrayList<DirectoryObject>();
        for (var kind : List.of(ObjectKind.DIAL_PLAN, ObjectKind.AUTO_ATTENDANT)) {
            users.addAll(writer.referringTo(list.id(), kind));
        }
        if (!users.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E207,
                    "The address list '%s' cannot be removed: it is ContactAddressList of %s. Set these to another one, or to $null, first."
                            .formatted(
                                    list.name(),
                                    users.stream()
                                            .map(user ->
                                                    "the %s '%s'"
                                                            .formatted(
                                                                    user.kind().word(),
                                                                    user.name()))
                                            .collect(Collectors.joining(", "))));
        }
        writer.delete(list.id());
    }
}
