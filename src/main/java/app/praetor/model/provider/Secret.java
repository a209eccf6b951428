package app.praetor.model.provider;

/**
 * A key that appears in no text: neither in {@link #toString} nor, being no record, in the text of a record that holds
 * it.
 */
public final class Secret {
    /** No key, for a server that asks for none. */
    public static final Secret NONE = new Secret(new char[0]);

    private final String value;

    /** Copies the characters; the caller zeroes them. Blanks around a pasted key do not count. */
    public Secret(char[] value) {
        this.value = new String(value).strip();
    }

    /** Whether there is no key. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** For the transport only. */
    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
