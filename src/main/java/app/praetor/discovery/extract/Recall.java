package app.praetor.discovery.extract;

import app.praetor.discovery.text.MessageReader;
import app.praetor.discovery.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "As I said": reads earlier messages again for one field, content with less evidence than unasked. */
public final class Recall {
    /**
     * Where it was found.
     *
     * @param message index of the earlier message
     * @param found the value
     */
    public record Hit(int message, Found found) {}

    private Recall() {}

    /** The best passage about the field, or null; the latest message wins a draw. */
    public static @Nullable Hit find(String field, boolean list, List<String> messages) {
        Fields kind = Fields.of(field);
        Hit best = null;
        double top = 0;
        for (int i = 0; i < messages.size(); i++) {
            List<Sentence> sentences = MessageReader.read(messages.get(i));
            for (Sentence sentence : sentences) {
                double score = FieldScores.score(kind, sentence);
                Found found = score > 0 ? ValueReader.fromSentence(kind, field, list, sentence, 0.6) : null;
                if (found != null && score >= top) {
                    top = score;
                    best = new Hit(i, found);
                }
            }
        }
        return best;
    }
}
