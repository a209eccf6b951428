package app.praetor.spec;

import app.praetor.spec.SpecInputs.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compiles a specification. Pure: the same inputs give the same document and the same hash. */
public final class SpecCompiler {
    /** Part of the hash: a compiler that words differently must not be answered from the cache of an older one. */
    private static final int REVISION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Compiles without an earlier specification: numbers by order. */
    public CompiledSpec compile(SpecInputs inputs, SpecFormat format) {
        return compile(inputs, format, null);
    }

    /**
     * Compiles.
     *
     * @param previous the last specification of the project, whose requirements keep their numbers; null for none
     */
    public CompiledSpec compile(SpecInputs inputs, SpecFormat format, @Nullable JsonNode previous) {
        Map<String, Object> snapshot = new LinkedHashMap<>();
        snapshot.put("format", format.text());
        snapshot.put("compiler", REVISION);
        snapshot.put("inputs", inputs);
        String canonical = CanonicalJson.writeValue(snapshot);
        JsonNode spec = MAPPER.valueToTree(format == SpecFormat.V1 ? flat(inputs) : sections(inputs, previous));
        return new CompiledSpec(spec, canonical, CanonicalJson.sha256(canonical));
    }

    /** The hash that a compile would have, without compiling: callers look a cached specification up by it. */
    public String sourceHash(SpecInputs inputs, SpecFormat format) {
        return CanonicalJson.sha256(
                CanonicalJson.writeValue(Map.of("format", format.text(), "compiler", REVISION, "inputs", inputs)));
    }

    private static Map<String, Object> flat(SpecInputs inputs) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("format", "v1");
        spec.put("project", inputs.project());
        spec.put(
                "fields",
                inputs.fields().stream()
                        .map(f -> Map.of(
                                "path",
                                f.fieldPath(),
                                "label",
                                f.label(),
                                "section",
                                f.section(),
                                "values",
                                f.values(),
                                "confidence",
                                f.confidence(),
                                "type",
                                f.type().name().toLowerCase(java.util.Locale.ROOT)))
                        .toList());
        spec.put(
                "features",
                inputs.features().stream()
                        .map(f -> Map.of(
                                "id",
                                f.id(),
                                "name",
                                f.name(),
                                "description",
                                f.description(),
                                "category",
                                f.category(),
                                "complexity",
                                f.complexity(),
                                "notes",
                                f.notes()))
                        .toList());
        spec.put(
                "answers",
                inputs.answers().stream()
                        .map(a -> Map.of("questionId", a.questionId(), "question", a.question(), "answer", a.answer()))
                        .toList());
        spec.put(
                "entities",
                inputs.entities().stream()
                        .map(e -> Map.of("name", e.name(), "attributes", e.attributes(), "actions", e.actions()))
                        .toList());
        spec.put(
                "integrations",
                inputs.integrations().stream()
                        .map(i -> Map.of("name", i.name(), "purpose", i.purpose()))
                        .toList());
        spec.put("openQuestions", inputs.openQuestions());
        return spec;
    }

    private static Map<String, Object> sections(SpecInputs inputs, @Nullable JsonNode previous) {
        Wording wording = new Wording(texts(inputs));
        List<Requirement> requirements = requirements(inputs, wording);
        Numbering numbering = new Numbering(previous);
        Map<String, String> ids = numbering.number(requirements);
        SpecParts parts = new SpecParts(inputs, wording, requirements, ids);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("format", "v2");
        spec.put("project", inputs.project());
        spec.put("summary", parts.summary());
        spec.put("sections", parts.sections());
        spec.put("requirements", parts.requirements());
        spec.put("entities", parts.entities());
        spec.put("permissions", parts.permissions());
        spec.put("workflows", parts.workflows());
        spec.put("integrations", parts.integrations());
        spec.put("nonFunctional", parts.nonFunctional());
        spec.put("assumptions", parts.assumptions());
        spec.put("openQuestions", parts.openQuestions());
        spec.put("traceability", parts.traceability());
        spec.put("numbering", numbering.last());
        return spec;
    }

    private static List<Requirement> requirements(SpecInputs inputs, Wording wording) {
        String user = value(inputs, "primaryUser");
        FieldRequirements fields = new FieldRequirements(wording, wording.actor(user));
        ChosenRequirements chosen = new ChosenRequirements(wording);
        // One requirement a key: the same item said twice is one requirement.
        Map<String, Requirement> all = new LinkedHashMap<>();
        inputs.fields().forEach(f -> fields.of(f).forEach(r -> all.putIfAbsent(r.key(), r)));
        for (SpecInputs.Feature feature : inputs.features()) {
            Requirement r = chosen.of(feature);
            all.putIfAbsent(r.key(), r);
        }
        for (SpecInputs.Answer answer : inputs.answers()) {
            SpecInputs.Feature feature = inputs.features().stream()
                    .filter(f -> f.id().equals(answer.featureId()))
                    .findFirst()
                    .orElse(null);
            Requirement r = chosen.of(answer, feature);
            if (r != null) {
                all.putIfAbsent(r.key(), r);
            }
        }
        inputs.integrations().stream().map(chosen::of).forEach(r -> all.putIfAbsent(r.key(), r));
        inputs.patterns().forEach(p -> chosen.of(p).forEach(r -> all.putIfAbsent(r.key(), r)));
        List<Requirement> ordered = new ArrayList<>();
        for (String section : SpecParts.TITLES.keySet()) {
            all.values().stream().filter(r -> r.section().equals(section)).forEach(ordered::add);
        }
        return ordered;
    }

    /** The value of a field by the last part of its path; empty when it is not known. */
    static String value(SpecInputs inputs, String name) {
        return inputs.fields().stream()
                .filter(f -> FieldRequirements.leaf(f.fieldPath()).equals(name))
                .map(f -> String.join("; ", f.values()))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> texts(SpecInputs inputs) {
        return Stream.of(
                        inputs.fields().stream()
                                .flatMap(f -> Stream.concat(f.values().stream(), Stream.of(f.snippet()))),
                        inputs.features().stream().map(SpecInputs.Feature::description),
                        inputs.answers().stream().map(SpecInputs.Answer::answer),
                        // A name on its own is taught by a small word before it.
                        inputs.integrations().stream().map(i -> "with " + i.name()),
                        inputs.fields().stream()
                                .filter(f -> f.fieldPath().endsWith("existingSystems"))
                                .map(Field::values)
                                .flatMap(List::stream)
                                .map(v -> "with " + v))
                .flatMap(s -> s)
                .filter(Objects::nonNull);
    }
}
