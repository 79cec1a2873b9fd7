package org.mynah.admin.cmdlets;

import java.time.InstantSource;
import java.util.Optional;
import org.mynah.admin.signin.SecondFactors;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.mailbox.MailStore;
import org.mynah.um.Greetings;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.NodeSightings;
import org.mynah.um.directory.PromptAudio;
import org.mynah.um.directory.TextMessagingAccounts;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.SecretHash;

/**
 * What cmdlets work with. Thread-safe.
 *
 * @param directory all objects
 * @param audit who changed what
 * @param umMailboxes the rules on UM mailboxes
 * @param pins the rules on PINs
 * @param passwords hashes of passwords
 * @param notices welcome and PIN mails
 * @param greetings recordings of users, deleted with what they belong to
 * @param mail what mailboxes hold, also disconnected ones
 * @param secondFactors how people who sign in over HTTP prove who they are
 * @param textAccounts the rules on text messaging accounts
 * @param textMessages the text message gateway; empty: none is configured
 * @param calls calls that are over or up
 * @param promptAudio makes imported sound fit for the line
 * @param certificates of this node
 * @param sightings which nodes are there
 * @param clock the time of mails
 * @param node this node's name
 */
public record Services(
        Directory directory,
        AuditTrail audit,
        UmMailboxes umMailboxes,
        PinAdministration pins,
        SecretHash passwords,
        Notices notices,
        Greetings greetings,
        MailStore mail,
        SecondFactors secondFactors,
        TextMessagingAccounts textAccounts,
        Optional<TextMessages> textMessages,
        CallSources calls,
        PromptAudio promptAudio,
        Certificates certificates,
        NodeSightings sightings,
        InstantSource clock,
        String node) {}
