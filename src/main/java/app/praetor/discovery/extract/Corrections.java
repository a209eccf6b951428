package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.MessageReader;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explicit corrections of what was said before: they replace the old value at once. */
public final class Corrections {
    private static final Pattern ABOUT_TIME = of(
            "\\b(?:launch|deadline|date|live|timeline|timing|when|latest|ready|finish\\w*|start(?:ing)?|opening|by|before|until|there|deliver\\w*|time)\\b");
    private static final Pattern ABOUT_MONEY =
            of("\\b(?:budget|money|spend|pay|figure|amount|cost|price|invest\\w*|fund\\w*|all"
                    + " in|max(?:imum)?|cap|finance|approved)\\b");
    private static final Pattern ABOUT_USER =
            of("\\b(?:main|primary|key|principal) (?:users?|actors?|one)\\b|\\b(?:users?|using it)"
                + " (?:should|will|would|is|are)\\b|\\bcome (?:first|second)\\b|\\bmainly us(?:e|ing)\\b|\\bthe ones"
                + " using\\b");
    private static final Pattern ABOUT_SCALE =
            of("\\b(?:users|volume|scale|count|expect|about|around|total|per|a day|a week|a month|at the"
                    + " start|number)\\b");
    private static final Pattern ABOUT_SYSTEMS =
            of("\\b(?:system|software|program|tool|connect|integrat\\w+|also (?:use|have)|interface|work with)\\b");
    private static final Pattern NEW_USER =
            of("\\b(?:main|primary|key) users? (?:should be|is|are|will be|would be|must be|to be|shall be)"
                + " (?:actually |now |rather |really )?(?:the |our |my )?([\\p{L}'-]+(?:"
                + " (?!after|instead|because|and|not|now|who|since|but|so|as|is|are|then)[\\p{L}'-]+){0,3})|(?:better"
                + " (?:if|when)|rather|make|it(?:'s| is)|should be|will be|it will be) (?:the |our |my"
                + " )?([\\p{L}'-]+(?: (?!is|are|will|as|who|that|then)[\\p{L}'-]+){0,3}) (?:is|are|be|as|who"
                + " (?:is|are)|will be)? ?(?:the |our )?(?:main|primary|key) users?|(?:the |our |my )?([\\p{L}'-]+(?:"
                + " [\\p{L}'-]+){0,2}) (?:come|comes|go|goes) first|(?:instead of|not) (?:the |our )?[\\p{L}'"
                + " -]{2,40}?,? (?:but|it(?:'s| is)|it will be|rather) (?:the |our )?([\\p{L}'-]+(?:"
                + " (?!who|that|will|is|are)[\\p{L}'-]+){0,3}) (?:who|that|will|would|is|are)");
    private static final Pattern DEMOTED =
            of("(?:the |our |my )?([\\p{L}'-]+(?: [\\p{L}'-]+){0,2}?) (?:(?:come|comes|are|is|go|goes|will be|would"
                    + " be|only|then|just)\\s+)+(?:second|secondary|in second place)\\b|\\b(?:put|list|count|move|add)"
                    + " (?:the |our )?([\\p{L}'-]+(?: [\\p{L}'-]+){0,2}?) (?:here|there|in second|as secondary|to the"
                    + " (?:others|other users|second)|among)");

    /**
     * A correction.
     *
     * @param found the new value of a field, complete
     */
    public record Change(Found found) {}

    private Corrections() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * The corrections in a message.
     *
     * @param paths paths of the fields that the objective has
     * @param current values by path
     * @param asked field that the message answers, which is not corrected here; null for an extra message
     */
    public static List<Change> read(
            String message, Map<Fields, String> paths, Map<String, List<String>> current, @Nullable String asked) {
        List<Sentence> sentences =
                MessageReader.read(message).stream().filter(s -> !s.quoted()).toList();
        String whole = sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
        if (asked != null
                && !Cues.CORRECTION.matcher(whole).find()
                && !Cues.RETRACTION.matcher(whole).find()
                && !ABOUT_USER.matcher(whole).find()) {
            return List.of();
        }
        boolean extra = asked == null;
        List<Change> changes = new ArrayList<>();
        user(sentences, paths, current, extra, asked, changes);
        if (Cues.CORRECTION.matcher(whole).find()
                || Cues.RETRACTION.matcher(whole).find()
                || extra) {
            figure(Fields.BUDGET, Grammar.MONEY, ABOUT_MONEY, sentences, whole, paths, current, asked, changes);
            figure(Fields.TIMELINE, Grammar.DATE, ABOUT_TIME, sentences, whole, paths, current, asked, changes);
            scale(sentences, whole, paths, current, asked, changes);
            systems(sentences, whole, paths, current, asked, changes);
        }
        return changes;
    }

    private static void figure(
            Fields kind,
            Pattern grammar,
            Pattern about,
            List<Sentence> sentences,
            String whole,
            Map<Fields, String> paths,
            Map<String, List<String>> current,
            @Nullable String asked,
            List<Change> changes) {
        String path = paths.get(kind);
        if (path == null || path.equals(asked)) {
            return;
        }
        boolean topic = about.matcher(whole).find();
        boolean strict = asked != null;
        List<String> old = current.getOrDefault(path, List.of());
        boolean explicit = Cues.CORRECTION.matcher(whole).find()
                || Cues.RETRACTION.matcher(whole).find();
        boolean mentionsOld = explicit && !old.isEmpty() && mentions(whole, grammar, old.getFirst());
        for (int i = sentences.size() - 1; i >= 0; i--) {
            Sentence s = sentences.get(i);
            List<Grammar.Hit> hits = affirmed(kind, grammar, s.text(), topic && explicit).stream()
                    .filter(h -> old.stream().noneMatch(o -> same(o, h.text())))
                    .toList();
            if (hits.isEmpty()) {
                continue;
            }
            boolean cue = Cues.CORRECTION.matcher(s.text()).find()
                    || Cues.RETRACTION.matcher(s.text()).find();
            boolean own = about.matcher(s.text()).find();
            double score = FieldScores.score(kind, s);
            boolean accept = strict
                    ? cue && (mentionsOld || own && strictTopic(kind, s.text())) && score > -0.3
                    : (mentionsOld || (topic && score > (explicit ? -0.3 : 0.9)))
                            && (kind != Fields.TIMELINE || score > -0.5 || mentionsOld);
            if (accept) {
                Grammar.Hit hit = hits.getLast();
                String value = ValueReader.phrase(s.text(), hit);
                if (kind == Fields.BUDGET && hits.size() > 1) {
                    value = ValueReader.phrase(s.text(), hits.getFirst());
                }
                changes.add(new Change(new Found(path, List.of(value), 0.9, false, s.raw())));
                return;
            }
        }
    }

    /** Amounts or dates; where money is being corrected, a bare figure is an amount. */
    private static List<Grammar.Hit> affirmed(Fields kind, Pattern grammar, String text, boolean bare) {
        List<Grammar.Hit> hits = Grammar.affirmed(grammar, text);
        return kind == Fields.BUDGET && bare && hits.isEmpty()
                ? ValueReader.amounts(text).stream()
                        .filter(h ->
                                !COUNTED_NOUN.matcher(text.substring(h.end())).find())
                        .toList()
                : hits;
    }

    private static boolean strictTopic(Fields kind, String text) {
        return kind == Fields.BUDGET
                ? of("\\bbudget|\\bspend|\\bmoney\\b").matcher(text).find()
                : of("\\b(?:deadline|launch|go[- ]live|live date|due date|timeline|need it|ready by)\\b")
                        .matcher(text)
                        .find();
    }

    private static boolean mentions(String whole, Pattern grammar, String old) {
        String text = whole.toLowerCase(Locale.ROOT);
        Matcher m = grammar.matcher(old);
        while (m.find()) {
            String core = m.group().toLowerCase(Locale.ROOT).strip();
            if (core.length() > 1 && text.contains(core)) {
                return true;
            }
        }
        Matcher month =
                of("\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|q[1-4]|spring|summer|autumn|winter)\\b")
                        .matcher(old);
        while (month.find()) {
            if (text.contains(month.group().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String old, String now) {
        return old.toLowerCase(Locale.ROOT).contains(now.toLowerCase(Locale.ROOT));
    }

    private static final Pattern COUNTED_NOUN =
            of("^ (?!in |all |at |max|per |once|tops|total|now|not |and |plus |this |for )\\p{L}{3,}");

    private static void scale(
            List<Sentence> sentences,
            String whole,
            Map<Fields, String> paths,
            Map<String, List<String>> current,
            @Nullable String asked,
            List<Change> changes) {
        String path = paths.get(Fields.SCALE);
        if (path == null || path.equals(asked)) {
            return;
        }
        List<String> old = current.getOrDefault(path, List.of());
        for (int i = sentences.size() - 1; i >= 0; i--) {
            Sentence s = sentences.get(i);
            boolean volume =
                    !Grammar.affirmed(Grammar.VOLUME, s.text()).isEmpty() && FieldScores.score(Fields.SCALE, s) >= 0.8;
            String hit = null;
            for (Grammar.Hit h : Grammar.affirmed(Counts.COUNT, s.text())) {
                boolean sameThing = old.stream().anyMatch(o -> Counts.sharesNoun(o, h.text()));
                boolean sameFigure = old.stream().anyMatch(o -> same(o, h.text()));
                if (sameThing && !sameFigure) {
                    hit = h.text();
                }
            }
            if (hit == null && asked == null && old.isEmpty()) {
                hit = Counts.replaced(s.text(), whole);
            }
            if (hit == null && volume && asked == null) {
                hit = Grammar.affirmed(Grammar.VOLUME, s.text()).getLast().text();
            }
            boolean cue = asked == null || Cues.CORRECTION.matcher(s.text()).find();
            if (hit == null
                    && asked == null
                    && !old.isEmpty()
                    && ABOUT_SCALE.matcher(s.text()).find()) {
                hit = Counts.bareFigure(s.text(), old.getFirst(), whole);
            }
            String now = hit == null ? null : Counts.withPeriod(s.text(), hit);
            if (now != null && cue && old.stream().noneMatch(o -> same(o, now))) {
                changes.add(new Change(new Found(path, List.of(now), 0.9, false, s.raw())));
                return;
            }
        }
    }

    /** What a sentence says of one name. */
    private static String statement(String text, String name) {
        StringBuilder said = new StringBuilder();
        for (int[] span : Clauses.statements(text)) {
            String part = text.substring(span[0], span[1]);
            if (part.contains(name) || !said.isEmpty() && Systems.names(part).isEmpty()) {
                said.append(said.isEmpty() ? "" : ", ").append(part);
            }
        }
        return said.isEmpty() ? text : said.toString();
    }

    private static void systems(
            List<Sentence> sentences,
            String whole,
            Map<Fields, String> paths,
            Map<String, List<String>> current,
            @Nullable String asked,
            List<Change> changes) {
        String path = paths.get(Fields.SYSTEMS);
        if (path == null || path.equals(asked) || asked != null) {
            return;
        }
        List<String> old = current.getOrDefault(path, List.of());
        if (!ABOUT_SYSTEMS.matcher(whole).find()) {
            return;
        }
        List<String> now = new ArrayList<>(old);
        String snippet = "";
        for (Sentence s : sentences) {
            for (String name : Systems.names(s.text())) {
                boolean gone = ListItems.negated(Fields.SYSTEMS, statement(s.text(), name));
                boolean known =
                        now.stream().anyMatch(o -> o.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
                if (gone && known) {
                    now.removeIf(o -> o.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
                    snippet = s.raw();
                } else if (!gone && !known) {
                    now.add(name);
                    snippet = s.raw();
                }
            }
        }
        if (!snippet.isEmpty() && !now.equals(old)) {
            changes.add(new Change(new Found(path, now, old.isEmpty() ? 0.4 : 0.85, false, snippet)));
        }
    }

    private static void user(
            List<Sentence> sentences,
            Map<Fields, String> paths,
            Map<String, List<String>> current,
            boolean extra,
            @Nullable String asked,
            List<Change> changes) {
        String path = paths.get(Fields.USER);
        if (path == null || path.equals(asked)) {
            return;
        }
        List<String> old = current.getOrDefault(path, List.of());
        String now = null;
        String raw = "";
        String demoted = null;
        for (Sentence s : sentences) {
            String text = s.text();
            if (!ABOUT_USER.matcher(text).find() && !DEMOTED.matcher(text).find()) {
                continue;
            }
            Matcher m = NEW_USER.matcher(text);
            while (m.find()) {
                for (int g = 1; g <= m.groupCount(); g++) {
                    String name = m.group(g);
                    if (name != null && old.stream().noneMatch(o -> overlaps(o, name))) {
                        now = Cues.trim(name);
                        raw = s.raw();
                    }
                }
            }
            if (now == null && extra) {
                String named = Users.primary(text);
                if (named != null && old.stream().noneMatch(o -> overlaps(o, named))) {
                    now = named;
                    raw = s.raw();
                }
            }
            Matcher d = DEMOTED.matcher(text);
            if (d.find()) {
                demoted = d.group(1) != null ? d.group(1) : d.group(2);
            }
        }
        if (now == null || now.isBlank() || old.isEmpty() && !extra) {
            return;
        }
        String primary = now.replaceFirst("(?i)^(?:(?:it|the|our|my|when|that|if|then)\\s+)+", "");
        changes.add(new Change(new Found(path, List.of(primary), 0.9, false, raw)));
        String secondary = paths.get(Fields.USERS);
        if (secondary == null || secondary.equals(asked) || old.isEmpty()) {
            return;
        }
        String former = old.getFirst();
        if (demoted != null || extra) {
            List<String> others = new ArrayList<>(current.getOrDefault(secondary, List.of()));
            others.removeIf(o -> overlaps(o, primary));
            if (others.stream().noneMatch(o -> overlaps(o, former))) {
                others.add(former);
            }
            // Alone it is a partial answer: the question about the others is still to be asked.
            double confidence = current.containsKey(secondary) ? 0.85 : 0.4;
            changes.add(new Change(new Found(secondary, others, confidence, false, raw)));
        }
    }

    static boolean overlaps(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        return x.contains(y) || y.contains(x);
    }
}
