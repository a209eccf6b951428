package app.praetor.feature;

import app.praetor.feature.FeatureCandidate.Signal;
import app.praetor.knowledge.Domain;
import app.praetor.knowledge.Feature;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Pattern;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.ProjectFacts.Located;
import app.praetor.knowledge.ProjectFacts.SeedFact;
import app.praetor.knowledge.Spoken;
import app.praetor.knowledge.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the features that the facts of a project speak for. Pure: equal facts give equal candidates. */
public final class FeatureScorer {
    private static final double KEYWORD = 0.35;
    private static final double PATTERN = 0.2;
    private static final double ONTOLOGY = 0.15;
    /** A feature that is not at home in the project's template needs more evidence. */
    private static final double FOREIGN = 0.6;

    /** One weak hint, such as an entity that every client speaks of, makes no candidate. */
    private static final double ENOUGH = 0.2;

    private static final double SAME_NAME = 0.5;
    private static final int KEYWORD_SIGNALS = 3;
    private static final String OWN_CATEGORY = "Named by the client";

    private FeatureScorer() {}

    /** Candidates by falling score, then by name; each with at least one signal. */
    public static List<FeatureCandidate> score(KnowledgeBase kb, ProjectFacts facts) {
        return score(kb, facts, Set.of());
    }

    /**
     * The same without some features of the catalogue. What the client asked for by name is a candidate all the same, in the
     * client's words.
     *
     * @param off ids of features that are not to be proposed
     */
    static List<FeatureCandidate> score(KnowledgeBase kb, ProjectFacts facts, Set<String> off) {
        Map<String, List<SeedFact>> known = new LinkedHashMap<>();
        Map<String, List<SeedFact>> own = new LinkedHashMap<>();
        for (SeedFact seed : facts.seeds()) {
            String slug = Words.slug(seed.name());
            if (slug.isEmpty()) {
                continue;
            }
            Optional<Feature> match = match(kb, facts.template(), seed).filter(f -> !off.contains(f.id()));
            match.ifPresentOrElse(
                    f -> known.computeIfAbsent(f.id(), k -> new ArrayList<>()).add(seed),
                    () -> own.computeIfAbsent(slug, k -> new ArrayList<>()).add(seed));
        }
        List<FeatureCandidate> candidates = new ArrayList<>();
        List<Spoken> spoken = Spoken.of(facts);
        for (Feature feature : kb.features()) {
            if (off.contains(feature.id())) {
                continue;
            }
            List<Signal> signals =
                    signals(kb, facts.template(), spoken, feature, known.getOrDefault(feature.id(), List.of()));
            if (!signals.isEmpty() && combined(signals) >= ENOUGH) {
                candidates.add(candidate(feature, signals));
            }
        }
        own.forEach((slug, seeds) -> candidates.add(ownCandidate(slug, seeds)));
        candidates.sort(Comparator.comparingDouble(FeatureCandidate::score)
                .reversed()
                .thenComparing(FeatureCandidate::name)
                .thenComparing(c -> c.featureId().toString()));
        return List.copyOf(candidates);
    }

    private static FeatureCandidate candidate(Feature f, List<Signal> signals) {
        return new FeatureCandidate(
                f.featureId(),
                f.id(),
                f.name(),
                f.description(),
                f.category(),
                f.complexity(),
                combined(signals),
                why(signals.getFirst()),
                signals);
    }

    /** Nothing is known about the effort of a feature outside the catalogue; medium is the neutral guess. */
    private static FeatureCandidate ownCandidate(String slug, List<SeedFact> seeds) {
        List<Signal> signals = seeds.stream().map(FeatureScorer::seedSignal).toList();
        SeedFact first = seeds.getFirst();
        String description = first.rationale().isBlank() ? first.snippet() : first.rationale();
        UUID id = Feature.idOf(slug);
        return new FeatureCandidate(
                id,
                null,
                Words.sentenceCase(first.name()),
                description,
                OWN_CATEGORY,
                "medium",
                combined(signals),
                why(signals.getFirst()),
                signals);
    }

    /** The catalogue feature that a seed means: the one with the same name or the longest keyword in the name. */
    private static Optional<Feature> match(KnowledgeBase kb, String template, SeedFact seed) {
        Feature best = null;
        double strength = 0;
        for (Feature f : kb.features()) {
            double same = Words.overlap(seed.name(), f.name());
            double value = same >= SAME_NAME ? 10 * same : 0;
            for (String keyword : f.keywords()) {
                if (Words.mentions(seed.name(), keyword)) {
                    value = Math.max(value, Words.of(keyword).size());
                }
            }
            if (value > 0 && f.domains().contains(template)) {
                value += 0.5;
            }
            if (value > strength) {
                best = f;
                strength = value;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Signal> signals(
            KnowledgeBase kb, String template, List<Spoken> spoken, Feature f, List<SeedFact> seeds) {
        List<Signal> signals = new ArrayList<>();
        seeds.forEach(s -> signals.add(seedSignal(s)));
        double home = f.domains().contains(template) ? 1 : FOREIGN;
        int keywords = 0;
        for (Spoken fact : spoken) {
            Optional<String> word = fact.firstOf(f.keywords());
            if (word.isPresent() && keywords < KEYWORD_SIGNALS) {
                signals.add(signal("keyword", "Mentions “" + word.get() + "”", KEYWORD * home, fact.located()));
                keywords++;
            }
        }
        for (Pattern p : kb.patterns()) {
            if (p.features().contains(f.id())) {
                first(spoken, p.keywords())
                        .ifPresent(l -> signals.add(signal("pattern", "Pattern: " + p.name(), PATTERN * home, l)));
            }
        }
        for (Domain.Entity e : kb.domain(template).entities()) {
            if (f.entities().contains(e.name())) {
                first(spoken, List.of(e.name()))
                        .ifPresent(l -> signals.add(
                                signal("ontology", "Deals with: " + e.name().toLowerCase(Locale.ROOT), ONTOLOGY, l)));
            }
        }
        signals.sort(Comparator.comparingDouble(Signal::weight).reversed());
        return List.copyOf(signals);
    }

    private static Optional<Located> first(List<Spoken> spoken, List<String> words) {
        return spoken.stream()
                .filter(s -> s.firstOf(words).isPresent())
                .findFirst()
                .map(Spoken::located);
    }

    private static Signal signal(String kind, String text, double weight, Located l) {
        double confidence = Math.clamp(l.fact().confidence(), 0, 1);
        return new Signal(
                kind, text, rounded(weight * confidence), l.field(), l.fact().words());
    }

    private static Signal seedSignal(SeedFact seed) {
        double weight = switch (seed.priority().toLowerCase(Locale.ROOT)) {
            case "must", "must_have", "high", "critical" -> 0.7;
            case "could", "could_have", "nice_to_have", "low" -> 0.35;
            default -> 0.5;
        };
        String snippet = seed.snippet().isBlank() ? seed.name() : seed.snippet();
        return new Signal("seed", "Named in the conversation: " + seed.name(), weight, seed.sourceField(), snippet);
    }

    /** Independent evidence: each signal takes its share of the remaining doubt. */
    private static double combined(List<Signal> signals) {
        double doubt = 1;
        for (Signal s : signals) {
            doubt *= 1 - s.weight();
        }
        return rounded(1 - doubt);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String why(Signal s) {
        String field = s.sourceField();
        String place = field == null || field.isBlank() ? "" : " about " + Words.field(field);
        return "The client said" + place + ": " + Words.quote(Objects.requireNonNullElse(s.snippet(), s.text()));
    }
}
