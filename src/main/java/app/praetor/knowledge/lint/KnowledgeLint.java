package app.praetor.knowledge.lint;

import app.praetor.knowledge.CanonicalEntity;
import app.praetor.knowledge.Feature;
import app.praetor.knowledge.Integration;
import app.praetor.knowledge.KnowledgeContent;
import app.praetor.knowledge.Pattern;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.Words;
import app.praetor.knowledge.read.References;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that a reviewer would object to in a set of knowledge. Pure. */
public final class KnowledgeLint {
    private final KnowledgeContent content;
    private final Set<String> fields;
    private final List<Finding> findings = new ArrayList<>();

    private KnowledgeLint(KnowledgeContent content, Set<String> fields) {
        this.content = content;
        this.fields = fields;
    }

    /**
     * All findings but those on amounts, which only concern a complete set; none when it is fine.
     *
     * @param fields field paths that discovery knows, which proposals may come from
     */
    public static List<Finding> findings(KnowledgeContent content, Set<String> fields) {
        return List.copyOf(new KnowledgeLint(content, fields).check());
    }

    /** Where there is less than was promised. */
    public static List<Finding> amounts(KnowledgeContent content) {
        List<Finding> findings = new ArrayList<>();
        Amounts.of(content).forEach((kind, amount) -> {
            int promised = Amounts.promised(kind);
            if (amount < promised) {
                findings.add(new Finding("amount", kind, "There are " + amount + " of at least " + promised + "."));
            }
        });
        return List.copyOf(findings);
    }

    /** What would make a single question better, as sentences; the rules of tone and reason alone. */
    public static List<String> advice(Question question) {
        List<String> advice = new ArrayList<>(Tone.problems(question));
        advice.addAll(Tone.reason(question));
        return List.copyOf(advice);
    }

    private List<Finding> check() {
        for (String problem : References.problems(content)) {
            int colon = problem.indexOf(": ");
            findings.add(new Finding("reference", problem.substring(0, colon), problem.substring(colon + 2)));
        }
        for (Pool pool : content.pools()) {
            Tone.reason(pool).forEach(p -> findings.add(new Finding("rationale", "pools/" + pool.id(), p)));
            for (Question q : pool.questions()) {
                String at = at(pool, q);
                Tone.reason(q).forEach(p -> findings.add(new Finding("rationale", at, p)));
                Tone.problems(q).forEach(p -> findings.add(new Finding("tone", at, p)));
                if (Set.copyOf(q.options()).size() < q.options().size()
                        || q.options().stream().anyMatch(o -> o.contains(";"))) {
                    findings.add(new Finding("proposal", at, "A choice occurs twice or contains a semicolon."));
                }
            }
        }
        reach();
        duplicates();
        proposals();
        return findings;
    }

    private void reach() {
        Set<String> named = new HashSet<>();
        content.features().forEach(f -> named.addAll(f.questions()));
        content.entities().forEach(e -> named.addAll(e.questions()));
        content.integrations().forEach(i -> named.addAll(i.questions()));
        for (Pool pool : content.pools()) {
            boolean reached = false;
            for (Question q : pool.questions()) {
                boolean active = !pool.when().isEmpty() || !q.when().isEmpty() || named.contains(q.id());
                reached |= active;
                if (!active) {
                    unreachable(at(pool, q), "Nothing ever asks this question.");
                }
            }
            if (!reached) {
                unreachable("pools/" + pool.id(), "Nothing ever activates this pool.");
            }
        }
        for (Feature f : content.features()) {
            if (f.keywords().isEmpty() || f.questions().isEmpty()) {
                unreachable("features/" + f.id(), "A feature needs keywords to be found by and questions to ask.");
            }
        }
        for (Pattern p : content.patterns()) {
            if (p.keywords().isEmpty() || p.features().isEmpty()) {
                unreachable("patterns/" + p.id(), "A pattern needs keywords and the features that it speaks for.");
            }
        }
        for (Integration i : content.integrations()) {
            if (i.keywords().isEmpty() || i.needs().isEmpty()) {
                unreachable("integrations/" + i.id(), "An integration needs keywords and what has to be provided.");
            }
        }
        Map<String, String> owners = new HashMap<>();
        for (CanonicalEntity e : content.entities()) {
            for (String name : e.synonyms()) {
                String other = owners.put(Words.normal(name), e.name());
                if (other != null) {
                    findings.add(new Finding(
                            "duplicate", "entities/" + e.name(), "“" + name + "” also stands for " + other + "."));
                }
            }
        }
    }

    private void duplicates() {
        List<String> places = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Sameness> asked = new ArrayList<>();
        for (Pool pool : content.pools()) {
            for (Question q : pool.questions()) {
                places.add(at(pool, q));
                texts.add(q.text());
                asked.add(Sameness.to(q.text()));
            }
        }
        for (int i = 0; i < asked.size(); i++) {
            for (int j = i + 1; j < asked.size(); j++) {
                if (asked.get(i).share(asked.get(j)) >= Sameness.SAME) {
                    findings.add(new Finding(
                            "duplicate",
                            places.get(j),
                            "“" + texts.get(j) + "” asks nearly the same as “" + texts.get(i) + "” in " + places.get(i)
                                    + "."));
                }
            }
        }
    }

    private void proposals() {
        Map<String, Question> questions =
                content.questions().stream().collect(Collectors.toMap(Question::id, q -> q, (a, b) -> a));
        for (Pool pool : content.pools()) {
            for (Question q : pool.questions()) {
                for (Question.PrefillRule rule : q.prefills()) {
                    if (!fields.contains(rule.field())) {
                        findings.add(new Finding(
                                "proposal", at(pool, q), "Discovery knows no field '" + rule.field() + "'."));
                    }
                    acceptable(at(pool, q), q, rule.answer() == null ? "" : rule.answer());
                }
                String usual = q.usual();
                if (usual != null) {
                    acceptable(at(pool, q), q, usual);
                }
                q.implies()
                        .forEach(i -> i.prefill().forEach((id, answer) -> {
                            Question target = questions.get(id);
                            if (target != null) {
                                acceptable(at(pool, q), target, answer);
                            }
                        }));
            }
        }
        for (Pattern p : content.patterns()) {
            p.answers().forEach((id, answer) -> {
                Question target = questions.get(id);
                if (target != null) {
                    acceptable("patterns/" + p.id(), target, answer);
                }
            });
        }
    }

    /** A rule without an answer proposes the fact's own words, which only a text can take. */
    private void acceptable(String at, Question q, String answer) {
        boolean fits = switch (q.type()) {
            case "select" -> q.options().contains(answer);
            case "multi_select" -> q.options().containsAll(Arrays.asList(answer.split("; ", -1)));
            case "boolean" -> answer.equals("yes") || answer.equals("no");
            case "number" -> answer.isEmpty() || answer.matches("\\d+(\\.\\d+)?");
            default -> true;
        };
        if (!fits) {
            findings.add(
                    new Finding("proposal", at, "“" + answer + "” is no answer that “" + q.text() + "” would accept."));
        }
    }

    private void unreachable(String place, String problem) {
        findings.add(new Finding("unreachable", place, problem));
    }

    private static String at(Pool pool, Question q) {
        return "pools/" + pool.id() + "/" + q.id();
    }
}
