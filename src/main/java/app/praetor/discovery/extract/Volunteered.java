package app.praetor.discovery.extract;

import app.praetor.discovery.text.MessageReader;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a message for every field, asked or not; unasked values need strong cues. */
public final class Volunteered {
    private static final List<Fields> OPENING = List.of(
            Fields.PROBLEM,
            Fields.TRIGGER,
            Fields.CURRENT,
            Fields.IMPACT,
            Fields.USER,
            Fields.TIMELINE,
            Fields.BUDGET,
            Fields.SYSTEMS,
            Fields.SENSITIVE,
            Fields.SCALE,
            Fields.TECHNICAL,
            Fields.LEVEL,
            Fields.DEALBREAKERS);
    private static final List<Fields> ANY_TIME = List.of(
            Fields.TIMELINE,
            Fields.BUDGET,
            Fields.SYSTEMS,
            Fields.SCALE,
            Fields.TECHNICAL,
            Fields.LEVEL,
            Fields.DEALBREAKERS,
            Fields.USER);

    /** Fields that are read only where a statement names them. */
    private static final List<Fields> NAMED =
            List.of(Fields.CURRENT, Fields.IMPACT, Fields.USERS, Fields.PAINS, Fields.MEASURE, Fields.SENSITIVE);

    /** Replies full of figures that are not volumes to expect. */
    private static final Set<Fields> FIGURES =
            EnumSet.of(Fields.BUDGET, Fields.IMPACT, Fields.MEASURE, Fields.PAINS, Fields.TRIGGER);

    private Volunteered() {}

    /** The values with strong cues; fields without a path in {@code paths} are left out, {@code asked} may be null. */
    public static List<Found> read(String message, boolean opening, Map<Fields, String> paths, @Nullable Fields asked) {
        List<Sentence> sentences = MessageReader.read(message).stream()
                .filter(s -> !s.quoted() && !foreign(s))
                .toList();
        List<Found> found = new ArrayList<>();
        sentences = opening
                ? sentences.stream()
                        .map(Topics::labelled)
                        .map(FieldScores::withoutIntroduction)
                        .toList()
                : sentences;
        Sentence problem = opening ? best(Fields.PROBLEM, sentences, 0.4, null, null) : null;
        Sentence trigger = opening ? best(Fields.TRIGGER, sentences, threshold(Fields.TRIGGER), null, null) : null;
        for (Fields kind : opening ? OPENING : ANY_TIME) {
            String path = paths.get(kind);
            boolean meant = kind == Fields.TECHNICAL && (asked == Fields.DEALBREAKERS || asked == Fields.SYSTEMS);
            if (path == null || meant || (kind == Fields.SCALE && asked != null && FIGURES.contains(asked))) {
                continue;
            }
            Sentence s = kind == Fields.PROBLEM ? problem : best(kind, sentences, threshold(kind), problem, trigger);
            if (s != null) {
                boolean list = isList(kind);
                Found value = ValueReader.fromSentence(kind, path, list, s, confidence(kind));
                if (value != null) {
                    found.add(value);
                }
            } else if (kind == Fields.USER && opening) {
                acting(path, sentences, found);
            }
        }
        named(sentences, paths, asked, problem, found);
        return found;
    }

    /** What a statement says it is about, whatever was asked. */
    private static void named(
            List<Sentence> sentences,
            Map<Fields, String> paths,
            @Nullable Fields asked,
            @Nullable Sentence problem,
            List<Found> found) {
        for (Fields kind : NAMED) {
            String path = paths.get(kind);
            if (path == null
                    || kind == asked
                    || found.stream().anyMatch(f -> f.field().equals(path))) {
                continue;
            }
            for (Sentence s : sentences) {
                boolean taken = kind == Fields.IMPACT && s.equals(problem);
                Sentence part = taken || s.text().endsWith("?") ? null : Topics.naming(kind, s);
                Found value = part == null
                        ? null
                        : ValueReader.fromSentence(
                                kind, path, kind == Fields.USERS || kind == Fields.PAINS, part, confidence(kind));
                if (value != null) {
                    found.add(value);
                    break;
                }
            }
        }
    }

    /** Somebody else's words inside the client's sentence. */
    private static boolean foreign(Sentence s) {
        return s.text().matches("(?is).*\\b(?:says?|said|claims|thinks|reckons)\\b[^\"\u201c]{0,20}[\"\u201c].*");
    }

    private static void acting(String path, List<Sentence> sentences, List<Found> found) {
        for (Sentence s : sentences) {
            String who = Users.acting(s.text());
            if (who != null) {
                found.add(new Found(path, List.of(who), 0.55, true, s.raw()));
                return;
            }
        }
    }

    private static @Nullable Sentence best(
            Fields kind,
            List<Sentence> sentences,
            double threshold,
            @Nullable Sentence problem,
            @Nullable Sentence event) {
        Sentence best = null;
        double top = threshold;
        for (Sentence s : sentences) {
            Fields heading = Topics.heading(s.heading());
            double score = FieldScores.score(kind, s) + (heading == kind ? 1.2 : heading == null ? 0 : -0.4);
            if (kind == Fields.USER && heading != kind && Users.primary(s.text()) == null) {
                continue;
            }
            if (kind == Fields.IMPACT && s.equals(event)) {
                continue;
            }
            if (!(kind == Fields.IMPACT && s.equals(problem)) && (best == null ? score >= top : score > top)) {
                top = score;
                best = s;
            }
        }
        return best;
    }

    private static boolean isList(Fields kind) {
        return kind == Fields.SYSTEMS || kind == Fields.TECHNICAL || kind == Fields.DEALBREAKERS;
    }

    private static double threshold(Fields kind) {
        return switch (kind) {
            case PROBLEM -> 0.4;
            case CURRENT -> 0.95;
            case SENSITIVE, TECHNICAL, LEVEL, TIMELINE, SCALE -> 0.95;
            default -> 1.0;
        };
    }

    private static double confidence(Fields kind) {
        return switch (kind) {
            case TIMELINE, BUDGET -> 0.85;
            case SCALE, USER -> 0.75;
            case PROBLEM -> 0.7;
            default -> 0.6;
        };
    }
}
