package app.praetor.knowledge.read;

import app.praetor.knowledge.CanonicalEntity;
import app.praetor.knowledge.Domain;
import app.praetor.knowledge.Feature;
import app.praetor.knowledge.Industry;
import app.praetor.knowledge.Integration;
import app.praetor.knowledge.KnowledgeContent;
import app.praetor.knowledge.Pattern;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that names are unique, that what is named exists, and that no questions wait for each other. Pure. */
public final class References {
    /** What a rule of activation may name. */
    private record Named(
            Set<String> features,
            Set<String> domains,
            Set<String> patterns,
            Set<String> entities,
            Set<String> industries) {}

    private final KnowledgeContent content;
    private final List<String> problems = new ArrayList<>();

    private References(KnowledgeContent content) {
        this.content = content;
    }

    /** One sentence for each problem, which begins with the place; none when everything fits. */
    public static List<String> problems(KnowledgeContent content) {
        return List.copyOf(new References(content).check());
    }

    private List<String> check() {
        Set<String> features = unique("features", content.features(), Feature::id);
        Set<String> patterns = unique("patterns", content.patterns(), Pattern::id);
        Set<String> domains = unique("domains", content.domains(), Domain::key);
        Set<String> questions = unique("questions", content.questions(), Question::id);
        Set<String> entities = unique("entities", content.entities(), CanonicalEntity::name);
        Set<String> industries = unique("industries", content.industries(), Industry::code);
        unique("pools", content.pools(), Pool::id);
        unique("integrations", content.integrations(), Integration::id);
        if (!domains.contains("general")) {
            problems.add("domains: the domain 'general' is missing");
        }
        Set<String> things = new HashSet<>();
        for (Domain d : content.domains()) {
            things.addAll(unique("domains/" + d.key() + "/entities", d.entities(), Domain.Entity::name));
            unique("domains/" + d.key() + "/workflows", d.workflows(), Domain.Workflow::name);
            unique("domains/" + d.key() + "/obligations", d.obligations(), Domain.Obligation::key);
        }
        for (Feature f : content.features()) {
            known("features", f.id(), "domains", f.domains(), domains);
            known("features", f.id(), "entities", f.entities(), things);
            known("features", f.id(), "questions", f.questions(), questions);
        }
        for (Pattern p : content.patterns()) {
            known("patterns", p.id(), "features", p.features(), features);
            known("patterns", p.id(), "answers", p.answers().keySet(), questions);
        }
        for (CanonicalEntity e : content.entities()) {
            known("entities", e.name(), "questions", e.questions(), questions);
        }
        for (Industry i : content.industries()) {
            known("industries", i.code(), "entities", i.entities().keySet(), entities);
        }
        for (Integration i : content.integrations()) {
            known("integrations", i.id(), "features", i.features(), features);
            known("integrations", i.id(), "questions", i.questions(), questions);
        }
        Named named = new Named(features, domains, patterns, entities, industries);
        for (Pool pool : content.pools()) {
            when("pools", pool.id(), pool.when(), named);
            for (Question q : pool.questions()) {
                when("questions", q.id(), q.when(), named);
                known("questions", q.id(), "after", q.after(), questions);
                known("questions", q.id(), "entities", q.entities(), entities);
                q.implies().forEach(i -> {
                    known("questions", q.id(), "implies", i.suppress(), questions);
                    known("questions", q.id(), "implies", i.prefill().keySet(), questions);
                });
            }
        }
        circles();
        return problems;
    }

    private void when(String kind, String id, When when, Named named) {
        known(kind, id, "when/features", when.features(), named.features());
        known(kind, id, "when/domains", when.domains(), named.domains());
        known(kind, id, "when/patterns", when.patterns(), named.patterns());
        known(kind, id, "when/entities", when.entities(), named.entities());
        known(kind, id, "when/industries", when.industries(), named.industries());
        known(kind, id, "when/only", when.only(), named.industries());
    }

    /** Takes away questions whose prerequisites are gone until none is left; what remains is a circle. */
    private void circles() {
        Map<String, List<String>> open = new TreeMap<>();
        content.questions().forEach(q -> open.put(q.id(), q.after()));
        while (!open.isEmpty()) {
            Set<String> free = open.entrySet().stream()
                    .filter(e -> e.getValue().stream().noneMatch(open::containsKey))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (free.isEmpty()) {
                problems.add("questions: these wait for each other: " + open.keySet());
                return;
            }
            open.keySet().removeAll(free);
        }
    }

    private void known(String kind, String id, String part, Collection<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add(kind + "/" + id + "/" + part + ": '" + name + "' does not exist");
            }
        }
    }

    private <T> Set<String> unique(String kind, List<T> items, Function<T, String> id) {
        Set<String> ids = new TreeSet<>();
        for (T item : items) {
            if (!ids.add(id.apply(item))) {
                problems.add(kind + "/" + id.apply(item) + ": this id occurs twice");
            }
        }
        return ids;
    }
}
