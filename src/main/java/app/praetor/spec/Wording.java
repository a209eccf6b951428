package app.praetor.spec;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The English of a specification: tells what a phrase is (an action, a thing, a sentence of somebody) and turns it into
 * a part of a statement. Where it cannot tell, the words are quoted, never bent.
 */
final class Wording {
    private static final Set<String> VERBS = words("""
        accept access add adjust alert allow analyse analyze announce answer apply approve arrange ask assess assign attach
        authenticate authorise authorize avoid block browse build calculate cancel capture categorise categorize check choose
        classify clean close collect compare complete comply configure confirm connect consolidate convert coordinate copy count
        create customise customize decide define delete deliver detect determine display distribute document download draft edit
        enable encrypt enforce enter escalate estimate evaluate explain extract fill find finish fix flag follow forward gather
        generate get give grant group guide handle hand help hide highlight hold identify import include inform integrate invite
        join keep know learn let link list listen locate lock log look maintain make manage mark match measure merge move notify
        observe offer onboard open operate organise organize pass pay perform pick place prepare prevent print prioritise
        prioritize process produce protect prove provide publish pull push put react read receive recognise recognize recommend
        reconcile record redeem reduce register reject release remind remove render reorder replace reply reschedule resolve
        respond restrict retrieve reuse run save scan see select sell send separate serve set settle share show sign simplify
        skip sort split start stop store submit substitute suggest summarise summarize support swap switch sync synchronise
        synchronize take tell track trace transfer translate trigger type understand undo update upload use validate verify view
        visualise visualize warn withdraw work write\
        """);
    /** Words that are as often a thing as an action: an action only when what follows looks like its object. */
    private static final Set<String> NOUN_LIKE = words("""
        bid bill book call change charge claim control cover design discount exchange export file filter forecast invoice label
        monitor name note offer order pack plan post price quote rate rank refund rent report request reserve review route
        schedule score search ship stock survey swap tag test time trade transport visit vote
        alert check copy count display document draft list log mark match record release reply save set share sort start store
        support track transfer update upload view access answer block group guide hold link process place print register scan\
        """);

    private static final Set<String> OBJECT_STARTS = words(
            "a an the their his her its my our your all each every any new one two three several who what when where"
                    + " which how whether and or it them this that these those by from to with");
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)\\b(i|i'm|i'd|we|we're|we'd|you|he|she|my|our|me|us|it's|that's|don't|doesn't|isn't|can't|won't)\\b");
    private static final Pattern TRIGGER = Pattern.compile(
            "^(.+?)[,]? (when|whenever|if|while|as soon as) ((?:an?|the|any|each|every|no|somebody|someone|nobody) .+"
                    + " .+)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WISH = Pattern.compile(
            "(?i)^(?:(?:i|we|they|he|she|users?|people)\\s+)?(?:(?:would like|want|wants|need|needs|have|has|be"
                    + " able|able)\\s+to|to)\\s+(?=\\p{L})");

    private final Set<String> properNames;

    /** Learns proper names from words that are capitalised inside a sentence. */
    Wording(Stream<String> texts) {
        Set<String> names = new HashSet<>();
        texts.forEach(text -> {
            Matcher m = Pattern.compile("(?<=[\\p{Ll},;] )\\p{Lu}\\p{L}+").matcher(text);
            while (m.find()) {
                names.add(m.group());
            }
        });
        properNames = Set.copyOf(names);
    }

    /** One clean phrase: no surrounding quotes, no full stop, single spaces. */
    static String clean(String text) {
        String t = text.strip().replaceAll("\\s+", " ");
        t = t.replaceAll("^[-*•–—\"“”']+\\s*", "").replaceAll("[\\s.;,\"“”!]+$", "");
        return t;
    }

    /** Whether the words are somebody's sentence rather than a phrase: those are quoted. */
    static boolean personal(String phrase) {
        return PERSONAL.matcher(phrase).find() || phrase.contains(". ") || phrase.contains("? ");
    }

    /** With a small first letter, unless that would spoil a name or an abbreviation. */
    String lower(String phrase) {
        if (phrase.isEmpty()) {
            return phrase;
        }
        String first = phrase.split("[ ,;:]", 2)[0];
        String rest = phrase.substring(first.length()).strip();
        boolean plain = first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT))
                && (first.length() > 1 || first.equals("A"));
        boolean nameFollows = !rest.isEmpty() && Character.isUpperCase(rest.charAt(0));
        boolean small =
                OBJECT_STARTS.contains(first.toLowerCase(Locale.ROOT)) || base(first.toLowerCase(Locale.ROOT)) != null;
        if (plain && !properNames.contains(first) && (!nameFollows || small)) {
            return phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1);
        }
        return phrase;
    }

    static String upper(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** The phrase as an infinitive without "to" ("send a reminder"), or null when it is not an action. */
    @Nullable
    String action(String phrase) {
        String p = WISH.matcher(clean(phrase)).replaceFirst("");
        boolean wished = !p.equals(clean(phrase));
        if (p.isEmpty() || personal(p)) {
            return null;
        }
        String[] parts = p.split(" ", 2);
        String word = parts[0].replaceAll("[,;]$", "").toLowerCase(Locale.ROOT);
        String rest = parts.length > 1 ? parts[1] : "";
        boolean listed = parts[0].endsWith(",");
        if (NOUN_LIKE.contains(word)) {
            return wished || listed || objectLike(rest) ? lower(p) : null;
        }
        if (VERBS.contains(word)) {
            return lower(p);
        }
        String base = base(word);
        if (base != null && !rest.isEmpty() && !listed && (!NOUN_LIKE.contains(base))) {
            return base + " " + rest;
        }
        return wished ? lower(p) : null;
    }

    /** The statement of what the system does, from an action: event or state first, as EARS asks. */
    String statement(String subjectVerb, String action) {
        Matcher m = TRIGGER.matcher(action);
        if (!m.matches()) {
            return "The system shall " + subjectVerb + action + ".";
        }
        String word = m.group(2).toLowerCase(Locale.ROOT);
        String head = word.equals("if") ? "If " : word.equals("while") ? "While " : "When ";
        return head + m.group(3) + (word.equals("if") ? ", then" : ",") + " the system shall " + subjectVerb
                + m.group(1) + ".";
    }

    /** "customers" and "cancel online" of "customers cancel online"; null when no verb is found after a subject. */
    static @Nullable List<String> subjectAndVerb(String clause) {
        String[] tokens = clause.split(" ");
        for (int i = 1; i < Math.min(tokens.length, 6); i++) {
            String token = tokens[i].toLowerCase(Locale.ROOT);
            if (token.equals("be") || VERBS.contains(token) || NOUN_LIKE.contains(token)) {
                return List.of(
                        String.join(" ", Arrays.copyOfRange(tokens, 0, i)),
                        String.join(" ", Arrays.copyOfRange(tokens, i, tokens.length)));
            }
        }
        return null;
    }

    /** A short name for who acts, fit for the middle of a sentence; "users" when the value is not a plain name. */
    String actor(String value) {
        String v = clean(value.replaceAll("\\s*\\(.*?\\)", ""));
        return v.isEmpty() || personal(v) || v.split(" ").length > 8 ? "users" : lower(v);
    }

    /** The words for the end of a statement: small first letter for a phrase, quotation marks for a sentence. */
    String tail(String phrase) {
        String p = clean(phrase);
        return personal(p) ? "“" + p + "”" : lower(p);
    }

    private static boolean objectLike(String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        String next = rest.split("[ ,;]", 2)[0].toLowerCase(Locale.ROOT);
        return OBJECT_STARTS.contains(next)
                || (next.endsWith("s")
                        && !Set.of("status", "details", "access", "process", "settings")
                                .contains(next));
    }

    /** "sends" → "send"; null when it is not the third person of a known verb. */
    private static @Nullable String base(String word) {
        if (!word.endsWith("s")) {
            return null;
        }
        String plain = word.substring(0, word.length() - 1);
        String es = word.endsWith("es") ? word.substring(0, word.length() - 2) : plain;
        String y = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : plain;
        return Stream.of(plain, es, y).filter(VERBS::contains).findFirst().orElse(null);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(new HashSet<>(Arrays.asList(text.strip().split("\\s+"))));
    }
}
