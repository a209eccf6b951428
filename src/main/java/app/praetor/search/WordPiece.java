package app.praetor.search;

import app.praetor.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Takes a text apart as the model learned to: lower case without accents, the longest known pieces of words first. */
final class WordPiece {
    /** Pieces of a text that the model looks at, the two marks around it included. */
    static final int MOST = 128;

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int begin;
    private final int end;

    /** @throws IllegalArgumentException when one of the model's own marks is missing */
    WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = mark("[UNK]");
        this.begin = mark("[CLS]");
        this.end = mark("[SEP]");
    }

    /** Reads the vocabulary out of a tokenizer's description. */
    static WordPiece read(InputStream description) throws IOException {
        JsonNode words =
                Json.MAPPER.readTree(description.readAllBytes()).path("model").path("vocab");
        Map<String, Integer> vocabulary = new HashMap<>();
        words.properties().forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
        return new WordPiece(vocabulary);
    }

    private int mark(String name) {
        Integer id = vocabulary.get(name);
        if (id == null) {
            throw new IllegalArgumentException("The vocabulary lacks " + name);
        }
        return id;
    }

    /** The numbers of the pieces, with the marks; what is too long is cut. */
    long[] ids(String text) {
        List<Integer> ids = new ArrayList<>();
        ids.add(begin);
        for (String word : words(text)) {
            pieces(word, ids);
            if (ids.size() >= MOST - 1) {
                break;
            }
        }
        List<Integer> kept = new ArrayList<>(ids.subList(0, Math.min(ids.size(), MOST - 1)));
        kept.add(end);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private void pieces(String word, List<Integer> ids) {
        if (word.length() > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        List<Integer> found = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            Integer id = null;
            while (to > from && id == null) {
                id = vocabulary.get((from == 0 ? "" : "##") + word.substring(from, to));
                to--;
            }
            if (id == null) {
                ids.add(unknown);
                return;
            }
            found.add(id);
            from = to + 1;
        }
        ids.addAll(found);
    }

    /** Words and single signs. */
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.NON_SPACING_MARK || c == 0 || c == 0xFFFD) {
                return;
            }
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
            boolean alone = sign(c, type) || Character.isIdeographic(c);
            if (space || alone) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if (alone) {
                    words.add(Character.toString(c));
                }
            } else {
                word.appendCodePoint(c);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean sign(int c, int type) {
        boolean ascii = c < 128 && c > 32 && !Character.isLetterOrDigit(c);
        return ascii
                || switch (type) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }
}
