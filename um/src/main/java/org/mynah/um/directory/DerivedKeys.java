package org.mynah.um.directory;

import java.util.List;
import java.util.Set;

/**
 * What leads to an object and what it refers to, as it follows from its name and values: for those
 * who check or mend a store.
 */
public final class DerivedKeys {

    private DerivedKeys() {}

    /**
     * The object with the keys and links that follow from its name and values.
     *
     * @throws RuntimeException when the values are not those of its kind
     */
    public static DirectoryObject of(DirectoryObject object) {
        var name = object.name();
        var values = object.values();
        return switch (object.kind()) {
            case ORGANIZATION -> Organization.shape(object, name, values);
            case DIAL_PLAN -> DialPlan.shape(object, name, values);
            case MAILBOX_POLICY -> MailboxPolicy.shape(object, name, values);
            case IP_GATEWAY -> IpGateway.shape(object, name, values);
            case HUNT_GROUP -> HuntGroup.shape(object, name, values);
            case USER, MAILBOX -> Mailbox.shape(object, name, values);
            case UM_MAILBOX -> UmMailbox.shape(object, name, values);
            case ROLE_GROUP -> RoleGroup.shape(object, name, values);
            case AUTO_ATTENDANT -> AutoAttendant.shape(object, name, values);
            case API_TOKEN -> ApiToken.shape(object, name, values);
            case SEALED_SETTINGS ->
                    with(
                            object,
                            Set.of(
                                    new DirectoryKey(
                                            KeyScope.SEALED_SETTINGS_OF,
                                            values.get(UmMailbox.MAILBOX).toString())),
                            List.of());
            case DISCONNECTED_MAILBOX -> with(object, Set.of(), List.of());
            case UM_SERVICE, CALL_ROUTER -> UmService.shape(object, name, values);
            case PROMPT -> {
                var property =
                        values.has(CustomPrompt.UM_DIAL_PLAN)
                                ? CustomPrompt.UM_DIAL_PLAN
                                : CustomPrompt.UM_AUTO_ATTENDANT;
                var owner = values.get(property);
                yield with(
                        object,
                        Set.of(CustomPrompt.key(owner, name)),
                        List.of(new Link(property.name(), owner)));
            }
            case RETENTION_TAG -> RetentionTag.shape(object, name, values);
            case ADDRESS_LIST -> AddressList.shape(object, name, values);
            case CALL_ANSWERING_RULE -> CallAnsweringRule.shape(object, name, values);
            case TEXT_MESSAGING_ACCOUNT -> TextMessagingAccount.shape(object, name, values);
        };
    }

    private static DirectoryObject with(
            DirectoryObject object, Set<DirectoryKey> keys, List<Link> links) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                object.name(),
                object.version(),
                object.created(),
                object.changed(),
                object.values(),
                keys,
                links);
    }
}
