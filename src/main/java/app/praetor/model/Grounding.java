package app.praetor.model;

import app.praetor.discovery.FieldValue;
import app.praetor.discovery.reading.Claim;
import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.MessageReader;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a model's findings against the message. A finding counts when its snippet stands in the message letter by letter
 * and the words of its value stand in the snippet in their order, within one sentence that the engine reads too, with
 * nothing left out around a figure or across clauses, and without a denial, a question or a retraction around them. The value is then spelt as
 * the client spelt it. All else is dropped: too little is asked again, too much would be invented.
 */
final class Grounding {
    private static final double MOST = 0.9;
    private static final double MOST_INFERRED = 0.6;

    private static final Pattern WORD =
            Pattern.compile("\\d+(?:[.,:/]\\d+)*\\p{L}*|[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}]+)*\\d*|[€$£¥%<>≤≥~±+]");
    private static final Pattern BREAK = Pattern.compile("[,;:()\u2013\u2014]|\\s-\\s");
    private static final Set<String> TURNS = Set.of("but", "although", "though", "however", "whereas", "while");
    private static final Set<String> JOINTS =
            Set.of("and", "or", "than", "then", "but", "although", "though", "however", "whereas", "while");
    private static final Set<String> DENIALS = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nor",
            "neither",
            "without",
            "cannot",
            "dont",
            "doesnt",
            "didnt",
            "cant",
            "wont",
            "isnt",
            "arent",
            "wasnt",
            "havent",
            "nobody",
            "nothing",
            "hardly",
            "except",
            "excluding",
            "unless",
            "unlike",
            "instead",
            "rather",
            "if",
            "kein",
            "keine",
            "nicht");

    private record Token(String key, String text, int start, int end, boolean opensClause) {
        boolean word() {
            return Character.isLetter(key.codePointAt(0));
        }
    }

    private final String message;
    private final List<Sentence> sentences;

    Grounding(String message) {
        this.message = message;
        this.sentences = MessageReader.read(message);
    }

    /** The finding as far as the message supports it; empty when it supports nothing of it. */
    Optional<Claim> claim(Finding finding, boolean list) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : finding.value()) {
            String spelt = spelt(value, finding.snippet());
            if (spelt != null && !empty(spelt)) {
                values.add(spelt);
            }
        }
        FieldValue.Type type = FieldValue.Type.valueOf(finding.type().toUpperCase(Locale.ROOT));
        double confidence = Math.min(finding.confidence(), type == FieldValue.Type.INFERENCE ? MOST_INFERRED : MOST);
        if (values.isEmpty() || confidence <= 0) {
            return Optional.empty();
        }
        List<String> kept = list ? List.copyOf(values) : List.of(String.join("; ", values));
        return Optional.of(new Claim(finding.field(), kept, type, confidence, finding.snippet()));
    }

    /** Whether the message tries to give orders to a program. */
    boolean orders() {
        return Cues.INJECTION.matcher(message).find();
    }

    private @Nullable String spelt(String value, String snippet) {
        List<Token> wanted = tokens(value, 0);
        if (wanted.isEmpty()
                || wanted.stream()
                        .noneMatch(t -> Character.isLetterOrDigit(t.key().codePointAt(0)))) {
            return null;
        }
        for (int at = message.indexOf(snippet); at >= 0; at = message.indexOf(snippet, at + 1)) {
            for (int i = 0; i < sentences.size(); i++) {
                Sentence sentence = sentences.get(i);
                boolean overlaps = sentence.start() < at + snippet.length() && at < sentence.end();
                if (overlaps && !Cues.INJECTION.matcher(sentence.raw()).find() && !asks(sentence)) {
                    String found = find(wanted, tokens(sentence.raw(), sentence.start()), at, at + snippet.length(), i);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    /** Words around an answer that are none themselves. */
    private static boolean empty(String value) {
        return Cues.VAGUE.matcher(value).matches()
                || Cues.UNKNOWN.matcher(value).find()
                || Cues.REFUSED.matcher(value).find()
                || Cues.BACK_REFERENCE.matcher(value).find();
    }

    private static boolean asks(Sentence sentence) {
        return sentence.raw().stripTrailing().endsWith("?");
    }

    private @Nullable String find(List<Token> wanted, List<Token> said, int from, int to, int sentence) {
        for (int first = 0; first < said.size(); first++) {
            List<Token> match = match(wanted, said, first, from, to);
            if (match != null
                    && !denied(match, said)
                    && !takenBack(match.getLast().end(), sentence)) {
                return spell(match);
            }
        }
        return null;
    }

    /** The wanted words from this place on, in their order; null where one is missing or may not be skipped. */
    private static @Nullable List<Token> match(List<Token> wanted, List<Token> said, int first, int from, int to) {
        List<Token> match = new ArrayList<>();
        boolean skipped = false;
        for (int i = first; i < said.size() && match.size() < wanted.size(); i++) {
            Token token = said.get(i);
            if (token.start() < from || token.end() > to) {
                return null;
            }
            boolean hit = token.key().equals(wanted.get(match.size()).key());
            if (hit && !(skipped && tied(match.getLast(), token))) {
                match.add(token);
                skipped = false;
            } else if (match.isEmpty() || JOINTS.contains(token.key()) || tied(match.getLast(), token)) {
                return null;
            } else {
                skipped = true;
            }
        }
        return match.size() == wanted.size() ? match : null;
    }

    /** A figure keeps its neighbours, and a clause ends where it ends: between these two no word may be left out. */
    private static boolean tied(Token before, Token after) {
        return !before.word() || !after.word() || after.opensClause();
    }

    /** A word that turns the meaning round, in the clauses that the match touches and not itself part of the value. */
    private static boolean denied(List<Token> match, List<Token> said) {
        int start = said.indexOf(match.getFirst());
        while (start > 0 && !said.get(start).opensClause()) {
            start--;
        }
        int end = said.indexOf(match.getLast()) + 1;
        while (end < said.size() && !said.get(end).opensClause()) {
            end++;
        }
        return said.subList(start, end).stream()
                .anyMatch(t -> (DENIALS.contains(t.key()) || t.key().endsWith("n't")) && !match.contains(t));
    }

    /** Whether the client takes something back right behind it. */
    private boolean takenBack(int end, int sentence) {
        int until = sentences.get(Math.min(sentence + 1, sentences.size() - 1)).end();
        return Cues.RETRACTION
                .matcher(message.substring(end, Math.max(end, until)))
                .find();
    }

    private String spell(List<Token> match) {
        StringBuilder out = new StringBuilder(match.getFirst().text());
        for (int i = 1; i < match.size(); i++) {
            String gap = message.substring(match.get(i - 1).end(), match.get(i).start());
            out.append(WORD.matcher(gap).find() ? " " : gap.replaceAll("\\s+", " "))
                    .append(match.get(i).text());
        }
        return out.toString();
    }

    private static List<Token> tokens(String text, int offset) {
        List<Token> tokens = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        int last = 0;
        while (m.find()) {
            String key = m.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            boolean opens = tokens.isEmpty()
                    || TURNS.contains(key)
                    || BREAK.matcher(text.substring(last, m.start())).find();
            tokens.add(new Token(key, m.group(), offset + m.start(), offset + m.end(), opens));
            last = m.end();
        }
        return tokens;
    }
}
