package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes texts of secrets that only the session with this key can read (AES-256-GCM). Immutable; the
 * key is never written anywhere.
 */
public final class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[KEY_BYTES];

    /** A seal with a key of its own. */
    Seal() {
        random.nextBytes(key);
    }

    /** The secret as a text. */
    public String close(SecureText secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed =
                run(Cipher.ENCRYPT_MODE, nonce, secret.reveal().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed);
    }

    /** The secret of a text. */
    public SecureText open(String text) {
        try {
            var bytes = HexFormat.of().parseHex(text);
            if (bytes.length < NONCE_BYTES) {
                throw foreign();
            }
            var plain =
                    run(
                            Cipher.DECRYPT_MODE,
                            Arrays.copyOf(bytes, NONCE_BYTES),
                            Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
            return new SecureText(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException _) {
            throw foreign();
        }
    }

    private static ScriptError foreign() {
        return new ScriptError(
                "The text was not sealed by this session; give -AsPlainText -Force for a plain one.",
                "InvalidArgument");
    }
}
