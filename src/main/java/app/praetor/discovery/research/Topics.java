package app.praetor.discovery.research;

import app.praetor.discovery.FieldValue;
import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.SessionState;
import app.praetor.discovery.Turn;
import app.praetor.knowledge.Activation;
import app.praetor.knowledge.CanonicalEntity;
import app.praetor.knowledge.Domain;
import app.praetor.knowledge.Industry;
import app.praetor.knowledge.Integration;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.ProjectFacts.Fact;
import app.praetor.knowledge.Spoken;
import app.praetor.knowledge.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the client's words give to look up, and what the built-in knowledge says about it. Pure. */
final class Topics {
    private static final String TECHNICAL = "constraints.technicalConstraints";
    private static final int THINGS = 6;
    private static final int WORKFLOWS = 4;
    private static final int QUERY = 300;
    private static final List<String> COMPETITION =
            List.of("competitor", "competition", "rival", "alternative product", "other provider");
    private static final List<String> MARKET = List.of(
            "market share", "market size", "new market", "target market", "go to market", "launch in", "expand into");

    private final KnowledgeBase kb;
    private final Domain domain;
    private final Objective objective;
    private final SessionState state;
    private final Spoken spoken;
    private final Activation activation;

    private Topics(KnowledgeBase kb, String template, Objective objective, SessionState state) {
        this.kb = kb;
        this.domain = kb.domain(template);
        this.objective = objective;
        this.state = state;
        // As one text: each phrase of the knowledge is looked for once, however long the conversation is.
        String words = state.turns().stream()
                .filter(turn -> turn.role().equals("user"))
                .map(Turn::text)
                .collect(Collectors.joining(" . "));
        ProjectFacts facts =
                new ProjectFacts(template, Map.of("conversation", List.of(new Fact(words, "", 1))), List.of());
        this.spoken = Spoken.of(facts).getFirst();
        this.activation = Activation.of(kb, facts);
    }

    /** In the order: domain, integrations as the knowledge lists them, then what waits. */
    static List<Topic> of(KnowledgeBase kb, String template, Objective objective, SessionState state) {
        Topics topics = new Topics(kb, template, objective, state);
        List<Topic> all = new ArrayList<>();
        if (!topics.activation.industries().isEmpty()) {
            all.add(topics.industry(topics.activation.industries().getFirst()));
        }
        topics.activation.integrations().forEach(each -> all.add(topics.integration(each)));
        topics.waiting(all, "competitive_analysis", COMPETITION);
        FieldValue technical = state.value(TECHNICAL);
        if (technical != null && !technical.values().isEmpty()) {
            all.add(new Topic("tech_feasibility", cut(technical.joined()), topics.obligation(TECHNICAL), null));
        }
        topics.waiting(all, "market_research", MARKET);
        return List.copyOf(all);
    }

    private Topic industry(Industry industry) {
        List<Finding> findings = new ArrayList<>();
        List<String> things = activation.industries().stream()
                .flatMap(each -> each.entities().entrySet().stream())
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .distinct()
                .limit(THINGS)
                .toList();
        for (CanonicalEntity each : kb.entities()) {
            if (things.contains(each.name())) {
                findings.add(new Finding("things", Words.sentenceCase(each.name()), "CONCEPT/" + each.name()));
            }
        }
        workflows(things)
                .forEach(each -> findings.add(new Finding(
                        "workflows",
                        each.name() + ": " + each.outcome(),
                        "WORKFLOW/" + domain.key() + "/" + each.name())));
        domain.obligations().stream()
                .filter(each -> each.area().equals("compliance"))
                .filter(each -> each.keywords().isEmpty()
                        || spoken.firstOf(each.keywords()).isPresent())
                .forEach(each -> findings.add(new Finding(
                        "compliance",
                        each.label() + ": " + each.why(),
                        "OBLIGATION/" + domain.key() + "/" + each.key())));
        return new Topic("domain_research", industry.title(), mentionedIn(industry.keywords()), List.copyOf(findings));
    }

    /** Those that deal with one of the things, the ones that deal with most of them first. */
    private List<Domain.Workflow> workflows(List<String> things) {
        Comparator<Domain.Workflow> most = Comparator.comparingLong(w -> touched(w, things));
        return domain.workflows().stream()
                .filter(each -> touched(each, things) > 0)
                .sorted(most.reversed())
                .limit(WORKFLOWS)
                .toList();
    }

    private static long touched(Domain.Workflow workflow, List<String> things) {
        String words = Words.normal(
                Stream.of(Stream.of(workflow.name(), workflow.trigger(), workflow.outcome()), workflow.steps().stream())
                        .flatMap(each -> each)
                        .collect(Collectors.joining(" . ")));
        return things.stream()
                .filter(each -> words.contains(Words.normal(each)))
                .count();
    }

    private Topic integration(Integration integration) {
        String entry = "INTEGRATION/" + integration.id();
        List<Finding> findings = new ArrayList<>();
        integration.capabilities().forEach(each -> findings.add(new Finding("capabilities", capital(each), entry)));
        integration.needs().forEach(each -> findings.add(new Finding("needs", capital(each), entry)));
        integration.questions().stream()
                .flatMap(id -> kb.question(id).stream())
                .forEach(q -> findings.add(new Finding("pitfalls", q.text() + " " + q.why(), "QUESTION/" + q.id())));
        return new Topic(
                "integration_research", integration.name(), mentionedIn(integration.keywords()), List.copyOf(findings));
    }

    private void waiting(List<Topic> all, String type, List<String> phrases) {
        if (spoken.firstOf(phrases).isPresent()) {
            state.turns().stream()
                    .filter(turn -> turn.role().equals("user") && has(turn.text(), phrases))
                    .findFirst()
                    .ifPresent(turn -> all.add(new Topic(type, cut(turn.text()), mentionedIn(phrases), null)));
        }
    }

    private @Nullable String mentionedIn(List<String> phrases) {
        return state.fields().entrySet().stream()
                .filter(each ->
                        has(each.getValue().joined() + " . " + each.getValue().snippet(), phrases))
                .map(each -> obligation(each.getKey()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String obligation(String field) {
        return objective.byField(field).map(Obligation::key).orElse(null);
    }

    private static boolean has(String text, List<String> phrases) {
        String words = Words.normal(text);
        return phrases.stream().anyMatch(each -> words.contains(Words.normal(each)));
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= QUERY ? line : line.substring(0, QUERY - 1) + "…";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
