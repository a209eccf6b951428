package app.praetor.spec;

import app.praetor.question.AnswerFacts;
import app.praetor.spec.SpecInputs.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a v2 specification, from inputs and numbered requirements. */
final class SpecParts {
    /** Sections in the order of the document. */
    static final Map<String, String> TITLES = titles();

    private static final Pattern ROLE = Pattern.compile("^(.+?)(?:\\s*\\((.+)\\)|, (?:for|to) (.+))?$");

    private final SpecInputs inputs;
    private final Wording wording;
    private final List<Requirement> requirements;
    private final Map<String, String> ids;

    SpecParts(SpecInputs inputs, Wording wording, List<Requirement> requirements, Map<String, String> ids) {
        this.inputs = inputs;
        this.wording = wording;
        this.requirements = requirements;
        this.ids = ids;
    }

    List<Object> summary() {
        List<Object> all = new ArrayList<>();
        for (String name : List.of(
                "coreProblem",
                "triggerEvent",
                "currentSolution",
                "problemImpact",
                "primaryUser",
                "secondaryUsers",
                "existingSystems")) {
            inputs.fields().stream()
                    .filter(f -> FieldRequirements.leaf(f.fieldPath()).equals(name)
                            && !f.values().isEmpty())
                    .forEach(f -> all.add(map(
                            "field",
                            f.fieldPath(),
                            "label",
                            f.label(),
                            "text",
                            String.join("; ", f.values()),
                            "sources",
                            List.of(source(f.source())))));
        }
        return all;
    }

    List<Object> sections() {
        List<Object> all = new ArrayList<>();
        TITLES.forEach((id, title) -> {
            List<String> members = requirements.stream()
                    .filter(r -> r.section().equals(id))
                    .map(this::id)
                    .toList();
            if (!members.isEmpty()) {
                all.add(map("id", id, "title", title, "requirements", members));
            }
        });
        return all;
    }

    List<Object> requirements() {
        List<Object> all = new ArrayList<>();
        for (Requirement r : requirements) {
            Map<String, Object> m = map(
                    "id",
                    id(r),
                    "key",
                    Numbering.hashed(r.key()),
                    "section",
                    r.section(),
                    "title",
                    r.title(),
                    "statement",
                    r.statement(),
                    "priority",
                    r.priority().name().toLowerCase(Locale.ROOT),
                    "acceptance",
                    r.acceptance().stream().map(SpecParts::criterion).toList(),
                    "origin",
                    map("kind", r.origin().kind(), "ref", r.origin().ref()),
                    "toConfirm",
                    r.inferred(),
                    "sources",
                    r.sources().stream().map(SpecParts::source).toList());
            if (!r.note().isEmpty()) {
                m.put("rationale", r.note());
            }
            all.add(m);
        }
        return all;
    }

    List<Object> entities() {
        List<Object> all = new ArrayList<>();
        for (SpecInputs.Entity e : inputs.entities()) {
            all.add(map(
                    "name",
                    e.name(),
                    "attributes",
                    e.attributes(),
                    "actions",
                    e.actions(),
                    "sources",
                    e.source() == null ? List.of() : List.of(source(e.source()))));
        }
        return all;
    }

    /** Roles: the primary user may do the jobs; what a secondary user may do is known only where it was said. */
    List<Object> permissions() {
        List<Object> all = new ArrayList<>();
        List<String> jobs = requirements.stream()
                .filter(r -> r.section().equals("jobs"))
                .map(this::id)
                .toList();
        for (Field f : inputs.fields()) {
            String leaf = FieldRequirements.leaf(f.fieldPath());
            boolean primary = leaf.equals("primaryUser");
            if (!primary && !leaf.equals("secondaryUsers")) {
                continue;
            }
            for (String value : f.values()) {
                String text = Wording.clean(value);
                Matcher m = ROLE.matcher(text.endsWith(")") ? text : Wording.clean(text));
                if (text.isEmpty() || !m.matches()) {
                    continue;
                }
                String purpose = m.group(2) != null ? m.group(2) : m.group(3);
                Map<String, Object> role = map(
                        "role",
                        Wording.upper(m.group(1)),
                        "kind",
                        primary ? "primary" : "secondary",
                        "requirements",
                        primary ? jobs : List.of(),
                        "sources",
                        List.of(source(f.source())));
                if (purpose != null) {
                    role.put("purpose", purpose);
                }
                all.add(role);
            }
        }
        return all;
    }

    List<Object> workflows() {
        List<Object> all = new ArrayList<>();
        String actor = Wording.upper(wording.actor(SpecCompiler.value(inputs, "primaryUser")));
        for (Requirement r : requirements) {
            if (r.section().equals("jobs")) {
                Requirement.Criterion c = r.acceptance().getFirst();
                all.add(map(
                        "id",
                        "WF-" + id(r).substring(3),
                        "name",
                        r.title(),
                        "story",
                        story(c.when()),
                        "actor",
                        actor,
                        "requirement",
                        id(r),
                        "steps",
                        List.of("Start: " + Wording.upper(c.when()), r.statement(), "End: " + Wording.upper(c.then())),
                        "sources",
                        r.sources().stream().map(SpecParts::source).toList()));
            }
        }
        return all;
    }

    /** The job in the voice of who does it. */
    private String story(String when) {
        String who = wording.actor(SpecCompiler.value(inputs, "primaryUser"));
        return "As " + who + ", "
                + (when.startsWith("they want to ")
                        ? "we want to " + when.substring("they want to ".length())
                        : "we want support for " + when.replaceFirst("^they do ", ""))
                + ".";
    }

    List<Object> integrations() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (SpecInputs.Integration i : inputs.integrations()) {
            all.put(
                    i.name().toLowerCase(Locale.ROOT),
                    map(
                            "name",
                            i.name(),
                            "kind",
                            "chosen",
                            "purpose",
                            i.purpose(),
                            "sources",
                            i.source() == null ? List.of() : List.of(source(i.source()))));
        }
        for (Field f : inputs.fields()) {
            if (FieldRequirements.leaf(f.fieldPath()).equals("existingSystems")) {
                for (String value : f.values()) {
                    String name = Wording.clean(value);
                    if (!name.isEmpty() && !name.matches("(?i)no|none|nothing")) {
                        all.putIfAbsent(
                                name.toLowerCase(Locale.ROOT),
                                map(
                                        "name",
                                        name,
                                        "kind",
                                        "existing",
                                        "purpose",
                                        "",
                                        "sources",
                                        List.of(source(f.source()))));
                    }
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    List<String> nonFunctional() {
        return requirements.stream()
                .filter(r -> r.prefix().equals("NF"))
                .map(this::id)
                .toList();
    }

    /** What the client ruled out, and what rests on an unsure value. */
    List<Object> assumptions() {
        List<Object> all = new ArrayList<>();
        for (Field f : inputs.fields()) {
            String text = Wording.clean(String.join("; ", f.values()));
            if (FieldRequirements.leaf(f.fieldPath()).equals("sensitiveData")
                    && text.matches("(?i)^(no|none|nothing)\\b.*")) {
                String rest = text.replaceFirst("(?i)^(no|none|nothing)\\b[,:; –—-]*", "");
                all.add(map(
                        "text",
                        "The system keeps no sensitive data"
                                + (rest.isEmpty() ? "." : " (in the words of the client: “" + text + "”)."),
                        "sources",
                        List.of(source(f.source()))));
            }
        }
        return all;
    }

    List<Object> openQuestions() {
        Map<String, Object> all = new LinkedHashMap<>();
        inputs.openQuestions()
                .forEach(q -> all.put(q.ref(), map("ref", q.ref(), "text", q.text(), "reason", q.reason())));
        for (SpecInputs.Answer a : inputs.answers()) {
            if (AnswerFacts.undecided(a.answer())) {
                all.putIfAbsent(
                        a.questionId(),
                        map("ref", a.questionId(), "text", a.question(), "reason", "Not answered yet."));
            }
        }
        for (Field f : inputs.fields()) {
            if (f.confidence() < FieldRequirements.SURE && !f.values().isEmpty()) {
                all.putIfAbsent(
                        f.fieldPath(),
                        map(
                                "ref",
                                f.fieldPath(),
                                "text",
                                "Is this right? " + f.label() + ": " + Wording.clean(String.join("; ", f.values()))
                                        + ".",
                                "reason",
                                "Understood with low confidence."));
            }
        }
        return new ArrayList<>(all.values());
    }

    List<Object> traceability() {
        List<Object> all = new ArrayList<>();
        for (Requirement r : requirements) {
            all.add(map(
                    "requirement",
                    id(r),
                    "sources",
                    r.sources().stream().map(SpecParts::source).toList()));
        }
        return all;
    }

    private String id(Requirement r) {
        return java.util.Objects.requireNonNull(ids.get(r.key()));
    }

    private static Map<String, Object> criterion(Requirement.Criterion c) {
        return c.measure().isEmpty()
                ? map("type", "scenario", "given", c.given(), "when", c.when(), "then", c.then())
                : map("type", "measure", "measure", c.measure());
    }

    private static Map<String, Object> source(SourceRef s) {
        Map<String, Object> m = map(
                "kind",
                s.kind().name().toLowerCase(Locale.ROOT),
                "ref",
                s.ref(),
                "snippet",
                s.snippet(),
                "confidence",
                s.confidence());
        putKnown(m, "turn", s.turn());
        putKnown(m, "speaker", s.speaker());
        return m;
    }

    private static void putKnown(Map<String, Object> m, String key, @Nullable Object value) {
        if (value != null) {
            m.put(key, value);
        }
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> m = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            m.put((String) pairs[i], pairs[i + 1]);
        }
        return m;
    }

    private static Map<String, String> titles() {
        Map<String, String> m = new LinkedHashMap<>();
        for (String[] t : Arrays.asList(
                new String[] {"jobs", "What people do with the system"},
                new String[] {"features", "Features"},
                new String[] {"decisions", "Decisions"},
                new String[] {"problems", "Problems to remove"},
                new String[] {"domain", "Needs of the domain"},
                new String[] {"integrations", "Integrations"},
                new String[] {"dealbreakers", "Dealbreakers"},
                new String[] {"constraints", "Constraints"},
                new String[] {"non-functional", "Quality of the system"},
                new String[] {"patterns", "Good practice"},
                new String[] {"success", "Measures of success"})) {
            m.put(t[0], t[1]);
        }
        return Collections.unmodifiableMap(m);
    }
}
