package org.mynah.admin.shell;

import java.time.Duration;
import java.util.List;
import org.mynah.um.TestCalls;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.IpGateway;

/**
 * A telephone line on which every call is good. One thread.
 *
 * @param placed what was asked for, in words
 */
record GoodTestCalls(List<String> placed) implements TestCalls {

    @Override
    public Outcome loop(String keys, Duration atMost) {
        placed.add("loop " + keys + " " + atMost.toSeconds());
        return good(keys);
    }

    @Override
    public Outcome signIn(DialPlan plan, String extension, String pin, Duration atMost) {
        placed.add("sign-in " + plan.name() + " " + extension + " " + pin.length());
        return good("");
    }

    @Override
    public Outcome through(
            IpGateway gateway, int port, String phone, String from, String keys, Duration atMost) {
        placed.add("through " + gateway.name() + " " + phone + " " + keys);
        return good("");
    }

    private static Outcome good(String received) {
        return new Outcome("sip:test", "", Duration.ofMillis(12), received, 0);
    }
}
