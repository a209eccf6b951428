package app.praetor.model;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model may say to the client: one line that asks nothing (the engine asks), points nowhere, and holds no figure
 * that the client did not write. Everything else is left out, as if the model had said nothing.
 */
final class Reply {
    private static final int MOST = 280;
    private static final Pattern FORBIDDEN = Pattern.compile("[?\\n<>{}\\[\\]`]|https?:|www\\.|\\p{Cntrl}");
    private static final Pattern FIGURE = Pattern.compile("\\d+");

    private Reply() {}

    /** The reply, or an empty text. */
    static String checked(String reply, String message) {
        String text = reply.strip();
        if (text.length() > MOST || FORBIDDEN.matcher(text).find()) {
            return "";
        }
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            if (!Pattern.compile("(?<!\\d)" + figure.group() + "(?!\\d)")
                    .matcher(message)
                    .find()) {
                return "";
            }
        }
        return text;
    }

    /** Passes on pieces of an answer's reply until it becomes one that would be left out. */
    static Consumer<String> pieces(Consumer<String> consumer) {
        ReplyStream stream = new ReplyStream();
        StringBuilder shown = new StringBuilder();
        return piece -> {
            String more = stream.add(piece);
            if (!more.isEmpty()) {
                shown.append(more);
                if (shown.length() <= MOST && !FORBIDDEN.matcher(shown).find()) {
                    consumer.accept(more);
                }
            }
        };
    }
}
