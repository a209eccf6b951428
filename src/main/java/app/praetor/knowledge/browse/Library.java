package app.praetor.knowledge.browse;

import app.praetor.knowledge.CanonicalEntity;
import app.praetor.knowledge.Domain;
import app.praetor.knowledge.Feature;
import app.praetor.knowledge.Industry;
import app.praetor.knowledge.Integration;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Pattern;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import app.praetor.knowledge.Words;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.knowledge.browse.Entry.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the knowledge into entries that can be read by themselves. Pure. */
public final class Library {
    private final KnowledgeBase kb;
    private final Map<String, Set<String>> askedBy = new HashMap<>();
    private final Map<String, String> patterns = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private Library(KnowledgeBase kb) {
        this.kb = kb;
        kb.patterns().forEach(p -> patterns.put(p.id(), p.name()));
        kb.features().forEach(f -> f.questions().forEach(q -> asks(q, f.name())));
        kb.integrations().forEach(i -> i.questions().forEach(q -> asks(q, i.name())));
        kb.entities().forEach(e -> e.questions().forEach(q -> asks(q, Words.sentenceCase(e.name()))));
    }

    private void asks(String question, String name) {
        askedBy.computeIfAbsent(question, key -> new LinkedHashSet<>()).add(name);
    }

    /** Everything that ships with the program, by kind. */
    public static List<Entry> of(KnowledgeBase kb) {
        return new Library(kb).all();
    }

    /** The pools of an organization with their questions. */
    public static List<Entry> own(List<Pool> pools) {
        List<Entry> own = new ArrayList<>();
        for (Pool pool : pools) {
            own.add(new Entry(Kind.POOL, pool.id(), pool.name(), "", "", null, pool.questions(), List.of(), "", true));
        }
        for (Pool pool : pools) {
            for (Question q : pool.questions()) {
                own.add(new Entry(
                        Kind.QUESTION,
                        q.id(),
                        q.text(),
                        pool.name(),
                        q.why(),
                        q.when(),
                        List.of(q),
                        List.of(),
                        "",
                        true));
            }
        }
        return List.copyOf(own);
    }

    private List<Entry> all() {
        kb.pools().forEach(this::pool);
        kb.pools().forEach(pool -> pool.questions().forEach(q -> question(pool, q)));
        kb.features().forEach(this::feature);
        kb.patterns().forEach(this::pattern);
        kb.integrations().forEach(this::integration);
        Set<String> codes = new HashSet<>();
        kb.industries().stream().filter(i -> codes.add(i.code())).forEach(this::industry);
        kb.entities().forEach(this::concept);
        for (Domain d : kb.domains()) {
            d.entities().forEach(e -> entity(d, e));
        }
        for (Domain d : kb.domains()) {
            d.workflows().forEach(w -> workflow(d, w));
        }
        for (Domain d : kb.domains()) {
            d.obligations().forEach(o -> obligation(d, o));
        }
        return List.copyOf(entries);
    }

    private void pool(Pool pool) {
        Set<String> by = new LinkedHashSet<>();
        pool.questions().forEach(q -> by.addAll(askedBy.getOrDefault(q.id(), Set.of())));
        add(
                Kind.POOL,
                pool.id(),
                pool.name(),
                "",
                pool.why(),
                rule(pool.when()),
                pool.questions(),
                parts("askedBy", by),
                "");
    }

    private void question(Pool pool, Question q) {
        List<Part> parts = parts("askedBy", askedBy.getOrDefault(q.id(), Set.of()));
        String usual = q.usual();
        part(parts, "usual", usual == null ? List.of() : List.of(usual));
        part(
                parts,
                "after",
                q.after().stream()
                        .flatMap(id -> kb.question(id).stream())
                        .map(Question::text)
                        .toList());
        When when = q.when().isEmpty() ? pool.when() : q.when();
        add(Kind.QUESTION, q.id(), q.text(), pool.name(), q.why(), rule(when), List.of(q), parts, "");
    }

    private void feature(Feature f) {
        List<Part> parts = parts("keywords", f.keywords());
        part(parts, "domains", f.domains().stream().map(this::domain).toList());
        part(parts, "works", f.entities());
        add(Kind.FEATURE, f.id(), f.name(), f.category(), f.description(), null, questions(f.questions()), parts, "");
    }

    private void pattern(Pattern p) {
        List<Part> parts = parts("keywords", p.keywords());
        part(parts, "features", names(p.features(), this::featureName));
        List<String> answers = new ArrayList<>();
        new LinkedHashMap<>(p.answers())
                .forEach((id, answer) -> kb.question(id).ifPresent(q -> answers.add(q.text() + " " + answer)));
        part(parts, "answers", answers.stream().sorted().toList());
        add(Kind.PATTERN, p.id(), p.name(), "", p.description(), null, List.of(), parts, p.source());
    }

    private void integration(Integration i) {
        List<Part> parts = parts("keywords", i.keywords());
        part(parts, "capabilities", i.capabilities());
        part(parts, "needs", i.needs());
        part(parts, "features", names(i.features(), this::featureName));
        String kind = Words.sentenceCase(i.kind());
        add(Kind.INTEGRATION, i.id(), i.name(), kind, i.description(), null, questions(i.questions()), parts, "");
    }

    private void industry(Industry i) {
        List<Part> parts = parts("keywords", i.keywords());
        part(
                parts,
                "deals",
                i.entities().entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList());
        add(Kind.INDUSTRY, i.code(), i.title(), i.code(), "", null, List.of(), parts, "NAICS 2022, " + i.code());
    }

    private void concept(CanonicalEntity e) {
        List<Part> parts = parts("synonyms", e.synonyms());
        String name = Words.sentenceCase(e.name());
        add(Kind.CONCEPT, e.name(), name, e.type(), e.description(), null, questions(e.questions()), parts, "");
    }

    private void entity(Domain d, Domain.Entity e) {
        List<Part> parts = parts("attributes", e.attributes());
        part(parts, "actions", e.actions());
        add(Kind.ENTITY, d.key() + "/" + e.name(), e.name(), d.name(), "", null, List.of(), parts, "");
    }

    private void workflow(Domain d, Domain.Workflow w) {
        List<Part> parts = parts("trigger", List.of(w.trigger()));
        parts.add(new Part("steps", w.steps(), true));
        part(parts, "roles", w.roles());
        part(parts, "outcome", List.of(w.outcome()));
        part(parts, "exceptions", w.exceptions());
        add(Kind.WORKFLOW, d.key() + "/" + w.name(), w.name(), d.name(), "", null, List.of(), parts, "");
    }

    private void obligation(Domain d, Domain.Obligation o) {
        List<Part> parts = parts("asks", List.of(o.question()));
        part(parts, "keywords", o.keywords());
        add(Kind.OBLIGATION, d.key() + "/" + o.key(), o.label(), d.name(), o.why(), null, List.of(), parts, "");
    }

    private void add(
            Kind kind,
            String key,
            String title,
            String place,
            String why,
            @Nullable When when,
            List<Question> questions,
            List<Part> parts,
            String source) {
        entries.add(new Entry(kind, key, title, place, why, when, questions, List.copyOf(parts), source, false));
    }

    /** The rule with names in place of ids. */
    private When rule(When when) {
        return new When(
                when.always(),
                when.keywords(),
                names(when.features(), this::featureName),
                names(when.domains(), this::domain),
                names(when.patterns(), id -> patterns.getOrDefault(id, id)),
                names(when.entities(), Words::sentenceCase),
                names(when.industries(), this::industryTitle),
                names(when.only(), this::industryTitle),
                when.threshold());
    }

    private List<Question> questions(List<String> ids) {
        return ids.stream().flatMap(id -> kb.question(id).stream()).toList();
    }

    private String featureName(String id) {
        return kb.feature(id).map(Feature::name).orElse(id);
    }

    private String industryTitle(String code) {
        return kb.industry(code).map(Industry::title).orElse(code);
    }

    private String domain(String key) {
        return kb.domain(key).name();
    }

    private static List<String> names(List<String> ids, Function<String, String> name) {
        return ids.stream().map(name).distinct().toList();
    }

    private static List<Part> parts(String name, Collection<String> items) {
        List<Part> parts = new ArrayList<>();
        part(parts, name, items);
        return parts;
    }

    private static void part(List<Part> parts, String name, Collection<String> items) {
        if (!items.isEmpty()) {
            parts.add(Part.of(name, List.copyOf(items)));
        }
    }
}
