package app.praetor.knowledge.lint;

import app.praetor.knowledge.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How much a question asks the same as others: the share of stems that both have. Pure. */
public final class Sameness {
    /** Share from which on two questions ask nearly the same. */
    public static final double SAME = 0.6;

    private final Set<String> stems;

    private Sameness(Set<String> stems) {
        this.stems = stems;
    }

    /** To measure others against this text. */
    public static Sameness to(String text) {
        return new Sameness(stems(text));
    }

    /** 0 for nothing in common to 1 for the same stems. */
    public double share(String other) {
        return share(new Sameness(stems(other)));
    }

    double share(Sameness other) {
        long both = stems.stream().filter(other.stems::contains).count();
        long all = stems.size() + other.stems.size() - both;
        return all == 0 ? 1 : (double) both / all;
    }

    private static Set<String> stems(String text) {
        return Words.content(text).stream().map(Sameness::stem).collect(Collectors.toSet());
    }

    /** Takes off the endings that do not change what is asked: deliver, delivers, delivered, delivering. */
    private static String stem(String word) {
        for (String ending : List.of("ing", "ed", "ly", "e")) {
            if (word.length() - ending.length() > 3 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
