package app.praetor.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens where the provider did not: before a call, and of an answer that was cut. Exact for OpenAI's models,
 * close for others; rather too many than too few.
 */
final class Tokens {
    /** Read once, when the first call is made: the table is large. */
    private static final class Table {
        private static final Encoding O200K =
                Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    /** What a message costs around its text. */
    private static final int FRAME = 8;

    private Tokens() {}

    static int of(String text) {
        return Table.O200K.countTokensOrdinary(text) + FRAME;
    }
}
