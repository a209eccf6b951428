package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.MessageReader;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the reply to a question for the field that was asked. */
public final class AnswerReader {
    private static final Pattern HEDGE = Pattern.compile(
            "(?i)\\b(?:somewhere|not sure|i think|i guess|no idea|maybe|perhaps|i suppose|not fixed|something"
                    + " like|guess|possibly)\\b");
    private static final Pattern LATER =
            Pattern.compile("(?i)\\b(?:ask me|check|find out|(?:come|get) back|later|tb[cda]|to be"
                    + " (?:confirmed|decided)|clarify|until|look (?:it|that) up|don'?t have (?:it|that|them|the"
                    + " figure)|have to ask|must ask|need to ask)\\b");
    private static final Pattern EXCEPT =
            Pattern.compile("(?i)^(?:oh,? )?(?:well|except|apart from|although|but|only|just|one thing|maybe|there"
                    + " is|there's|wait|hang on|hold on|actually|no wait|ah)\\b");
    private static final Pattern GUESS =
            Pattern.compile("(?i)^(?:but|maybe|probably|perhaps|i'd|i would|i guess|at least|except|well|though)\\b");
    private static final Pattern OTHER_TOPIC =
            Pattern.compile("(?i)\\b(?:the|our|my) (?:budget|deadline|launch date|go-live)\\b");

    private static final Pattern NOTHING_ELSE = Pattern.compile(
            "(?i)^(?:(?:and|so|no|but)[, ]+)*(?:(?:nothing|no(?:body| one|ne)|not much|none) (?:else|more|beyond"
                    + " that|further|besides)|no more|no other \\w+|no others)\\b.{0,20}$");
    private static final Pattern NOT_BUDGET = Pattern.compile(
            "(?i)\\b(?:turnover|revenue|profit|rent|salar(?:y|ies)|wages?|los(?:e|es|ing|t)|fines?|fined|penalt(?:y|ies)|overtime|separate(?:ly)?|not"
                + " (?:the|our|my|a) budget|mortgage|loan)\\b");

    private static final Pattern NOT_BUT =
            Pattern.compile("(?i)^not [^,;]{2,40}[,;] (?:but |rather |it's |it is )*(?:the |our |my )?(?=\\p{L})");
    private static final Pattern REMARK = Pattern.compile("(?i)\\bquestion\\b|\\b(?:i|he|she|you) (?:\\w+"
            + " )?(?:asked|wondered|thought|said|told|know|wrote)\\b|\\bask(?:ed|s)? me\\b");

    private AnswerReader() {}

    /** What the reply means for the field; the snippet of its value is an exact part of the message. */
    public static Answer read(String field, boolean list, String message) {
        Fields kind = Fields.of(field);
        List<Sentence> all = MessageReader.read(message);
        List<Sentence> content = new ArrayList<>();
        boolean unknown = false;
        boolean unknownFirst = false;
        boolean later = false;
        boolean refused = false;
        boolean back = false;
        boolean none = false;
        boolean noneLast = false;
        for (Sentence s : all) {
            String text = s.text();
            boolean refusal = Cues.REFUSED.matcher(text).find();
            boolean ignorance = Cues.UNKNOWN.matcher(text).find();
            boolean figure = typed(kind) && !typedHits(kind, text).isEmpty();
            boolean rest = text.length() < 60 && NOTHING_ELSE.matcher(text).find();
            if (rest && !content.isEmpty()) {
                continue;
            }
            if (text.length() < 160 && (rest || Cues.NONE.matcher(text).matches())) {
                none = true;
                noneLast = true;
            } else if (Phrases.filler(text)) {
                continue;
            } else if ((refusal && !sensitiveTopic(kind, text)) || (ignorance && !figure && !listed(kind, text))) {
                refused |= refusal;
                unknown |= ignorance;
                unknownFirst |= content.isEmpty();
                later |= LATER.matcher(text).find();
                noneLast = false;
            } else if (Cues.BACK_REFERENCE.matcher(text).find()
                    && Phrases.withoutBackReference(text).isEmpty()) {
                back = true;
            } else {
                back |= Cues.BACK_REFERENCE.matcher(text).find();
                content.add(s);
                noneLast = false;
            }
        }
        boolean answered = !content.isEmpty();
        content = new ArrayList<>(content.stream()
                .map(s -> Topics.without(kind, s))
                .filter(java.util.Objects::nonNull)
                .toList());
        if (answered && content.isEmpty() && !refused && !unknown && !back && !none) {
            return Answer.of(Answer.Kind.EMPTY);
        }
        if (typed(kind)) {
            return typedAnswer(kind, field, content, refused, unknown, back, none);
        }
        boolean exception = content.stream()
                .anyMatch(s -> EXCEPT.matcher(s.text()).find() && !ListItems.negated(Fields.USERS, s.text()));
        if (none && (content.isEmpty() || (list && (noneLast || !exception)))) {
            return none(kind, field, list, all);
        }
        if (content.isEmpty()
                || (unknownFirst
                        && (later
                                || refused
                                || content.stream()
                                        .noneMatch(s -> GUESS.matcher(s.text()).find())))) {
            return refused
                    ? Answer.of(Answer.Kind.REFUSED)
                    : unknown
                            ? Answer.of(Answer.Kind.UNKNOWN)
                            : Answer.of(back ? Answer.Kind.BACK_REFERENCE : Answer.Kind.EMPTY);
        }
        String whole = content.stream().map(Sentence::text).collect(Collectors.joining(" "));
        boolean vague = whole.length() < 90 && Cues.VAGUE.matcher(whole).matches();
        String spoken = all.stream().map(Sentence::text).collect(Collectors.joining(" "));
        Found found = list ? items(kind, field, content, message) : text(kind, field, content, message, spoken);
        if (found == null) {
            return Answer.of(back ? Answer.Kind.BACK_REFERENCE : none ? Answer.Kind.NONE : Answer.Kind.EMPTY);
        }
        if (vague) {
            return new Answer(Answer.Kind.VAGUE, weaker(found));
        }
        return new Answer(Answer.Kind.VALUE, found);
    }

    private static Answer none(Fields kind, String field, boolean list, List<Sentence> all) {
        String snippet = all.stream()
                .filter(s -> Cues.NONE.matcher(s.text()).matches())
                .findFirst()
                .map(Sentence::raw)
                .orElse("");
        if (list) {
            return new Answer(Answer.Kind.NONE, new Found(field, List.of(), 0.9, false, snippet));
        }
        return switch (kind) {
            case SENSITIVE -> new Answer(Answer.Kind.VALUE, new Found(field, List.of("no"), 0.85, false, snippet));
            case CURRENT -> new Answer(Answer.Kind.VALUE, new Found(field, List.of("none"), 0.7, false, snippet));
            default -> Answer.of(Answer.Kind.UNKNOWN);
        };
    }

    private static boolean typed(Fields kind) {
        return kind == Fields.BUDGET || kind == Fields.TIMELINE || kind == Fields.SCALE;
    }

    private static boolean sensitiveTopic(Fields kind, String text) {
        return kind == Fields.SENSITIVE && text.split("\\s+").length > 3;
    }

    private static boolean listed(Fields kind, String text) {
        return text.length() > 60
                && (kind == Fields.PAINS
                        || kind == Fields.PROBLEM
                        || kind == Fields.CURRENT
                        || kind == Fields.DEALBREAKERS);
    }

    private static List<Grammar.Hit> typedHits(Fields kind, String text) {
        return switch (kind) {
            case BUDGET -> {
                yield FieldScores.has(NOT_BUDGET, text) && !FieldScores.has(FieldScores.MONEY_FOR_IT, text)
                        ? List.of()
                        : ValueReader.amounts(text);
            }
            case TIMELINE -> Grammar.affirmed(Grammar.DATE, text);
            default -> FieldScores.hasNumber(text) ? List.of(new Grammar.Hit(0, text.length(), text)) : List.of();
        };
    }

    private static Answer typedAnswer(
            Fields kind,
            String field,
            List<Sentence> content,
            boolean refused,
            boolean unknown,
            boolean back,
            boolean none) {
        List<Sentence> hits = content.stream()
                .filter(s -> !typedHits(kind, s.text()).isEmpty())
                .toList();
        if (kind == Fields.TIMELINE && hits.size() > 1) {
            hits = best(kind, hits);
        }
        if (kind == Fields.SCALE && hits.size() > 1) {
            List<Sentence> strong =
                    hits.stream().filter(s -> FieldScores.score(kind, s) >= 0.8).toList();
            hits = strong.isEmpty() ? hits : hits.subList(hits.indexOf(strong.getFirst()), hits.size());
        }
        if (!hits.isEmpty()) {
            List<String> values = new ArrayList<>();
            int length = 0;
            for (Sentence s : hits) {
                String text = afterRetraction(s.text());
                String cut = Cues.BACK_REFERENCE.matcher(text).find() ? Phrases.withoutBackReference(text) : text;
                String value = typedValue(kind, cut.isEmpty() ? text : cut);
                if (!value.isEmpty() && length + value.length() <= 200) {
                    values.add(value);
                    length += value.length() + 2;
                }
            }
            if (!values.isEmpty()) {
                boolean hedged = kind == Fields.BUDGET
                        && hits.stream().anyMatch(s -> HEDGE.matcher(s.text()).find());
                Found found = new Found(
                        field,
                        List.of(String.join("; ", values)),
                        hedged ? 0.45 : 0.9,
                        false,
                        hits.getFirst().raw());
                return new Answer(hedged ? Answer.Kind.VAGUE : Answer.Kind.VALUE, found);
            }
        }
        if (refused) {
            return Answer.of(Answer.Kind.REFUSED);
        }
        if (back) {
            return Answer.of(Answer.Kind.BACK_REFERENCE);
        }
        if (unknown || (none && content.isEmpty())) {
            return Answer.of(Answer.Kind.UNKNOWN);
        }
        for (Sentence s : content) {
            boolean event = kind == Fields.TIMELINE
                    && s.text().matches("(?is).*\\b(?:before|by the time|when|until|as soon as .{12,}|after)\\b.{4,}");
            if (event) {
                return new Answer(
                        Answer.Kind.VALUE,
                        new Found(field, List.of(Phrases.clip(Cues.trim(s.text()), 160)), 0.65, false, s.raw()));
            }
        }
        return Answer.of(content.isEmpty() ? Answer.Kind.EMPTY : Answer.Kind.VAGUE);
    }

    private static String typedValue(Fields kind, String text) {
        String part = switch (kind) {
            case BUDGET -> ValueReader.amount(ValueReader.around(text, ValueReader.amounts(text), false));
            case TIMELINE -> ValueReader.date(ValueReader.around(text, Grammar.DATE));
            default -> null;
        };
        return part == null || part.isEmpty() ? Phrases.clip(Cues.trim(text), 160) : part;
    }

    private static List<Sentence> best(Fields kind, List<Sentence> hits) {
        double top =
                hits.stream().mapToDouble(s -> FieldScores.score(kind, s)).max().orElse(0);
        return hits.stream()
                .filter(s -> FieldScores.score(kind, s) >= top - 0.35)
                .toList();
    }

    /** What stands behind "no wait", if anything does. */
    static String afterRetraction(String text) {
        Matcher m = Cues.RETRACTION.matcher(text);
        String rest = text;
        while (m.find()) {
            String after = Cues.trim(text.substring(m.end()));
            if (after.length() >= 4) {
                rest = after;
            }
        }
        return rest;
    }

    private static List<Sentence> kept(List<Sentence> content) {
        int from = 0;
        for (int i = 1; i < content.size(); i++) {
            Matcher m = Cues.RETRACTION.matcher(content.get(i).text());
            if (m.find() && m.start() < 12) {
                boolean more =
                        Cues.trim(content.get(i).text().substring(m.end())).length() >= 4 || i + 1 < content.size();
                from = more ? i : from;
            }
        }
        return content.subList(from, content.size());
    }

    private static @Nullable Found text(
            Fields kind, String field, List<Sentence> content, String message, String whole) {
        List<Sentence> sentences = kept(content);
        List<String> texts = new ArrayList<>();
        List<Sentence> used = new ArrayList<>();
        for (Sentence s : sentences) {
            String text = afterRetraction(s.text());
            if (Cues.BACK_REFERENCE.matcher(text).find()) {
                text = Phrases.withoutBackReference(text);
            }
            text = Cues.trim(text);
            if (!text.isEmpty() && !Phrases.filler(text)) {
                texts.add(text);
                used.add(s);
            }
        }
        if (texts.isEmpty()) {
            return null;
        }
        if (kind == Fields.USER) {
            int at = userAt(used, texts);
            String named = Users.primary(used.get(at).text());
            String value =
                    named == null ? Phrases.clip(NOT_BUT.matcher(texts.get(at)).replaceFirst(""), 100) : named;
            return new Found(field, List.of(value), 0.85, false, used.get(at).raw());
        }
        int first = start(kind, used, texts);
        StringBuilder value = new StringBuilder(ValueReader.shorten(kind, texts.get(first), ValueReader.MAX - 20));
        int last = first;
        for (int i = first + 1; i < texts.size(); i++) {
            if (value.length() + texts.get(i).length() + 2 > ValueReader.MAX - 20) {
                break;
            }
            value.append("; ").append(texts.get(i));
            last = i;
        }
        String text = switch (kind) {
            case SENSITIVE -> Labels.sensitive(whole, value.toString());
            case LEVEL -> Labels.level(value.toString());
            default -> value.toString();
        };
        String snippet =
                message.substring(used.get(first).start(), used.get(last).end());
        return new Found(field, List.of(text), 0.85, false, snippet);
    }

    /** The sentence that names the users: one that says so, else the first that is no remark on the question. */
    private static int userAt(List<Sentence> used, List<String> texts) {
        for (int i = 0; i < used.size(); i++) {
            if (Users.primary(used.get(i).text()) != null) {
                return i;
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!REMARK.matcher(texts.get(i)).find()) {
                return i;
            }
        }
        return 0;
    }

    /** Where to start when not everything fits: the sentence that says most about the field. */
    private static int start(Fields kind, List<Sentence> used, List<String> texts) {
        int total = texts.stream().mapToInt(t -> t.length() + 2).sum();
        if (total <= ValueReader.MAX - 18) {
            return 0;
        }
        int best = 0;
        double top = -1;
        for (int i = 0; i < used.size(); i++) {
            double score = FieldScores.score(kind, used.get(i))
                    - 0.15 * i
                    + (FieldScores.hasNumber(used.get(i).text()) ? 0.1 : 0);
            if (score > top) {
                top = score;
                best = i;
            }
        }
        return best;
    }

    private static @Nullable Found items(Fields kind, String field, List<Sentence> content, String message) {
        List<Sentence> usable = content.stream()
                .filter(s -> !ListItems.negated(kind, s.text()) || s.text().length() > 60)
                .filter(s -> !(OTHER_TOPIC.matcher(s.text()).find() && FieldScores.hasNumber(s.text())))
                .toList();
        List<String> items = ListItems.of(kind, usable);
        if (items.isEmpty()) {
            return null;
        }
        String snippet =
                message.substring(usable.getFirst().start(), usable.getLast().end());
        return new Found(field, items, 0.8, false, snippet);
    }

    private static Found weaker(Found found) {
        return new Found(found.field(), found.values(), 0.4, found.inferred(), found.snippet());
    }
}
