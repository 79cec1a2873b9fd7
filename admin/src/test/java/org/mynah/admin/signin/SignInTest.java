package org.mynah.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.admin.shell.ShellFixture;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.store.signin.SignInRecords;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;

/** How people and programs sign in over HTTP, and how guessing is slowed down. */
class SignInTest {

    private static final String LOCAL_TOKEN = "0123456789abcdef";
    private static final String TONY = "tonysmith@contoso.com";
    private static final String RIGHT = "Kite.4421";
    private static final String HERE = "127.0.0.1";
    private static final String THERE = "192.0.2.7";

    @TempDir private Path folder;
    private ShellFixture shell;
    private SecondFactors secondFactors;
    private SignIn signIn;
    private Callers callers;
    private final SteeredClock clock = new SteeredClock();
    private final AtomicInteger checks = new AtomicInteger();

    /** A clock that goes when it is told to. */
    private static final class SteeredClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() {
        shell = new ShellFixture(folder);
        shell.good(
                "$p = ConvertTo-SecureString -String '" + RIGHT + "' -AsPlainText -Force",
                "New-Mailbox -Name 'Tony Smith' -Alias tonysmith -UserPrincipalName "
                        + TONY
                        + " -Password $p");
        var directory = shell.store.directory();
        secondFactors = new SecondFactors(new SealedSecrets(new byte[32]), clock);
        signIn =
                new SignIn(
                        directory,
                        new SignInRecords(shell.store.database()),
                        (name, password) -> {
                            checks.incrementAndGet();
                            return name.equalsIgnoreCase(TONY) && password.equals(RIGHT)
                                    ? Optional.of(tony().id())
                                    : Optional.empty();
                        },
                        secondFactors,
                        SignInLimits.DEFAULT,
                        clock);
        callers = new Callers(LOCAL_TOKEN, directory, signIn, clock);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    private Mailbox tony() {
        return shell.store
                .directory()
                .read(reader ->
                        new Mailbox(Identities.find(reader, ObjectKind.MAILBOX, "tonysmith")));
    }

    private SignIn.Result attempt(String password) {
        return signIn.signIn(TONY, password, Optional.empty(), THERE);
    }

    private String token() {
        return ((SignIn.Granted) attempt(RIGHT)).token();
    }

    private Optional<org.mynah.admin.roles.Caller> callerWith(String token) {
        return callers.find("Bearer " + token, THERE);
    }

    @Test
    void the_right_password_opens_a_session_with_the_roles_of_the_user() {
        shell.good("Add-RoleGroupMember 'UM Management' -Member tonysmith");

        var caller = callerWith(token()).orElseThrow();

        assertThat(caller.name()).isEqualTo(TONY);
        assertThat(caller.from()).isEqualTo(THERE);
        assertThat(caller.roles())
                .contains(ManagementRole.UM_MAILBOXES, ManagementRole.MY_VOICE_MAIL)
                .doesNotContain(ManagementRole.ROLE_MANAGEMENT);
    }

    @Test
    void roles_that_are_taken_away_are_gone_with_the_next_request() {
        shell.good("Add-RoleGroupMember 'UM Management' -Member tonysmith");
        var token = token();
        shell.good("Remove-RoleGroupMember 'UM Management' -Member tonysmith -Confirm:$false");

        assertThat(callerWith(token).orElseThrow().roles())
                .doesNotContain(ManagementRole.UM_MAILBOXES);
    }

    @Test
    void a_session_ends_when_it_is_idle_or_old_or_left() {
        var idle = token();
        clock.pass(SignInLimits.DEFAULT.idle());
        assertThat(callerWith(idle)).isEmpty();

        var old = token();
        for (int i = 0; i < 24; i++) {
            clock.pass(Duration.ofMinutes(29));
            assertThat(callerWith(old)).isPresent();
        }
        clock.pass(Duration.ofMinutes(29));
        assertThat(callerWith(old)).isEmpty();

        var left = token();
        signIn.signOut(left);
        assertThat(callerWith(left)).isEmpty();
    }

    @Test
    void a_new_password_ends_the_sessions() {
        var token = token();
        shell.good(
                "Set-Mailbox tonysmith -Password (ConvertTo-SecureString -String 'Lark.7719' -AsPlainText -Force)");

        assertThat(callerWith(token)).isEmpty();
    }

    @Test
    void a_removed_user_has_no_session() {
        var token = token();
        shell.good("Remove-Mailbox tonysmith -Confirm:$false");

        assertThat(callerWith(token)).isEmpty();
    }

    @Test
    void a_disabled_account_has_no_session() {
        var token = token();
        shell.store
                .directory()
                .change(
                        new Directory.Change("test", "test", "disable"),
                        writer ->
                                UserMailboxes.disableAccount(
                                        writer,
                                        shell.umMailboxes,
                                        new Mailbox(
                                                Identities.find(
                                                        writer, ObjectKind.USER, "tonysmith")),
                                        new Warnings()));

        assertThat(callerWith(token)).isEmpty();
    }

    @Test
    void after_five_failures_an_account_waits_longer_and_longer() {
        for (int i = 0; i < SignInLimits.DEFAULT.freeFailures(); i++) {
            assertThat(attempt("wrong")).isInstanceOf(SignIn.Refused.class);
        }

        assertThat(attempt(RIGHT)).isEqualTo(new SignIn.TooMany(SignInLimits.DEFAULT.firstWait()));
        clock.pass(SignInLimits.DEFAULT.firstWait());
        assertThat(attempt("wrong")).isInstanceOf(SignIn.Refused.class);
        assertThat(attempt(RIGHT))
                .isEqualTo(new SignIn.TooMany(SignInLimits.DEFAULT.firstWait().multipliedBy(2)));
        clock.pass(SignInLimits.DEFAULT.firstWait().multipliedBy(2));
        assertThat(attempt(RIGHT)).isInstanceOf(SignIn.Granted.class);
        assertThat(attempt("wrong")).isInstanceOf(SignIn.Refused.class);
        assertThat(attempt(RIGHT)).isInstanceOf(SignIn.Granted.class);
    }

    @Test
    void one_address_waits_after_failures_on_many_accounts() {
        for (int i = 0; i < SignInLimits.DEFAULT.failuresPerAddress(); i++) {
            signIn.signIn("user" + i, "wrong", Optional.empty(), THERE);
        }

        assertThat(attempt(RIGHT)).isInstanceOf(SignIn.TooMany.class);
        assertThat(signIn.signIn(TONY, RIGHT, Optional.empty(), "192.0.2.8"))
                .isInstanceOf(SignIn.Granted.class);
    }

    @Test
    void a_hundred_guesses_at_once_are_five_guesses() throws Exception {
        checks.set(0);
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = new ArrayList<Callable<SignIn.Result>>();
            for (int i = 0; i < 100; i++) {
                var from = "192.0.2." + i;
                guesses.add(() -> signIn.signIn(TONY, "wrong", Optional.empty(), from));
            }
            guessers.invokeAll(guesses);
        }

        assertThat(checks).hasValue(SignInLimits.DEFAULT.freeFailures());
    }

    @Test
    void an_empty_password_or_an_endless_one_is_refused_unread() {
        assertThat(attempt("")).isInstanceOf(SignIn.Refused.class);
        assertThat(attempt("x".repeat(SignInLimits.DEFAULT.longestSecret() + 1)))
                .isInstanceOf(SignIn.Refused.class);
        assertThat(checks).hasValue(0);
    }

    @Test
    void with_a_second_factor_the_password_alone_is_not_enough() {
        var key =
                shell.store
                        .directory()
                        .change(
                                new Directory.Change("test", "test", "Enable-TwoStepVerification"),
                                writer -> secondFactors.enable(writer, tony()));
        assertThat(key.uri()).startsWith("otpauth://totp/Mynah:tonysmith%40contoso.com?secret=");
        var code = Totp.code(base32(key.key()), Totp.step(clock.instant()));

        assertThat(attempt(RIGHT)).isInstanceOf(SignIn.NeedsCode.class);
        assertThat(signIn.signIn(TONY, RIGHT, Optional.of("000000"), THERE))
                .isInstanceOf(SignIn.Refused.class);
        assertThat(signIn.signIn(TONY, RIGHT, Optional.of(code), THERE))
                .isInstanceOf(SignIn.Granted.class);
        // Who overheard the code cannot use it again.
        assertThat(signIn.signIn(TONY, RIGHT, Optional.of(code), THERE))
                .isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void an_api_token_has_the_roles_that_it_was_given_and_its_user_holds() {
        shell.good("Add-RoleGroupMember 'UM Management' -Member tonysmith");
        var token =
                shell.good(
                                "(New-ApiToken -Name Backup -Scopes 'UM PINs','UM Mailboxes' -User tonysmith -ExpiresInDays 7).Token")
                        .getFirst();
        assertThat(token).startsWith("myt_");

        assertThat(callerWith(token).orElseThrow().roles())
                .containsExactly(ManagementRole.UM_MAILBOXES);
        assertThat(shell.good("Get-ApiToken -User tonysmith | Format-List").toString())
                .contains("Backup")
                .doesNotContain(token);
    }

    @Test
    void an_api_token_ends_on_its_day_or_when_it_is_removed() {
        var tokens =
                shell.good(
                        "(New-ApiToken -Name One -Scopes 'UM PINs' -User tonysmith -ExpiresInDays 1).Token",
                        "(New-ApiToken -Name Two -Scopes 'UM PINs' -User tonysmith).Token");
        shell.good("Remove-ApiToken Two -User tonysmith -Confirm:$false");
        assertThat(callerWith(tokens.get(1))).isEmpty();

        // The cmdlet runs on the real clock, which is ahead of the test's.
        assertThat(callerWith(tokens.get(0))).isPresent();
        clock.now = Clock.systemUTC().instant().plus(Duration.ofDays(1));
        assertThat(callerWith(tokens.get(0))).isEmpty();
    }

    @Test
    void the_twenty_first_token_and_an_unknown_scope_are_refused() {
        assertThat(shell.errorIds("New-ApiToken -Name X -Scopes Kings -User tonysmith"))
                .containsExactly("UM-E006");
        for (int i = 0; i < 20; i++) {
            shell.good(
                    "New-ApiToken -Name T" + i + " -Scopes 'UM PINs' -User tonysmith | Out-Null");
        }
        assertThat(shell.errorIds("New-ApiToken -Name X -Scopes 'UM PINs' -User tonysmith"))
                .containsExactly("UM-E005");
        assertThat(shell.errorIds("New-ApiToken -Name T1 -Scopes 'UM PINs' -User tonysmith"))
                .contains("UM-E003");
    }

    @Test
    void only_the_local_token_opens_and_only_on_this_machine() {
        assertThat(callers.find("Bearer " + LOCAL_TOKEN, HERE))
                .hasValueSatisfying(caller -> assertThat(caller.from()).isEqualTo(HERE));
        assertThat(callers.find("Bearer " + LOCAL_TOKEN, THERE)).isEmpty();
        for (var wrong :
                List.of(
                        "",
                        "Bearer",
                        "Bearer ",
                        "Bearer 0123456789abcde",
                        "Bearer 0123456789abcdef0",
                        "Bearer mys_0123456789abcdef",
                        "Bearer myt_0123456789abcdef",
                        "Basic 0123456789abcdef",
                        LOCAL_TOKEN)) {
            assertThat(callers.find(wrong, HERE)).as(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_rfc_6238(long second, String code) {
        var key = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(Totp.code(key, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
        assertThat(Totp.base32(key)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    /** What an authenticator app makes of the key that is typed into it (RFC 4648 §6). */
    private static byte[] base32(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        int bits = 0;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = (value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bytes.write(value >> (bits - 8));
                bits -= 8;
            }
        }
        return bytes.toByteArray();
    }
}
