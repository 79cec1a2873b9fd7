package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Catalogue;
import org.mynah.admin.catalogue.Cmdlet;

/**
 * The cmdlets that this server has: those of this package. A cmdlet that is a record of {@link
 * Services} alone is found by its file; only one that is made of something else stands here.
 */
public final class Cmdlets {

    private Cmdlets() {}

    /**
     * All of them.
     *
     * @throws IllegalStateException when a cmdlet of this package can be made in neither way
     */
    public static Catalogue all(Services services) {
        var cmdlets = new ArrayList<Cmdlet>();
        cmdlets.add(
                new GetManagementRoleEntry(
                        () -> cmdlets.stream().map(Cmdlet::definition).toList()));
        for (var part : MailboxConfiguration.ALL) {
            cmdlets.add(new GetMailboxConfiguration(services, part));
            cmdlets.add(new SetMailboxConfiguration(services, part));
        }
        for (var noun : ServerParameters.NOUNS) {
            cmdlets.add(new GetUmService(services, noun));
            cmdlets.add(new SetUmService(services, noun.equals(ServerParameters.OLDER_NOUN)));
            cmdlets.add(SetServerStatus.enable(services, noun));
            cmdlets.add(SetServerStatus.disable(services, noun));
        }
        var made = cmdlets.stream().map(Object::getClass).collect(Collectors.toSet());
        for (var type : CmdletClasses.all()) {
            if (!made.contains(type)) {
                cmdlets.add(CmdletClasses.make(type, services));
            }
        }
        return Catalogue.of(cmdlets);
    }
}
