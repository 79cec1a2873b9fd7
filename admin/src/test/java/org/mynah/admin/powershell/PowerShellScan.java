package org.mynah.admin.powershell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads PowerShell as far as quotes, comments and brackets go, and keeps what is code. An error is
 * an {@link AssertionError} that names the line. One thread.
 */
final class PowerShellScan {

    private final String text;
    private final StringBuilder code = new StringBuilder();
    private final List<String> comments = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int at;

    private PowerShellScan(String text) {
        this.text = text;
    }

    /** Reads a whole file. */
    static PowerShellScan of(String text) {
        var scan = new PowerShellScan(text);
        scan.run();
        return scan;
    }

    /** The code: texts are blanked out, comments are gone. */
    String code() {
        return code.toString();
    }

    /** The blocks of comment. */
    List<String> comments() {
        return List.copyOf(comments);
    }

    private void run() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (text.startsWith("<#", at)) {
                comments.add(upTo("#>", 2));
            } else if (c == '#') {
                var end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '\'') {
                single();
            } else if (c == '"') {
                twofold();
            } else {
                bracket(c);
                code.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw wrong("never closed", open.peek());
        }
    }

    private void bracket(char c) {
        if ("([{".indexOf(c) >= 0) {
            open.push(at);
        } else if (")]}".indexOf(c) >= 0) {
            if (open.isEmpty()) {
                throw wrong("closes nothing", at);
            }
            var begin = open.pop();
            if ("([{".indexOf(text.charAt(begin)) != ")]}".indexOf(c)) {
                throw wrong("closes another bracket than it was opened by", begin);
            }
        }
    }

    private String upTo(String end, int from) {
        var stop = text.indexOf(end, at + from);
        if (stop < 0) {
            throw wrong("never ends", at);
        }
        var inner = text.substring(at + from, stop);
        at = stop + end.length();
        return inner;
    }

    /** Two quotes within are one; a line end within is suspicious and refused. */
    private void single() {
        var begin = at++;
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw wrong("a text never ends", begin);
            }
            if (text.charAt(at) == '\'') {
                if (!text.startsWith("''", at)) {
                    break;
                }
                at++;
            }
            at++;
        }
        at++;
        code.append("''");
    }

    /** A backtick escapes; {@code $(…)} within is code. */
    private void twofold() {
        var begin = at++;
        code.append('"');
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw wrong("a text never ends", begin);
            }
            if (text.charAt(at) == '`') {
                at += 2;
            } else if (text.startsWith("$(", at)) {
                int depth = 0;
                do {
                    depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
                    code.append(text.charAt(at));
                    at++;
                } while (depth > 0 || text.charAt(at - 1) == '$');
            } else if (text.charAt(at) == '"') {
                break;
            } else {
                at++;
            }
        }
        at++;
        code.append('"');
    }

    private AssertionError wrong(String what, int where) {
        var line = text.substring(0, where).lines().count();
        return new AssertionError(
                "line %d: %s: %s"
                        .formatted(
                                line,
                                what,
                                text.substring(where, Math.min(text.length(), where + 60))));
    }
}
