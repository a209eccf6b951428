package app.praetor.store.key;

import java.util.Arrays;

/** What a person gives to open a workspace. Closing it zeroes what was given; it never shows in text. */
public sealed interface Unlock extends AutoCloseable {
    /** Nothing: the key lies on this device, in the operating system's keyring or in a file of the configuration. */
    Unlock NONE = new None();

    @Override
    void close();

    /** Nothing is given. */
    record None() implements Unlock {
        @Override
        public void close() {
            // Nothing was given, so there is nothing to zero.
        }
    }

    /** The passphrase of the workspace. */
    final class Passphrase implements Unlock {
        private final char[] secret;

        /** Keeps this very array, so that closing zeroes the only copy. */
        public Passphrase(char[] secret) {
            this.secret = secret;
        }

        char[] secret() {
            return secret;
        }

        @Override
        public void close() {
            Arrays.fill(secret, '\0');
        }

        @Override
        public String toString() {
            return "Passphrase[hidden]";
        }
    }

    /** The recovery code of the workspace, as it was typed. */
    final class RecoveryCode implements Unlock {
        private final char[] typed;

        /** Keeps this very array, so that closing zeroes the only copy. */
        public RecoveryCode(char[] typed) {
            this.typed = typed;
        }

        char[] typed() {
            return typed;
        }

        @Override
        public void close() {
            Arrays.fill(typed, '\0');
        }

        @Override
        public String toString() {
            return "RecoveryCode[hidden]";
        }
    }
}
