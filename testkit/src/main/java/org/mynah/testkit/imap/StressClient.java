package org.mynah.testkit.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mynah.testkit.imap.StressModel.Mail;

/** One of the clients: gives random commands and checks each answer. One thread at a time. */
final class StressClient implements AutoCloseable {

    private static final Pattern APPENDUID = Pattern.compile("\\[APPENDUID [0-9]+ ([0-9]+)]");
    private static final Pattern COPYUID =
            Pattern.compile("\\[COPYUID [0-9]+ ([0-9:,]+) ([0-9:,]+)]");
    private static final Pattern STATUS =
            Pattern.compile("UIDVALIDITY ([0-9]+) HIGHESTMODSEQ ([0-9]+)");
    private static final int ENOUGH_MAILS = 120;

    /** Where a client goes on after it was away (RFC 7162). */
    private record Resume(String uidValidity, String modSeq, StressView view) {}

    private final int number;
    private final StressModel model;
    private final StressWire wire;
    private final Random random;
    private final boolean isQresync;
    private final Map<String, Resume> resumes = new HashMap<>();
    private String folder;
    private StressView view;
    private int mails;

    StressClient(ImapStress.Server server, StressModel model, int number, long seed)
            throws IOException {
        this.number = number;
        this.model = model;
        this.random = new Random(seed * 31 + number);
        this.isQresync = number % 2 == 0;
        this.wire = new StressWire(server.address());
        must("LOGIN " + server.user() + " " + server.password());
        if (isQresync) {
            must("ENABLE QRESYNC");
        }
        this.folder = StressModel.FOLDERS.getFirst();
        this.view = new StressView(who(), model);
    }

    String folder() {
        return folder;
    }

    StressView view() {
        return view;
    }

    private String who() {
        return "connection " + number + " in " + folder;
    }

    // Commands

    /** Some random commands, each answer of which is checked. */
    void work(int commands) throws IOException {
        for (int i = 0; i < commands; i++) {
            one();
            learn();
        }
    }

    private void one() throws IOException {
        var isCrowded = model.folder(folder).size() > ENOUGH_MAILS;
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> {
                if (isCrowded) {
                    remove();
                } else {
                    append();
                }
            }
            case 3, 4 -> markByUid();
            case 5, 6 -> markByNumber();
            case 7, 8 -> flagOwn();
            case 9 -> remove();
            case 10 -> transfer("COPY");
            case 11 -> transfer("MOVE");
            case 12, 13 -> fetchNumbers();
            case 14 -> fetchOwn();
            case 15 -> searchOwn();
            case 16 -> told(must("NOOP"));
            case 17 -> told(wire.idle());
            case 18 -> told(must("EXPUNGE"));
            default -> select(StressModel.FOLDERS.get(random.nextInt(2)));
        }
    }

    private void append() throws IOException {
        var text =
                "Subject: mail %d of connection %d\r\n\r\n%s\r\n"
                        .formatted(++mails, number, "x".repeat(random.nextInt(3000)));
        var target = StressModel.FOLDERS.get(random.nextInt(2));
        var isSeen = random.nextBoolean();
        var answer =
                must(
                        "APPEND %s (%s) {%d+}\r\n%s"
                                .formatted(target, isSeen ? "\\Seen" : "", text.length(), text));
        var uid = APPENDUID.matcher(answer.getLast());
        if (uid.find()) {
            var mail = new Mail(number, text, false);
            mail.isSeen = isSeen;
            model.folder(target).put(Long.parseLong(uid.group(1)), mail);
        } else {
            model.differs(who() + ": APPEND without a UID: " + answer.getLast());
        }
        told(answer);
    }

    private void markByUid() throws IOException {
        var uid = anyUid();
        if (uid > 0) {
            mark("UID STORE " + uid, uid);
        }
    }

    private void markByNumber() throws IOException {
        if (!view.uids().isEmpty()) {
            var sequence = 1 + random.nextInt(view.uids().size());
            var uid = view.uids().get(sequence - 1);
            if (uid != 0) {
                mark("STORE " + sequence, uid);
            }
        }
    }

    private void mark(String store, long uid) throws IOException {
        var isOn = random.nextBoolean();
        var keyword = StressModel.keyword(number);
        var isSilent = random.nextBoolean();
        var answer =
                must(
                        "%s %sFLAGS%s (%s)"
                                .formatted(
                                        store,
                                        isOn ? "+" : "-",
                                        isSilent ? ".SILENT" : "",
                                        keyword));
        // Before the answer is noted: what it tells is newer.
        if (isSilent) {
            view.set(uid, keyword, isOn);
        }
        model.mark(folder, uid, number, isOn);
        told(answer);
    }

    private void flagOwn() throws IOException {
        var uid = ownUid();
        if (uid == 0) {
            return;
        }
        var mail = own(uid);
        var isOn = random.nextBoolean();
        var flag = random.nextBoolean() ? "\\Seen" : "\\Flagged";
        var answer = must("UID STORE %d %sFLAGS (%s)".formatted(uid, isOn ? "+" : "-", flag));
        if (flag.equals("\\Seen")) {
            mail.isSeen = isOn;
        } else {
            mail.isFlagged = isOn;
        }
        told(answer);
    }

    private void remove() throws IOException {
        var uid = ownUid();
        if (uid == 0) {
            return;
        }
        own(uid).isDoomed = true;
        told(must("UID STORE " + uid + " +FLAGS (\\Deleted)"));
        if (random.nextBoolean()) {
            told(must("UID EXPUNGE " + uid));
            // Another client may have been first, but now it is gone.
            model.folder(folder).remove(uid);
        }
    }

    private void transfer(String command) throws IOException {
        var uid = ownUid();
        if (uid == 0) {
            return;
        }
        var mail = own(uid);
        var target = StressModel.FOLDERS.get(random.nextInt(2));
        var answer = must("UID " + command + " " + uid + " " + target);
        var line = answer.stream().filter(each -> each.contains("[COPYUID")).findFirst().orElse("");
        var uids = COPYUID.matcher(line);
        if (uids.find() && Long.parseLong(uids.group(1)) == uid) {
            var copied = new Mail(number, mail.text, true);
            copied.isSeen = mail.isSeen;
            copied.isFlagged = mail.isFlagged;
            var there = Long.parseLong(uids.group(2));
            model.folder(target).put(there, copied);
            model.mark(folder, uid, number)
                    .ifPresent(isOn -> model.mark(target, there, number, isOn));
            if (command.equals("MOVE")) {
                model.folder(folder).remove(uid);
            }
        } else {
            model.differs(who() + ": " + command + " of UID " + uid + ": " + answer);
        }
        told(answer);
    }

    private void fetchNumbers() throws IOException {
        if (!view.uids().isEmpty()) {
            var from = 1 + random.nextInt(view.uids().size());
            var to = Math.min(view.uids().size(), from + random.nextInt(10));
            // A message may be gone, and the answer NO (RFC 2180 §4.1).
            told(command("FETCH " + from + ":" + to + " (UID FLAGS)"));
        }
    }

    private void fetchOwn() throws IOException {
        var uid = ownUid();
        if (uid == 0) {
            return;
        }
        var text = own(uid).text;
        var answer = must("UID FETCH " + uid + " (BODY.PEEK[])");
        var literal = "{" + text.length() + "}\r\n" + text;
        if (answer.stream().noneMatch(line -> line.contains(literal))) {
            model.differs(who() + ": UID " + uid + " has another text than was appended");
        }
        told(answer);
    }

    private void searchOwn() throws IOException {
        var answer = must("UID SEARCH KEYWORD " + StressModel.keyword(number));
        var found = searched(answer);
        for (var uid : found) {
            if (!model.mark(folder, uid, number).orElse(true)) {
                model.differs(who() + ": SEARCH found UID " + uid + " without the keyword");
            }
        }
        for (var mail : model.folder(folder).entrySet()) {
            if (mail.getValue().owner == number
                    && !mail.getValue().isDoomed
                    && model.mark(folder, mail.getKey(), number).orElse(false)
                    && view.uids().contains(mail.getKey())
                    && !found.contains(mail.getKey())) {
                model.differs(who() + ": SEARCH did not find UID " + mail.getKey());
            }
        }
        told(answer);
    }

    static SortedSet<Long> searched(List<String> answer) {
        var found = new TreeSet<Long>();
        for (var line : answer) {
            if (line.startsWith("* SEARCH")) {
                for (var word : line.substring(8).strip().split(" ", -1)) {
                    if (word.matches("[0-9]+")) {
                        found.add(Long.parseLong(word));
                    }
                }
            }
        }
        return found;
    }

    /** Selects a folder, and goes on where the client was when it can. */
    void select(String name) throws IOException {
        folder = name;
        var resume = resumes.get(name);
        view = new StressView(who(), model);
        if (resume == null || random.nextInt(3) == 0) {
            told(must("SELECT " + name));
            return;
        }
        var answer =
                must(
                        "SELECT %s (QRESYNC (%s %s))"
                                .formatted(name, resume.uidValidity, resume.modSeq));
        view = resume.view.copy();
        // What is gone since it was away comes first: the numbers are those of the others.
        var isGone = Pattern.compile("\\* VANISHED \\(EARLIER\\).*").asMatchPredicate();
        told(answer.stream().filter(isGone).toList());
        told(answer.stream().filter(isGone.negate()).toList());
    }

    /** Learns which messages have come, and their flags. */
    private void learn() throws IOException {
        var first = view.firstUnknown();
        if (first > 0) {
            told(command("FETCH " + first + ":" + view.uids().size() + " (UID FLAGS)"));
        }
    }

    /** The UID of any mail, often one that others look at too; 0 when there is none. */
    private long anyUid() {
        var most = random.nextBoolean() ? 3 : Integer.MAX_VALUE;
        return view.uids().isEmpty()
                ? 0
                : view.uids().get(random.nextInt(Math.min(most, view.uids().size())));
    }

    /** The UID of a mail of its own that it sees; 0 when there is none. */
    private long ownUid() {
        var own = new ArrayList<Long>();
        for (var uid : view.uids()) {
            var mail = model.folder(folder).get(uid);
            if (mail != null && mail.owner == number && !mail.isDoomed) {
                own.add(uid);
            }
        }
        return own.isEmpty() ? 0 : own.get(random.nextInt(own.size()));
    }

    private Mail own(long uid) {
        var mail = model.folder(folder).get(uid);
        if (mail == null) {
            throw new IllegalStateException("UID " + uid + " is in the view and not in the model");
        }
        return mail;
    }

    // Checks, when nobody else is at work

    /** Learns all that there is to tell. */
    void catchUp() throws IOException {
        told(must("NOOP"));
        learn();
    }

    /** The flags of each message, asked for anew. */
    Map<Long, SortedSet<String>> truth() throws IOException {
        var truth = new java.util.TreeMap<Long, SortedSet<String>>();
        var form =
                Pattern.compile(
                        "UID ([0-9]+).* FLAGS \\(([^)]*)\\)|FLAGS \\(([^)]*)\\).* UID ([0-9]+)");
        for (var line : command("UID FETCH 1:* (UID FLAGS)")) {
            var item = form.matcher(line);
            if (line.startsWith("* ") && item.find()) {
                var uid = item.group(1) == null ? item.group(4) : item.group(1);
                var flags = item.group(2) == null ? item.group(3) : item.group(2);
                truth.put(Long.parseLong(uid), StressView.words(flags));
            }
        }
        return truth;
    }

    SortedSet<Long> search(String key) throws IOException {
        return searched(must("UID SEARCH " + key));
    }

    String status(String items) throws IOException {
        return must("STATUS " + folder + " (" + items + ")").getFirst();
    }

    /** Remembers where it is, to go on from there after it was away. */
    void remember() throws IOException {
        var status = STATUS.matcher(status("UIDVALIDITY HIGHESTMODSEQ"));
        if (isQresync && status.find()) {
            resumes.put(folder, new Resume(status.group(1), status.group(2), view.copy()));
        }
    }

    private void told(List<String> answer) {
        for (var line : answer) {
            if (line.startsWith("* ")) {
                view.told(line.substring(2));
            }
        }
    }

    private List<String> command(String command) throws IOException {
        model.count();
        return wire.command(command);
    }

    private List<String> must(String command) throws IOException {
        var answer = command(command);
        if (!answer.getLast().startsWith("OK")) {
            model.differs(
                    who()
                            + ": "
                            + command.lines().findFirst().orElse("")
                            + ": "
                            + answer.getLast());
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
