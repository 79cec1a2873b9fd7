package org.mynah.mail.imap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.sql.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: reads a command, runs it, tells what changed, answers; then the next. Runs on the
 * connection's own virtual thread; {@link #isOverdue} and {@link #hangUp} may be called from
 * others.
 */
final class ImapConnection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ImapConnection.class);

    private final ImapLimits limits;
    private final Optional<SSLContext> tls;
    private final boolean hasTokens;
    private final Session session;
    private final SignInCommands signIn;
    private final Socket wire;
    private Socket socket;
    private volatile long deadline;
    private InputStream in;
    private ImapOutput out;
    private CommandReader reader;
    private SignInCommands.Transport transport;
    private boolean isBehind;
    private boolean isOver;
    private int wrong;
    private Runnable signedIn = () -> {};

    /**
     * @param wire the connection itself, which may be closed at any time
     * @param socket the same, or TLS over it
     */
    ImapConnection(
            Socket wire,
            Socket socket,
            boolean isTls,
            MailStore store,
            SignInThrottle throttle,
            Optional<TokenSignIn> tokens,
            Optional<SSLContext> tls,
            ImapLimits limits)
            throws IOException {
        this.wire = wire;
        this.socket = socket;
        this.limits = limits;
        this.tls = tls;
        this.hasTokens = tokens.isPresent();
        this.session = new Session(store);
        this.signIn = new SignInCommands(throttle, tokens, socket.getInetAddress(), limits);
        allow(ImapLimit.SIGN_IN_SECONDS);
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.out = new ImapOutput(socket.getOutputStream(), this::begun);
        this.reader = new CommandReader(in, limits, this::giveLeave);
        this.transport =
                new SignInCommands.Transport(
                        isTls || socket.getInetAddress().isLoopbackAddress(),
                        !isTls && tls.isPresent(),
                        isTls && tokens.isPresent());
    }

    /** Has somebody told when the client has signed in; before it runs. */
    void whenSignedIn(Runnable told) {
        signedIn = told;
    }

    @Override
    public void run() {
        try (session) {
            out.untagged(
                    "OK ["
                            + SignInCommands.capabilities(session, transport)
                            + "] Mynah takes IMAP commands");
            out.flush();
            while (!isOver) {
                next();
                out.flush();
            }
        } catch (IOException e) {
            // The client is gone, or was hung up on: nothing that an operator could mend.
            LOG.debug("IMAP connection ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("An IMAP connection failed; it was closed", e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing an IMAP connection: {}", e.getMessage());
        }
        hangUp();
    }

    private void next() throws IOException {
        // Before sign-in the time runs from the connection's begin, whatever is sent meanwhile.
        if (session.isSignedIn()) {
            allow(ImapLimit.SILENT_SECONDS);
        }
        try {
            var command = reader.read(session.isSignedIn(), this::begun);
            if (command.isEmpty()) {
                isOver = true;
                return;
            }
            answer(command.get());
        } catch (CommandReader.TooLongException e) {
            out.line(e.tag() + " BAD [TOOBIG] " + e.getMessage());
            if (e.isOver()) {
                bye("The rest of the command cannot be told from the next one");
            }
            countWrong();
        }
    }

    private void begun() {
        if (session.isSignedIn()) {
            allow(ImapLimit.COMMAND_SECONDS);
        }
    }

    private void answer(CommandText text) throws IOException, CommandReader.TooLongException {
        var message = new IncomingMessage(text);
        var parser = new ImapParser(text, limits, session.isUtf8());
        var tag = "*";
        var wasSignedIn = session.isSignedIn();
        Reply reply;
        try {
            tag = parser.tag();
            parser.space("the command");
            reply = run(tag, parser, message);
        } catch (ImapSyntaxException e) {
            reply = Reply.bad(e.text());
        } catch (MailRefused e) {
            reply = Reply.no(code(e.reason()) + ImapText.human(e.getMessage()));
        } catch (DatabaseException e) {
            LOG.error("an IMAP command failed: {}", e.getMessage());
            reply = Reply.no("[UNAVAILABLE] The mail store cannot answer now; try again later");
        }
        if (session.isSignedIn() && !wasSignedIn) {
            signedIn.run();
        }
        message.finish();
        if (reply.isSaid() || isOver) {
            return;
        }
        out.line(tag + " " + reply.condition() + " " + reply.text());
        if (reply.condition() == Reply.Condition.BAD) {
            countWrong();
        } else {
            wrong = 0;
        }
        if (signIn.isOver()) {
            bye("Too many failed sign-ins");
        }
    }

    private Reply run(String tag, ImapParser parser, IncomingMessage message)
            throws IOException, ImapSyntaxException, MailRefused, CommandReader.TooLongException {
        var name = parser.word("a command");
        var isUid = name.equals("UID");
        if (isUid) {
            parser.space("the command after UID");
            name = parser.word("a command");
        }
        var command = Command.of(name).filter(found -> !isUid || found.hasUidForm());
        if (command.isEmpty()) {
            return Reply.bad(
                    "There is no command '"
                            + (isUid ? "UID " : "")
                            + ImapText.human(name)
                            + "'; CAPABILITY lists what the server can do");
        }
        var refusal = command.get().refusal(session);
        if (refusal.isPresent()) {
            return Reply.bad(refusal.get());
        }
        if (!parser.isAtEnd()) {
            parser.space("what follows " + name);
        }
        if (!session.isOpen()) {
            bye("This mailbox was disabled or removed");
            return Reply.no("There is no mailbox any more");
        }
        var exchange = new Exchange(session, out, parser, limits, tag, isUid);
        var reply = run(command.get(), exchange, message);
        return tell(command.get(), isUid) ? withCounter(reply) : reply;
    }

    /** RFC 7162 §3.2.7: who is told that messages vanished learns the counter that goes with it. */
    private Reply withCounter(Reply reply) {
        var selected = session.selected();
        return session.isQresync()
                        && selected.isPresent()
                        && reply.condition() == Reply.Condition.OK
                        && !reply.text().startsWith("[")
                ? Reply.ok("[HIGHESTMODSEQ " + selected.get().modSeq() + "] " + reply.text())
                : reply;
    }

    private Reply run(Command command, Exchange exchange, IncomingMessage message)
            throws IOException, ImapSyntaxException, MailRefused, CommandReader.TooLongException {
        return switch (command) {
            case CAPABILITY -> {
                exchange.args().end();
                out.untagged(SignInCommands.capabilities(session, transport));
                yield Reply.ok("CAPABILITY completed");
            }
            case NOOP, CHECK -> {
                exchange.args().end();
                isBehind = true;
                yield Reply.ok(command + " completed");
            }
            case LOGOUT -> {
                exchange.args().end();
                out.untagged("BYE Good-bye");
                out.line(exchange.tag() + " OK LOGOUT completed");
                isOver = true;
                yield Reply.SAID;
            }
            case STARTTLS -> startTls(exchange);
            case ID -> SignInCommands.id(exchange);
            case ENABLE -> SignInCommands.enable(exchange);
            case LOGIN -> signIn.login(exchange, transport);
            case AUTHENTICATE -> signIn.authenticate(exchange, transport, this::ask);
            case NAMESPACE -> FolderCommands.namespace(exchange);
            case LIST -> FolderCommands.list(exchange);
            case LSUB -> FolderCommands.lsub(exchange);
            case STATUS -> FolderCommands.status(exchange);
            case CREATE -> FolderCommands.create(exchange);
            case DELETE -> FolderCommands.delete(exchange);
            case RENAME -> FolderCommands.rename(exchange);
            case SUBSCRIBE -> FolderCommands.subscribe(exchange, true);
            case UNSUBSCRIBE -> FolderCommands.subscribe(exchange, false);
            case GETQUOTA -> FolderCommands.getQuota(exchange);
            case GETQUOTAROOT -> FolderCommands.quotaRoot(exchange);
            case SELECT -> SelectCommands.select(exchange, false);
            case EXAMINE -> SelectCommands.select(exchange, true);
            case CLOSE -> SelectCommands.close(exchange);
            case UNSELECT -> SelectCommands.unselect(exchange);
            case APPEND -> AppendCommand.run(exchange, message);
            case IDLE -> idle(exchange);
            case FETCH -> FetchCommand.run(exchange);
            case STORE -> MessageCommands.store(exchange);
            case COPY -> MessageCommands.copy(exchange);
            case MOVE -> MessageCommands.move(exchange);
            case EXPUNGE -> MessageCommands.expunge(exchange);
            case SEARCH -> SearchCommand.search(exchange);
            case SORT -> SearchCommand.sort(exchange);
            case THREAD -> ThreadCommand.run(exchange);
        };
    }

    /**
     * Tells what changed in the selected folder, by this command or by others.
     *
     * @return whether messages vanished
     */
    private boolean tell(Command command, boolean isUid) throws IOException, MailRefused {
        var selected = session.selected();
        if (selected.isEmpty()) {
            isBehind = false;
            return false;
        }
        isBehind |= session.changes().drainPermits() > 0;
        if (!isBehind) {
            return false;
        }
        var mayExpunge = command.mayExpunge(isUid);
        isBehind = !mayExpunge;
        return selected.get().tell(out, mayExpunge, session);
    }

    /** RFC 2177: tells of changes as they happen, until the client says DONE. */
    private Reply idle(Exchange exchange)
            throws IOException, ImapSyntaxException, MailRefused, CommandReader.TooLongException {
        exchange.args().end();
        out.line("+ Idling");
        var _ = tell(Command.IDLE, false);
        out.flush();
        out.rest();
        allow(ImapLimit.SILENT_SECONDS);
        String line;
        var selected = session.selected();
        if (selected.isEmpty()) {
            line = reader.line();
        } else {
            // While the teller lives, it alone writes; this thread only waits for the client.
            var teller = new IdleTeller(session, selected.get(), out, this::hangUp);
            try (teller) {
                line = reader.line();
            }
        }
        allow(ImapLimit.COMMAND_SECONDS);
        isBehind = true;
        return line.equalsIgnoreCase("DONE")
                ? Reply.ok("IDLE completed")
                : Reply.bad("IDLE ends with DONE");
    }

    private Reply startTls(Exchange exchange) throws IOException, ImapSyntaxException {
        exchange.args().end();
        if (!transport.mayStartTls()) {
            // As a command that is not there (RFC 3501 §6.2.1): it was not offered.
            return Reply.bad("TLS is not available on this connection");
        }
        out.line(exchange.tag() + " OK Begin TLS");
        out.flush();
        var factory = tls.orElseThrow().getSocketFactory();
        // The second argument is what was read already: nothing. Commands that were sent in clear
        // before the handshake are dropped with the old buffer, not taken as if they were safe.
        var layered = (SSLSocket) factory.createSocket(socket, null, true);
        layered.startHandshake();
        socket = layered;
        in = new BufferedInputStream(layered.getInputStream(), 16 * 1024);
        out = new ImapOutput(layered.getOutputStream(), this::begun);
        reader = new CommandReader(in, limits, this::giveLeave);
        transport = new SignInCommands.Transport(true, false, hasTokens);
        return Reply.SAID;
    }

    private String ask(String prompt) throws IOException, CommandReader.TooLongException {
        out.line("+ " + prompt);
        out.flush();
        return reader.line();
    }

    private void giveLeave() throws IOException {
        out.line("+ Go on");
        out.flush();
    }

    private void bye(String why) throws IOException {
        out.untagged("BYE " + why);
        isOver = true;
    }

    private void countWrong() throws IOException {
        if (++wrong >= limits.of(ImapLimit.WRONG_COMMANDS) && !isOver) {
            bye("Too many wrong commands");
        }
    }

    private void allow(ImapLimit limit) {
        deadline = System.nanoTime() + Duration.ofSeconds(limits.of(limit)).toNanos();
    }

    /** Whether the client has taken longer than it may. */
    boolean isOverdue(long nanoTime) {
        return nanoTime - deadline > 0;
    }

    /** Ends the connection, whatever it is doing: closing TLS might wait for the client. */
    void hangUp() {
        try {
            wire.close();
        } catch (IOException e) {
            LOG.debug("closing an IMAP connection: {}", e.getMessage());
        }
    }

    private static String code(MailRefused.Reason reason) {
        return switch (reason) {
            case NO_MAILBOX, NO_FOLDER -> "[NONEXISTENT] ";
            case FOLDER_EXISTS -> "[ALREADYEXISTS] ";
            case FOLDER_NEEDED, BAD_NAME, SEARCH_FOLDER -> "[CANNOT] ";
            case OVER_QUOTA -> "[OVERQUOTA] ";
            case TOO_LARGE -> "[TOOBIG] ";
            case TOO_MANY_FOLDERS -> "[LIMIT] ";
        };
    }

    /** The message of APPEND on the wire. One thread. */
    private final class IncomingMessage implements AppendCommand.Incoming {
        private final CommandText text;
        private @Nullable LiteralInput literal;
        private boolean isOver;

        IncomingMessage(CommandText text) {
            this.text = text;
        }

        @Override
        public long size() {
            return text.message();
        }

        @Override
        public boolean isBinary() {
            return text.isBinary();
        }

        @Override
        public InputStream begin() throws IOException {
            if (text.isWaiting()) {
                giveLeave();
            }
            literal = new LiteralInput(in, text.message(), () -> allow(ImapLimit.COMMAND_SECONDS));
            return literal;
        }

        @Override
        public String end() throws IOException {
            isOver = true;
            try {
                return reader.line();
            } catch (CommandReader.TooLongException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        /** Reads what the client sends of it in any case, so that the next command is one. */
        void finish() throws IOException, CommandReader.TooLongException {
            if (text.message() < 0 || isOver || (literal == null && text.isWaiting())) {
                return;
            }
            if (literal == null && text.message() > limits.of(ImapLimit.APPEND_BYTES)) {
                bye("The message is too long to be read");
                return;
            }
            if (literal == null) {
                literal = new LiteralInput(in, text.message(), () -> {});
            }
            literal.drain();
            reader.line();
        }
    }
}
