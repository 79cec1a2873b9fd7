package org.mynah.mail.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mynah.mail.imap.SignInThrottle.Outcome;
import org.mynah.mail.imap.TokenSignIn.ProviderUnreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CAPABILITY, ID, ENABLE, LOGIN and AUTHENTICATE (RFC 3501 §6.2, 2971, 4616, 4959, 5161, 7628). */
final class SignInCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SignInCommands.class);
    private static final List<String> ALWAYS =
            List.of("IMAP4rev1", "IMAP4rev2", "LITERAL+", "ID", "ENABLE", "SASL-IR");
    private static final List<String> SIGNED_IN =
            List.of(
                    "IDLE",
                    "NAMESPACE",
                    "UIDPLUS",
                    "MOVE",
                    "UNSELECT",
                    "SPECIAL-USE",
                    "CHILDREN",
                    "LIST-EXTENDED",
                    "LIST-STATUS",
                    "STATUS=SIZE",
                    "ESEARCH",
                    "SEARCHRES",
                    "WITHIN",
                    "BINARY",
                    "SORT",
                    "THREAD=ORDEREDSUBJECT",
                    "THREAD=REFERENCES",
                    "CONDSTORE",
                    "QRESYNC",
                    "QUOTA",
                    "QUOTA=RES-STORAGE",
                    "UTF8=ACCEPT");

    private final SignInThrottle throttle;
    private final Optional<TokenSignIn> tokens;
    private final InetAddress remote;
    private final ImapLimits limits;
    private int failures;

    SignInCommands(
            SignInThrottle throttle,
            Optional<TokenSignIn> tokens,
            InetAddress remote,
            ImapLimits limits) {
        this.throttle = throttle;
        this.tokens = tokens;
        this.remote = remote;
        this.limits = limits;
    }

    /** A SASL mechanism. */
    enum Mechanism {
        PLAIN,
        OAUTHBEARER,
        XOAUTH2
    }

    /**
     * How this connection may sign in. Immutable.
     *
     * @param isSafe whether passwords are taken: in TLS, or on this machine
     * @param takesTokens whether access tokens are: in TLS, and from a provider
     */
    record Transport(boolean isSafe, boolean mayStartTls, boolean takesTokens) {}

    /** Asks the client for a line. */
    interface Question {
        String ask(String prompt) throws IOException, CommandReader.TooLongException;
    }

    static String capabilities(Session session, Transport transport) {
        var all = new ArrayList<>(ALWAYS);
        if (!session.isSignedIn()) {
            if (transport.mayStartTls) {
                all.add("STARTTLS");
            }
            all.add(transport.isSafe ? "AUTH=PLAIN" : "LOGINDISABLED");
            if (transport.takesTokens) {
                all.add("AUTH=OAUTHBEARER");
                all.add("AUTH=XOAUTH2");
            }
        } else {
            all.addAll(SIGNED_IN);
        }
        return "CAPABILITY " + String.join(" ", all);
    }

    static Reply id(Exchange exchange) throws IOException, ImapSyntaxException {
        var args = exchange.args();
        args.skip(' ');
        if (!args.skipWord("NIL")) {
            args.expect('(', "before the fields of ID");
            var count = 0;
            while (!args.skip(')')) {
                args.string("a field of ID");
                args.space("the value of the field");
                args.nstring("the value of the field");
                args.skip(' ');
                args.checkItems(++count);
            }
        }
        args.end();
        // No version: a stranger learns nothing about what could be attacked.
        exchange.out().untagged("ID (\"name\" \"Mynah\")");
        return Reply.ok("ID completed");
    }

    static Reply enable(Exchange exchange) throws IOException, ImapSyntaxException {
        var args = exchange.args();
        var enabled = new ArrayList<String>();
        do {
            var word = args.word("the name of an extension");
            switch (word) {
                case "CONDSTORE" -> exchange.session().enableCondstore();
                case "QRESYNC" -> exchange.session().enableQresync();
                case "UTF8=ACCEPT" -> exchange.session().enableUtf8();
                case "IMAP4REV2" -> exchange.session().enableRev2();
                default -> {
                    continue;
                }
            }
            enabled.add(word.equals("IMAP4REV2") ? "IMAP4rev2" : word);
        } while (args.skip(' '));
        args.end();
        exchange.out()
                .untagged("ENABLED" + (enabled.isEmpty() ? "" : " " + String.join(" ", enabled)));
        return Reply.ok("ENABLE completed");
    }

    Reply login(Exchange exchange, Transport transport) throws ImapSyntaxException {
        var args = exchange.args();
        var name = args.astring("the name of LOGIN");
        args.space("the password of LOGIN");
        var password = args.astring("the password of LOGIN");
        args.end();
        return signIn(
                exchange, transport, ImapParser.utf8(name), ImapParser.utf8(password), "LOGIN");
    }

    Reply authenticate(Exchange exchange, Transport transport, Question question)
            throws IOException, ImapSyntaxException, CommandReader.TooLongException {
        var args = exchange.args();
        var mechanism = args.word("the mechanism of AUTHENTICATE");
        var initial = "";
        if (args.skip(' ')) {
            initial = args.until(" ");
        }
        args.end();
        var named =
                Arrays.stream(Mechanism.values())
                        .filter(each -> each.name().equals(mechanism))
                        .findFirst();
        if (named.isEmpty()) {
            return Reply.no("The mechanisms are those that CAPABILITY lists");
        }
        return switch (named.get()) {
            case PLAIN -> plain(exchange, transport, question, initial);
            case OAUTHBEARER, XOAUTH2 ->
                    bearer(exchange, transport, question, named.get(), initial);
        };
    }

    private Reply plain(Exchange exchange, Transport transport, Question question, String initial)
            throws IOException, CommandReader.TooLongException {
        if (!transport.isSafe) {
            return notSafe();
        }
        var answer = initial.isEmpty() ? question.ask("") : initial;
        if (answer.equals("*")) {
            return Reply.bad("AUTHENTICATE was given up");
        }
        var fields = plain(answer);
        if (fields.size() != 3 || fields.get(1).isEmpty()) {
            return Reply.bad(
                    "The answer to PLAIN is base64 of an empty or equal name, NUL, name, NUL and"
                            + " password");
        }
        var asWhom = fields.get(0);
        if (!asWhom.isEmpty() && !asWhom.equals(fields.get(1))) {
            return Reply.no("[AUTHORIZATIONFAILED] Nobody may act for another user");
        }
        return signIn(exchange, transport, fields.get(1), fields.get(2), "AUTHENTICATE");
    }

    private static List<String> plain(String base64) {
        try {
            var text =
                    new String(
                            Base64.getDecoder().decode(base64.equals("=") ? "" : base64),
                            StandardCharsets.UTF_8);
            return List.of(text.split("\0", -1));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    /** RFC 7628; XOAUTH2 is what clients spoke before, and differs in how the answer is written. */
    private Reply bearer(
            Exchange exchange,
            Transport transport,
            Question question,
            Mechanism mechanism,
            String initial)
            throws IOException, CommandReader.TooLongException {
        if (tokens.isEmpty()) {
            return Reply.no("Access tokens are not taken here; sign in with PLAIN");
        }
        if (!transport.takesTokens) {
            return notSafe();
        }
        var text = initial.isEmpty() ? question.ask("") : initial;
        if (text.equals("*")) {
            return Reply.bad("AUTHENTICATE was given up");
        }
        var answer = BearerAnswer.read(mechanism, text);
        if (answer.isEmpty()) {
            return Reply.bad(
                    mechanism == Mechanism.XOAUTH2
                            ? "The answer to XOAUTH2 is base64 of user=NAME ^A auth=Bearer TOKEN ^A"
                                    + " ^A"
                            : "The answer to OAUTHBEARER is base64 of n,a=NAME, ^A auth=Bearer"
                                    + " TOKEN ^A ^A");
        }
        var name = answer.get().name();
        Outcome outcome;
        try {
            outcome = throttle.signIn(name, tokens.get(), answer.get().token(), remote);
        } catch (ProviderUnreachable e) {
            LOG.warn("IMAP sign-in by token from {}: {}", remote.getHostAddress(), e.getMessage());
            return Reply.no("[UNAVAILABLE] The token cannot be looked at now; try again later");
        }
        if (outcome instanceof Outcome.Wrong) {
            // The client reads why and says anything; only then the command ends (RFC 7628 §3.2.3).
            var _ = question.ask(why(mechanism));
        }
        return reply(
                exchange, transport, name.isEmpty() ? "a token" : name, outcome, "AUTHENTICATE");
    }

    private String why(Mechanism mechanism) {
        var json =
                mechanism == Mechanism.XOAUTH2
                        ? "{\"status\":\"401\",\"schemes\":\"bearer\"}"
                        : "{\"status\":\"invalid_token\",\"openid-configuration\":\"%s\"}"
                                .formatted(
                                        tokens.orElseThrow()
                                                .description()
                                                .replace("\\", "\\\\")
                                                .replace("\"", "\\\""));
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private Reply signIn(
            Exchange exchange, Transport transport, String name, String password, String command) {
        return transport.isSafe
                ? reply(exchange, transport, name, throttle.signIn(name, password, remote), command)
                : notSafe();
    }

    private Reply reply(
            Exchange exchange, Transport transport, String name, Outcome outcome, String command) {
        return switch (outcome) {
            case Outcome.SignedIn(var mailbox) -> {
                exchange.session().signIn(mailbox);
                LOG.info(
                        "IMAP sign-in of {} from {}",
                        ImapText.human(name),
                        remote.getHostAddress());
                yield Reply.ok(
                        "["
                                + capabilities(exchange.session(), transport)
                                + "] "
                                + command
                                + " completed");
            }
            case Outcome.Wrong() -> {
                failures++;
                LOG.info("IMAP sign-in from {} failed", remote.getHostAddress());
                yield Reply.no("[AUTHENTICATIONFAILED] Name, password or token is wrong");
            }
            case Outcome.TooMany() -> {
                failures++;
                LOG.warn("IMAP sign-in from {} refused: too many failed", remote.getHostAddress());
                yield Reply.no(
                        "[LIMIT] Too many failed sign-ins; try again in "
                                + limits.of(ImapLimit.FAILURE_SECONDS) / 60
                                + " minutes");
            }
        };
    }

    /** Whether the connection has failed too often to go on. */
    boolean isOver() {
        return failures >= limits.of(ImapLimit.FAILURES_PER_CONNECTION);
    }

    private static Reply notSafe() {
        return Reply.no("[PRIVACYREQUIRED] Use TLS before you sign in: STARTTLS, or imaps");
    }
}
